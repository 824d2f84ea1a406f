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
/** A part of a template, ready to be filled: undefined where it is not wanted, {@link Several} in the place of one. */
type Filling = Read;

/** What a part that is bound to a list becomes: as many nodes as it has, where an array holds it. */
class Several {
  constructor(readonly nodes: readonly unknown[]) {}
}

/**
 * Makes a template ready, so that each filling is only reading. It knows the part of the standard templating
 * language that our cards use: `${path}`, `$data`, `$when` on one boolean path, `$root` and `$index`.
 * @throws FillError for anything else of the language; the function it gives throws it for a missing value: a person
 * never sees a raw `${x}`.
 */
export const prepare = (template: unknown): ((data: unknown) => unknown) => {
  const filling = prepareNode(template);
  return (data) => single(filling({ root: data, data, index: null }));
};

/** Fills a template once. @throws FillError as {@link prepare} does. */
export const fill = (template: unknown, data: unknown): unknown => prepare(template)(data);

/** Where one node stands, the first of several. */
const single = (filled: unknown): unknown => (filled instanceof Several ? filled.nodes[0] : filled);

const prepareNode = (node: unknown): Filling => {
  if (typeof node === 'string') return prepareString(node);
  if (Array.isArray(node)) {
    const children = node.map(prepareNode);
    return (scope) => {
      const filled: unknown[] = [];
      for (const child of children) {
        const made = child(scope);
        if (made instanceof Several) filled.push(...made.nodes);
        else if (made !== undefined) filled.push(made);
      }
      return filled;
    };
  }
  if (node === null || typeof node !== 'object') return () => node;
  const { $data, ...rest } = node as Record<string, unknown>;
  const object = prepareObject(rest);
  if ($data === undefined) return object;
  const read: Read = typeof $data === 'string' ? prepareString($data) : () => $data;
  return (scope) => {
    const bound = read(scope);
    if (!Array.isArray(bound)) return object({ ...scope, data: bound });
    const nodes = bound.map((data, index) => object({ root: scope.root, data, index }));
    return new Several(nodes.filter((made) => made !== undefined));
  };
};

const prepareObject = ({ $when, ...rest }: Record<string, unknown>): Filling => {
  const isWanted = $when === undefined ? null : prepareWhen($when);
  const fields = Object.entries(rest).map(([key, value]) => [key, prepareNode(value)] as const);
  return (scope) => {
    if (isWanted && !isWanted(scope)) return undefined;
    const filled: Record<string, unknown> = {};
    for (const [key, field] of fields) {
      const made = single(field(scope));
      if (made !== undefined) filled[key] = made;
    }
    return filled;
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
