/**
 * A collection's records found by what they say, so that whoever asks for what is open does not go through all there
 * ever was.
 *
 * A collection is a `FiledMap`: a map that files each record under its keys while it is set, replaced or taken out, and
 * that nobody can change without its knowing. So what stands under a key is always what going through the whole map
 * would find, in the same order, which is the order of entry. A filing is made the first time that somebody asks by it,
 * and from then on costs each change a few steps, however much there is. What a pure function made of the whole map is
 * kept until the next change. A plain map, such as a test or a part of a register gives, is filed anew for each asking.
 */

/** A way of filing: the keys of a record, and whether two states of one record have the same. */
export interface Filing<R> {
  readonly keys: (record: R) => readonly string[];
  readonly same: (a: R, b: R) => boolean;
}

/**
 * Files records by a part of them. Records are frozen and share what did not change, so a part that is the same value
 * in the next state of a record has the same keys, and nothing need be filed again.
 */
export const filing = <R, T>(part: (record: R) => T, keys: (part: T) => readonly string[]): Filing<R> => ({
  keys: (record) => keys(part(record)),
  same: (a, b) => Object.is(part(a), part(b)),
});

/** The records of a collection by one filing, each list in the order of entry. */
export interface Filed<R> {
  under(key: string): readonly R[];
  /** The newest under this key that `holds` lets through. */
  last(key: string, holds: (record: R) => boolean): R | undefined;
  /** Those under any of these keys, each once. */
  underAny(keys: Iterable<string>): readonly R[];
  /** Those under this key or one that sorts behind it, each once. */
  from(key: string): readonly R[];
}

/** One map by one filing: the ids under each key, in the order of entry. `placeOf` says where in it an id stands. */
const createCabinet = <R>(
  by: Filing<R>,
  map: ReadonlyMap<string, R>,
  placeOf: (id: string) => number,
): Filed<R> & { file(id: string, former: R | undefined, record: R | undefined): void } => {
  const drawers = new Map<string, string[]>();

  /** Where in a drawer an id is, or would be. */
  const find = (ids: readonly string[], id: string): number => {
    const place = placeOf(id);
    let [low, high] = [0, ids.length];
    // Most are the newest.
    if (high > 0 && placeOf(ids[high - 1] as string) < place) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placeOf(ids[middle] as string) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const takeOut = (key: string, id: string): void => {
    const ids = drawers.get(key) ?? [];
    ids.splice(find(ids, id), 1);
    if (ids.length === 0) drawers.delete(key);
  };

  const putIn = (key: string, id: string): void => {
    const ids = drawers.get(key);
    if (ids === undefined) drawers.set(key, [id]);
    else {
      const at = find(ids, id);
      if (ids[at] !== id) ids.splice(at, 0, id);
    }
  };

  const records = (ids: Iterable<string>): readonly R[] => {
    const found: R[] = [];
    for (const id of ids) found.push(map.get(id) as R);
    return found;
  };

  const underAny = (keys: Iterable<string>): readonly R[] => {
    const ids = new Set<string>();
    for (const key of keys) for (const id of drawers.get(key) ?? []) ids.add(id);
    if (ids.size === 0) return [];
    return records([...ids].sort((a, b) => placeOf(a) - placeOf(b)));
  };

  return {
    file: (id, former, record) => {
      if (former !== undefined && record !== undefined && by.same(former, record)) return;
      const before = former === undefined ? [] : by.keys(former);
      const after = new Set(record === undefined ? [] : by.keys(record));
      for (const key of new Set(before)) if (!after.has(key)) takeOut(key, id);
      for (const key of after) putIn(key, id);
    },
    under: (key) => records(drawers.get(key) ?? []),
    last: (key, holds) => {
      const ids = drawers.get(key) ?? [];
      for (let at = ids.length - 1; at >= 0; at -= 1) {
        const record = map.get(ids[at] as string) as R;
        if (holds(record)) return record;
      }
      return undefined;
    },
    underAny,
    from: (key) => underAny([...drawers.keys()].filter((one) => one >= key)),
  };
};

type Cabinet<R> = ReturnType<typeof createCabinet<R>>;

/** A collection that is filed while it changes. To whoever only reads it is a map. */
export class FiledMap<R> extends Map<string, R> {
  readonly #cabinets = new Map<Filing<R>, Cabinet<R>>();
  /** Where each record stands in the order of entry. */
  readonly #places = new Map<string, number>();
  readonly #made = new Map<unknown, unknown>();
  #entered = 0;
  #changes = 0;
  #losses = 0;

  constructor(records: Iterable<readonly [string, R]> = []) {
    super();
    for (const [id, record] of records) this.set(id, record);
  }

  /** Counts every change, so that whoever reckoned with this map knows whether it is as it was. */
  get changes(): number {
    return this.#changes;
  }

  /** Counts the records that were taken out again. */
  get losses(): number {
    return this.#losses;
  }

  override set(id: string, record: R): this {
    const former = this.get(id);
    super.set(id, record);
    if (former === undefined) this.#places.set(id, this.#entered++);
    this.#changed();
    for (const cabinet of this.#cabinets.values()) cabinet.file(id, former, record);
    return this;
  }

  override delete(id: string): boolean {
    const former = this.get(id);
    if (!super.delete(id)) return false;
    this.#changed();
    this.#losses += 1;
    for (const cabinet of this.#cabinets.values()) cabinet.file(id, former, undefined);
    this.#places.delete(id);
    return true;
  }

  override clear(): void {
    for (const id of [...this.keys()]) this.delete(id);
  }

  #changed(): void {
    this.#changes += 1;
    if (this.#made.size > 0) this.#made.clear();
  }

  /** Its records by this filing, which is kept from now on. */
  filed(by: Filing<R>): Filed<R> {
    const known = this.#cabinets.get(by);
    if (known !== undefined) return known;
    const cabinet = createCabinet(by, this, (id) => this.#places.get(id) ?? 0);
    for (const [id, record] of this) cabinet.file(id, undefined, record);
    this.#cabinets.set(by, cabinet);
    return cabinet;
  }

  /** What this function makes of it, which is kept until the next change. */
  made<T>(make: (records: ReadonlyMap<string, R>) => T): T {
    if (!this.#made.has(make)) this.#made.set(make, make(this));
    return this.#made.get(make) as T;
  }
}

/** The records of a collection by this filing. */
export const filedBy = <R>(records: ReadonlyMap<string, R>, by: Filing<R>): Filed<R> =>
  (records instanceof FiledMap ? records : new FiledMap<R>(records)).filed(by);

/** A pure function of a whole collection, whose last result is kept until the collection changes. */
export const madeOf =
  <R, T>(make: (records: ReadonlyMap<string, R>) => T): ((records: ReadonlyMap<string, R>) => T) =>
  (records) =>
    records instanceof FiledMap ? records.made(make) : make(records);
