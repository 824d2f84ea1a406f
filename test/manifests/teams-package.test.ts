import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ICON_SIDES, pngSize, teamsPackage } from '../../src/manifests/teams-package.js';
import { aTeamsManifest, manifestFile } from '../support/manifests.js';

const color = manifestFile('teams/color.png');
const outline = manifestFile('teams/outline.png');
const pack = () => teamsPackage({ manifest: aTeamsManifest(), color, outline });

const paeth = (a: number, b: number, c: number): number => {
  const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (da <= db && da <= dc) return a;
  return db <= dc ? b : c;
};

/** The pixels of a PNG of 8 bits a channel with alpha, as [red, green, blue, alpha]. */
const pixelsOf = (png: Buffer): number[][] => {
  const { width, height } = pngSize(png) ?? { width: 0, height: 0 };
  expect([png[24], png[25]]).toEqual([8, 6]);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * 4;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < stride; x += 1) {
      const left = x < 4 ? 0 : (out[y * stride + x - 4] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (out[(y - 1) * stride + x - 4] ?? 0);
      const before =
        [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[y * (stride + 1)] ?? 0] ?? 0;
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + before;
    }
  return Array.from({ length: width * height }, (_, n) => [...out.subarray(n * 4, n * 4 + 4)]);
};

describe('the Teams app’s zip', () => {
  test('holds exactly the manifest and the two icons that it names', () => {
    const files = unzipSync(pack());
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    expect(manifest).toEqual(aTeamsManifest());
    expect(Object.values(manifest.icons).sort()).toEqual(['color.png', 'outline.png']);
    expect(pngSize(files['color.png'] ?? new Uint8Array())).toEqual({ width: 192, height: 192 });
    expect(pngSize(files['outline.png'] ?? new Uint8Array())).toEqual({ width: 32, height: 32 });
  });

  test('is the same, byte for byte, each time, and says no day of its making', () => {
    const zip = Buffer.from(pack());
    expect(zip.equals(Buffer.from(pack()))).toBe(true);
    // A local file header: time at byte 10, date at 12, as MS-DOS counts; 1 January 1980 is 0x21.
    expect([zip.readUInt16LE(10), zip.readUInt16LE(12)]).toEqual([0, 0x21]);
  });

  test('is not made with icons of other sizes, or with what is no picture', () => {
    const manifest = aTeamsManifest();
    expect(() => teamsPackage({ manifest, color: outline, outline })).toThrow(
      'color.png must be a PNG of 192 × 192 pixels.',
    );
    expect(() => teamsPackage({ manifest, color, outline: color })).toThrow(
      'outline.png must be a PNG of 32 × 32 pixels.',
    );
    expect(() => teamsPackage({ manifest, color: Buffer.from('<svg/>'), outline })).toThrow('color.png must');
  });
});

describe('the icons', () => {
  test('the outline is white on nothing, and there is something of both', () => {
    const pixels = pixelsOf(outline);
    expect(pixels).toHaveLength(ICON_SIDES.outline ** 2);
    const drawn = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(drawn.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
    expect(drawn.length).toBeGreaterThan(100);
    expect(pixels.length - drawn.length).toBeGreaterThan(400);
  });

  test.each(['color', 'outline'] as const)('%s.svg is drawn for the size of its PNG', (name) => {
    const side = ICON_SIDES[name];
    expect(manifestFile(`teams/${name}.svg`).toString('utf8')).toContain(
      `width="${side}" height="${side}" viewBox="0 0 ${side} ${side}"`,
    );
  });
});
