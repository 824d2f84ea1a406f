import { readFileSync } from 'node:fs';
import type { Intent, Reference } from '../../src/intents/intent.js';

/** One labelled line: what somebody typed, and what a governance officer would say that it means. */
export interface Labelled {
  readonly text: string;
  readonly expect: Readonly<Record<string, unknown>> & { readonly kind: string };
  readonly trap: boolean;
  readonly shared?: boolean;
}

export const readLines = (name: string): Labelled[] =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);

const short = (ref: Reference): string => (ref.inspection ? `${ref.inspection}/${ref.number}` : ref.number);
const bare = (ref: string): string => ref.replace(/^.*\//, '');

/** The numbers that an intent would show facts of. */
export const refsOf = (intent: Intent): string[] => ('refs' in intent ? intent.refs.map(short) : []);

const same = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].map(bare).sort().join() === [...b].map(bare).sort().join();

/** True where the intent does what the label says. `topic` says whether its words fit some recommendation. */
export const agrees = (
  intent: Intent,
  { expect }: Labelled,
  topic: (words: readonly string[]) => boolean,
  known: (ref: Reference) => boolean,
): boolean => {
  if (expect.kind === 'unclear') {
    if (intent.kind === 'unclear' || intent.kind === 'help' || intent.kind === 'greet') return true;
    if (intent.kind === 'find-topic') return !topic(intent.words);
    return 'refs' in intent && intent.refs.every((ref) => !known(ref));
  }
  if (intent.kind !== expect.kind) return false;
  if ('refs' in intent && !same(refsOf(intent), expect.refs as string[])) return false;
  switch (intent.kind) {
    case 'find-topic': {
      const wanted = String(expect.words).split(' ');
      return topic(intent.words) && wanted.some((word) => intent.words.includes(word));
    }
    case 'show-list':
      return (
        intent.filter === expect.filter &&
        (intent.filter !== 'owner' || intent.owner === expect.owner) &&
        (intent.filter !== 'rag' || intent.rag === expect.rag) &&
        (intent.filter !== 'confidence' || intent.confidence === expect.confidence) &&
        (intent.filter !== 'silent' || (intent.days ?? undefined) === expect.days)
      );
    case 'assign':
      return intent.to.toLowerCase() === String(expect.to).toLowerCase();
    case 'set-target':
      return (intent.because || undefined) === expect.because;
    default:
      return true;
  }
};

/** True where the answer would show facts of a recommendation that was not asked about. */
export const isWrongOne = (
  intent: Intent,
  { expect }: Labelled,
  known: (ref: Reference) => boolean,
): boolean => {
  if (!('refs' in intent)) return false;
  const wanted = ((expect.refs as string[] | undefined) ?? []).map(bare);
  return intent.refs.some((ref) => known(ref) && !wanted.includes(ref.number));
};
