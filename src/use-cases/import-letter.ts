import { createHash } from 'node:crypto';
import { readLetter } from '../documents/read-letter.js';
import { toInstant } from '../domain/calendar.js';
import { beginning, cut } from '../domain/cut.js';
import { allowed } from './keep.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, recordedAs, refused } from './use-case.js';

/** An inspection's code: a letter first, then letters, digits and hyphens, as in RAPE-P1-2021. */
const CODE = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/;

/**
 * Reads a letter and keeps what it proposes. Nothing is in the register until a person has confirmed it. The same
 * text again changes nothing and shows where its entries stand.
 */
export const importLetter = async (
  deps: Deps,
  asker: Asker,
  { name, bytes, code: typed }: { readonly name: string; readonly bytes: Uint8Array; readonly code: string },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'import letters');
  if ('kind' in person) return person;
  const code = typed.trim().toUpperCase();
  if (!CODE.test(code) || code.length > 40) {
    const found = code === '' ? 'The code is missing' : `“${cut(code, 40)}” is not a code`;
    return {
      kind: 'import-form',
      problem: `${found}. A code is letters, digits and hyphens, such as RAPE-P1-2021; every reference begins with it.`,
      code,
      ...PERSONAL,
    };
  }
  const reading = readLetter(bytes, name);
  if (reading.kind === 'unreadable') return refused(reading.sentence);
  const hash = createHash('sha256').update(reading.text).digest('hex');
  const id = `D-${hash.slice(0, 16)}`;
  const { title, publisher, publishedOn, letterOn } = reading.inspection;
  const changed = await deps.store.change(
    {
      ...recordedAs(asker, person),
      why: `Read ${cut(name, 200)} for ${code}: ${reading.proposals.length} entries proposed`,
      cause: asker.cause,
    },
    (tx) => {
      if (tx.get('documents', id)) return false;
      tx.add('documents', {
        id,
        hash,
        name: beginning(name, 300),
        inspection: code,
        text: reading.text,
        reading: { title: title ?? code, publisher: publisher ?? '', publishedOn, letterOn },
        notes: reading.notes.map((note) => beginning(note, 1_000)),
        unused: reading.unused,
        proposals: reading.proposals.map((one) => ({ ...one, state: 'proposed' })),
        importedAt: toInstant(deps.clock.now()),
        importedBy: recordedAs(asker, person).by,
      });
      return true;
    },
  );
  const document = deps.store.read().documents.get(id);
  if (!document) return refused('The letter was read but is not in the register. Send it again.');
  const fresh = changed.kind === 'applied' && changed.result;
  if (!fresh && document.inspection !== code) {
    return refused(
      `This letter was read before, as ${document.inspection}; nothing changed, and ${code} was not used. A letter belongs to one inspection.`,
      [{ label: 'Show its entries', verb: 'review-import', data: { document: id, number: '' } }],
    );
  }
  return { kind: 'proposals', document, happened: fresh ? 'read' : 'again', number: null, ...PERSONAL };
};
