import { strToU8, zipSync } from 'fflate';

/** Width and height in pixels that a PNG file says it has; null where it is none. */
export const pngSize = (file: Uint8Array): { readonly width: number; readonly height: number } | null => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452)
    return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

/** Sides of the two icons in pixels, as Teams asks for them. */
export const ICON_SIDES = { color: 192, outline: 32 } as const;

/** The three files of a Teams app. */
export interface TeamsPackageOf {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

/**
 * A Teams app as one zip. The same files give the same bytes on every day and machine, so that two can be compared.
 * @throws Error for an icon that is no PNG of its size.
 */
export const teamsPackage = ({ manifest, color, outline }: TeamsPackageOf): Uint8Array => {
  for (const [name, file] of Object.entries({ color, outline })) {
    const side = ICON_SIDES[name as keyof typeof ICON_SIDES];
    const size = pngSize(file);
    if (size?.width !== side || size.height !== side)
      throw new Error(`${name}.png must be a PNG of ${side} × ${side} pixels.`);
  }
  return zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
      'color.png': color,
      'outline.png': outline,
    },
    // Local time without a zone: the zip format keeps no zone either. 1980 is its first year.
    { mtime: '1980-01-01T00:00:00', level: 9 },
  );
};
