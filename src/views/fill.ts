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

/** A value that a scope gives. */
type Read = (scope: Scope) => unknown;
/** A part of a template, ready to be filled: it adds none, one or (in an array) several nodes in its place. */
type Filling = (scope: Scope, into: unknown[]) => void;

/**
 * Makes a template ready, so that each filling is only reading. It knows the part of the standard templating
 * language that our cards use: `${path}`, `$data`, `$when` on one boolean path, `$root` and `$index`.
 * @throws FillError for anything else of the language; the function it gives throws it for a missing value: a person
 * never sees a raw `${x}`.
 */
export const prepare = (template: unknown): ((data: unknown) => unknown) => {
  const filling = prepareNode(template);
  return (data) => {
    const filled: unknown[] = [];
    filling({ root: data, data, index: null }, filled);
    return filled[0];
  };
};

/** Fills a template once. @throws FillError as {@link prepare} does. */
export const fill = (template: unknown, data: unknown): unknown => prepare(template)(data);

const prepareNode = (node: unknown): Filling => {
  if (typeof node === 'string') {
    const read = prepareString(node);
    return (scope, into) => void into.push(read(scope));
  }
  if (Array.isArray(node)) {
    const children = node.map(prepareNode);
    return (scope, into) => {
      const filled: unknown[] = [];
      for (const child of children) child(scope, filled);
      into.push(filled);
    };
  }
  if (node === null || typeof node !== 'object') return (_scope, into) => void into.push(node);
  const { $data, ...rest } = node as Record<string, unknown>;
  const object = prepareObject(rest);
  if ($data === undefined) return object;
  const read: Read = typeof $data === 'string' ? prepareString($data) : () => $data;
  return (scope, into) => {
    const bound = read(scope);
    if (!Array.isArray(bound)) return object({ ...scope, data: bound }, into);
    for (const [index, data] of bound.entries()) object({ root: scope.root, data, index }, into);
  };
};

const prepareObject = ({ $when, ...rest }: Record<string, unknown>): Filling => {
  const isWanted = $when === undefined ? null : prepareWhen($when);
  const fields = Object.entries(rest).map(([key, value]) => [key, prepareNode(value)] as const);
  return (scope, into) => {
    if (isWanted && !isWanted(scope)) return;
    const filled: Record<string, unknown> = {};
    for (const [key, field] of fields) {
      const found: unknown[] = [];
      field(scope, found);
      if (found[0] !== undefined) filled[key] = found[0];
    }
    into.push(filled);
  };
};

const prepareWhen = (when: unknown): ((scope: Scope) => boolean) => {
  const read: Read = typeof when === 'string' && WHOLE.test(when) ? prepareString(when) : () => when;
  return (scope) => {
    const value = read(scope);
    if (typeof value !== 'boolean')
      throw new FillError(`$when takes one path to true or false; found ${JSON.stringify(when)}.`);
    return value;
  };
};

const prepareString = (text: string): Read => {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return preparePath(whole);
  if (!text.includes('${')) return () => text;
  const paths = new Map([...text.matchAll(PARTS)].map(([, path = '']) => [path, preparePath(path)]));
  return (scope) =>
    text.replace(PARTS, (_, path: string) => {
      const value = paths.get(path)?.(scope);
      if (typeof value === 'string' || typeof value === 'number') return String(value);
      throw new FillError(`\${${path}} stands inside a text and must be words or a number.`);
    });
};

const preparePath = (path: string): Read => {
  if (!PATH.test(path)) throw new FillError(`"${path}" is not a plain path; make the value in the view.`);
  const [first = '', ...others] = path.split('.');
  return ({ root, data, index }) => {
    let at: unknown =
      first === '$root' ? root : first === '$data' ? data : first === '$index' ? index : own(data, first);
    for (const key of others) at = own(at, key);
    if (at === undefined || (first === '$index' && at === null))
      throw new FillError(`The view gives no "${path}".`);
    return at;
  };
};

const own = (of: unknown, key: string): unknown =>
  of !== null && typeof of === 'object' && Object.hasOwn(of, key)
    ? (of as Record<string, unknown>)[key]
    : undefined;
