import { applyPatches, enablePatches, freeze, type Patch as ImmerPatch } from 'immer';
import { FiledMap } from '../domain/filed.js';
import { COLLECTIONS, type Collection, type Register, schemas } from '../domain/register.js';
import type { Change } from '../ports.js';

enablePatches();

/** A record of any collection, where the code treats them all alike. */
export interface AnyRecord {
  readonly id: string;
}

/** The register while the store builds it: one filed map of frozen records for each collection, in order of entry. */
export type Maps = Record<Collection, FiledMap<AnyRecord>>;

/** An empty register. */
export const emptyMaps = (): Maps =>
  Object.fromEntries(COLLECTIONS.map((name) => [name, new FiledMap<AnyRecord>()])) as Maps;

/** The maps as readers get them: the same ones, typed record by record. */
export const asRegister = (maps: Maps): Register => maps as unknown as Register;

/** A reader's register as the store's own maps, to go through it collection by collection. */
export const asMaps = (register: Register): Maps => register as unknown as Maps;

/** A copy of a record that fits its collection, or what keeps it from it, without quoting its text. */
export const fitted = (collection: Collection, record: unknown): AnyRecord | string => {
  const result = schemas[collection].safeParse(record);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return `${issue?.path.join('.') || 'the record'}: ${issue?.message ?? 'does not fit'}`;
};

/** What keeps a record from its collection, without quoting its text; null when it fits. */
export const misfitOf = (collection: Collection, record: unknown): string | null => {
  const found = fitted(collection, record);
  return typeof found === 'string' ? found : null;
};

/**
 * Whether a record fits where `former`, which differs from it in some fields, does: only those are looked at. That is
 * enough while no schema has a rule over several fields, which a test holds.
 */
export const fitsAs = (collection: Collection, record: AnyRecord, former: AnyRecord): boolean => {
  const fields: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    schemas[collection].shape;
  const [is, was] = [record, former] as unknown as readonly Readonly<Record<string, unknown>>[];
  const keys = Object.keys(record);
  return (
    keys.length === Object.keys(fields).length &&
    keys.every((key) => is?.[key] === was?.[key] || fields[key]?.safeParse(is?.[key]).success === true)
  );
};

/** The first record of the whole register that does not fit its schema, in words; null when all fit. */
export const firstMisfit = (maps: Maps): string | null => {
  for (const collection of COLLECTIONS) {
    for (const [id, record] of maps[collection]) {
      const misfit = misfitOf(collection, record);
      if (misfit !== null) return `${collection}/${id}: ${misfit}`;
    }
  }
  return null;
};

/** A change that brings a whole new record: one patch at the record's root. */
export const additionOf = (collection: Collection, record: AnyRecord): Change => ({
  collection,
  id: record.id,
  patches: [{ op: 'add', path: [], value: record }],
});

/** Applies one change as the journal has it; gives what does not fit, or null when it was applied. */
export const applyChange = (maps: Maps, { collection, id, patches }: Change): string | null => {
  const record = maps[collection].get(id);
  const [first] = patches;
  if (first?.op === 'add' && first.path.length === 0) {
    if (record !== undefined) return `it adds ${collection}/${id}, which is there already`;
    maps[collection].set(id, freeze(first.value as AnyRecord, true));
    return null;
  }
  if (record === undefined) return `it edits ${collection}/${id}, which is not there`;
  try {
    maps[collection].set(id, freeze(applyPatches(record, patches as readonly ImmerPatch[]), true));
    return null;
  } catch {
    return `its changes to ${collection}/${id} lead to a field that is not there`;
  }
};
