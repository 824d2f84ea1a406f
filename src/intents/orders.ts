const OPENING = new Set(
  `please pls just now ok hi hello hey can could you scrutiny and then go ahead lets i want need to should must right so
  kindly would will we`.split(/\s+/),
);

const FORBIDDEN = new Set(
  `delete remove erase wipe drop destroy ignore forget pretend reset close shut cancel hide publish approve reopen scrap
  bin kill disable undo rename merge email export reveal dump override bypass mark sign stop unassign disregard clear
  overwrite revert withdraw archive bury purge reject escalate lock unlock deactivate suspend expunge nuke skip falsify
  backdate redact rewrite`.split(/\s+/),
);

/** Orders of two words: their first word alone also begins questions and commands. */
const FORBIDDEN_PAIRS = new Set([
  'send everyone',
  'act as',
  'change all',
  'change every',
  'make all',
  'make every',
  'make everything',
  'set all',
  'set every',
  'set everything',
  'turn everything',
  'turn all',
  'take off',
  'get rid',
  'show all names',
  'throw away',
  'strike out',
  'turn off',
  'switch off',
  'you are now',
]);

const WHOLESALE = new Set([
  'mark',
  'make',
  'set',
  'turn',
  'delete',
  'close',
  'sign',
  'approve',
  'wipe',
  'clear',
]);
const ALL = new Set(['all', 'every', 'everything', 'each', 'the lot']);

/** The word of an order that chat does not carry out ("delete rec 7", "mark everything green"), or null. */
export const forbiddenOrder = (words: readonly string[]): string | null => {
  let at = 0;
  while (OPENING.has(words[at] ?? '')) at += 1;
  const first = words[at] ?? '';
  // "close to done?" and "sign off date" ask; an order has what it acts on behind it.
  if (FORBIDDEN.has(first) && !(words.includes('?') && words.length <= 3) && words[at + 1] !== 'to')
    return first;
  for (let i = 0; i < words.length - 1; i += 1) {
    const pair = `${words[i]} ${words[i + 1]}`;
    if (i === at && (FORBIDDEN_PAIRS.has(pair) || FORBIDDEN_PAIRS.has(`${pair} ${words[i + 2]}`)))
      return pair;
    if (pair === 'you are' && words[i + 2] === 'now') return pair;
    if (WHOLESALE.has(words[i] ?? '') && ALL.has(words[i + 1] ?? '')) return words[i] ?? null;
  }
  return null;
};

const NEGATIONS = new Set('dont never shouldnt wouldnt stop'.split(' '));
const NEGATED_PAIRS = new Set([
  'do not',
  'no need',
  'not to',
  'didnt ask',
  'not asking',
  'not about',
  'rather not',
  'no longer',
  'forget it',
  'forget that',
  'scrap that',
  'ignore that',
]);

/** True where somebody says what they do not want. "Don't know", "don't have" say something else. */
export const isNegated = (words: readonly string[]): boolean =>
  words.some((word, at) => {
    const next = words[at + 1] ?? '';
    if (NEGATED_PAIRS.has(`${word} ${next}`)) return true;
    return NEGATIONS.has(word) && !HARMLESS.has(next);
  });
const HARMLESS = new Set(
  'know have think understand suppose recall got see remember we they you own'.split(' '),
);

const SUPPOSING = new Set('if suppose imagine assuming hypothetically unless'.split(' '));

/** "If rec 7 slips", "let's say": nothing is asked of the register as it stands. */
export const isHypothetical = (words: readonly string[]): boolean => {
  const [first = '', second = ''] = words;
  return (
    SUPPOSING.has(first) ||
    ['what if', 'lets say', 'say we', 'even if', 'as if'].includes(`${first} ${second}`)
  );
};

const WHOLE = new Set('everything all every any'.split(' '));
const LEFT_OUT = new Set('except excluding but bar besides minus'.split(' '));

/** "Everything except 3" names what is not wanted. */
export const leavesOut = (words: readonly string[]): boolean => {
  const from = words.findIndex((word) => WHOLE.has(word));
  if (from < 0) return false;
  return words.some(
    (word, at) =>
      at > from &&
      (LEFT_OUT.has(word) ||
        ['apart from', 'other than', 'aside from'].includes(`${word} ${words[at + 1] ?? ''}`)),
  );
};
