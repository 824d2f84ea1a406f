import { COLLECTIONS } from '../domain/register.js';
import type { AnyRecord, Maps } from './records.js';

/** The register as `register.json` holds it: records in order of entry, and where the journal stood. */
export interface SnapshotData {
  readonly seq: number;
  /** Full hash of entry `seq`. */
  readonly hash: string;
  readonly collections: Readonly<Record<string, readonly AnyRecord[]>>;
}

/** The register at this moment. Records are frozen, so copying the lists is enough; it takes a millisecond. */
export const snapshotOf = (maps: Maps, at: { seq: number; hash: string }): SnapshotData => ({
  seq: at.seq,
  hash: at.hash,
  collections: Object.fromEntries(COLLECTIONS.map((name) => [name, [...maps[name].values()]])),
});

/** A text as long as this is written in slices: a document may hold six million characters. */
const SLICE = 100_000;

/** A long text as JSON, slice by slice. A surrogate pair cut in two comes out escaped, and parses to the same. */
function* longText(text: string): Generator<string> {
  yield '"';
  for (let at = 0; at < text.length; at += SLICE) {
    yield JSON.stringify(text.slice(at, at + SLICE)).slice(1, -1);
  }
  yield '"';
}

function* recordText(record: AnyRecord): Generator<string> {
  let before = '      {\n';
  for (const [field, value] of Object.entries(record)) {
    yield `${before}        ${JSON.stringify(field)}: `;
    if (typeof value === 'string' && value.length > SLICE) yield* longText(value);
    else yield JSON.stringify(value, null, 2).replaceAll('\n', '\n        ');
    before = ',\n';
  }
  yield '\n      }';
}

/** The snapshot's text in small pieces, indented for a person to read. */
export function* snapshotText(data: SnapshotData): Generator<string> {
  yield `{\n  "seq": ${data.seq},\n  "hash": "${data.hash}",\n  "collections": {`;
  let beforeList = '\n';
  for (const [name, records] of Object.entries(data.collections)) {
    yield `${beforeList}    ${JSON.stringify(name)}: [`;
    beforeList = ',\n';
    let beforeRecord = '\n';
    for (const record of records) {
      yield beforeRecord;
      beforeRecord = ',\n';
      yield* recordText(record);
    }
    yield records.length === 0 ? ']' : '\n    ]';
  }
  yield '\n  }\n}\n';
}
