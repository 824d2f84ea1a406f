/** What is in a {@link passing} map, by its keys. */
export interface Passing<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  /** The key that has been there longest. */
  oldest(): K | undefined;
  values(): readonly V[];
  readonly size: number;
}

/**
 * A map of what comes and goes, such as the work under way: what is taken out is let go of at once. A Map alone does
 * not do that: V8 leaves the tables that it has outgrown tied to the newer ones until the whole heap is collected, and
 * with them every value that they held then: under load 4 KB of each Slack request, out of the cards of those under way.
 */
export const passing = <K, V>(): Passing<K, V> => {
  const boxes = new Map<K, { value: V | undefined }>();
  const empty = (key: K): void => {
    const box = boxes.get(key);
    if (box) box.value = undefined;
  };
  return {
    get: (key) => boxes.get(key)?.value,
    set: (key, value) => {
      empty(key);
      boxes.set(key, { value });
    },
    delete: (key) => {
      empty(key);
      boxes.delete(key);
    },
    oldest: () => boxes.keys().next().value,
    values: () => [...boxes.values()].flatMap(({ value }) => (value === undefined ? [] : [value])),
    get size() {
      return boxes.size;
    },
  };
};
