import { COLLECTIONS, type Collection, type RecordOf, type Register } from '../../src/domain/register.js';
import { fakeClock } from './fake-clock.js';
import { memoryStore } from './memory-store.js';
import { contentOf } from './store.js';
import { aWorld, aWorldOn, type World } from './world.js';

/** Stands in everything that people type. Short, for initials; a link, Markdown and markup follow where there is room. */
export const MARK = '⚑';
const MARKED = `${MARK} **b** [x](javascript:alert(1)) <at>all</at> \${heading}`;

/** The fields whose words are people's own. */
const FREE: ReadonlySet<string> = new Set(
  `title publisher name initials text requirements addressees wording answer notes answerNotes words why
  reason statement source done toldBy link blocker note cancelledBecause reportNumber`.split(/\s+/),
);

/** Marks a record's free words; ids, days, words of the field and numbers stay as they are. */
const mark = (value: unknown, field = ''): unknown => {
  if (Array.isArray(value)) return value.map((item) => mark(item, field));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner, key)]));
  if (typeof value !== 'string' || !FREE.has(field)) return value;
  if (field === 'initials') return MARK;
  return field === 'reportNumber' ? `${MARK}1` : `${MARKED} ${value.slice(0, 40)}`;
};

/** Every text of a register that is not marked, by the field that it stands in. */
export const unmarked = (register: Register): ReadonlySet<string> => {
  const fields = new Set<string>();
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string' && !value.includes(MARK)) fields.add(path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        look(inner, Array.isArray(value) ? path : path === '' ? key : `${path}.${key}`);
  };
  for (const collection of COLLECTIONS)
    for (const record of register[collection].values()) look(record, collection);
  return fields;
};

type Added = RecordOf<Collection>;

/** The demo's world with a mark in everything that people type. */
export const aMarkedWorld = async (): Promise<World> => {
  const content = contentOf((await aWorld()).store.read());
  const clock = fakeClock();
  const store = memoryStore({}, clock);
  // Through the journal, so that histories begin at the beginning.
  await store.change({ by: 'scrutiny', via: 'start', why: MARKED, cause: null }, (tx) => {
    for (const [collection, records] of Object.entries(
      mark(content) as Readonly<Record<Collection, Added[]>>,
    ))
      for (const record of records) tx.add(collection as Collection, record);
  });
  return aWorldOn(store, clock);
};

/** What people type in a marked world. */
export const TYPED = {
  done: MARKED,
  reason: MARKED,
  name: MARKED,
  link: `https://example.org/${MARK}`,
  file: MARKED,
};
