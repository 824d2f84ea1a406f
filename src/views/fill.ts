/** A template asked for something that the view did not give, or for something that templates may not do. */
export class FillError extends Error {
  override readonly name = 'FillError';
}

interface Scope {
  readonly root: unknown;
  readonly data: unknown;
  readonly index: number | null;
}

const WHOLE = /^\$\{([^{}]+)\}$/;
const PARTS = /\$\{([^{}]*)\}/g;
const PATH = /^(?:\$root|\$data|\$index|[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)*$/;

/**
 * Fills an Adaptive Card template. It knows the part of the standard templating language that our cards use:
 * `${path}`, `$data`, `$when` on one boolean path, `$root` and `$index`.
 * @throws FillError for a missing value, and for anything else of the language: a person never sees a raw `${x}`.
 */
export const fill = (template: unknown, data: unknown): unknown => {
  const [filled] = fillNode(template, { root: data, data, index: null });
  return filled;
};

/** None, one or (in an array) several nodes take a node's place. */
const fillNode = (node: unknown, scope: Scope): readonly unknown[] => {
  if (typeof node === 'string') return [fillString(node, scope)];
  if (Array.isArray(node)) return [node.flatMap((child) => fillNode(child, scope))];
  if (node === null || typeof node !== 'object') return [node];
  const { $data, ...rest } = node as Record<string, unknown>;
  if ($data === undefined) return fillObject(rest, scope);
  const bound = typeof $data === 'string' ? fillString($data, scope) : $data;
  if (!Array.isArray(bound)) return fillObject(rest, { ...scope, data: bound });
  return bound.flatMap((item, index) => fillObject(rest, { ...scope, data: item, index }));
};

const fillObject = ({ $when, ...rest }: Record<string, unknown>, scope: Scope): readonly unknown[] => {
  if ($when !== undefined && !isWanted($when, scope)) return [];
  const filled: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) {
    const [only] = fillNode(value, scope);
    if (only !== undefined) filled[key] = only;
  }
  return [filled];
};

const isWanted = (when: unknown, scope: Scope): boolean => {
  const value = typeof when === 'string' && WHOLE.test(when) ? fillString(when, scope) : when;
  if (typeof value !== 'boolean')
    throw new FillError(`$when takes one path to true or false; found ${JSON.stringify(when)}.`);
  return value;
};

const fillString = (text: string, scope: Scope): unknown => {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return valueAt(whole, scope);
  return text.replace(PARTS, (_, path: string) => {
    const value = valueAt(path, scope);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw new FillError(`\${${path}} stands inside a text and must be words or a number.`);
  });
};

const valueAt = (path: string, { root, data, index }: Scope): unknown => {
  if (!PATH.test(path)) throw new FillError(`"${path}" is not a plain path; make the value in the view.`);
  const [first = '', ...others] = path.split('.');
  let at: unknown =
    first === '$root' ? root : first === '$data' ? data : first === '$index' ? index : own(data, first);
  for (const key of others) at = own(at, key);
  if (at === undefined || (first === '$index' && at === null))
    throw new FillError(`The view gives no "${path}".`);
  return at;
};

const own = (of: unknown, key: string): unknown =>
  of !== null && typeof of === 'object' && Object.hasOwn(of, key)
    ? (of as Record<string, unknown>)[key]
    : undefined;
