import { tokenise } from './tokens.js';

/** What stands before an owner's name: "owned by", "sitting with". The weak ones also join other words. */
const HELD_BY = new Set(
  'owned assigned allocated belonging belong belongs sitting sit sits led held lead managed run given handled'.split(
    ' ',
  ),
);
const JOINING = new Set('by to with'.split(' '));
const WEAK = new Set('for of with under'.split(' '));
/** What stands behind it: "what does the head of crime own". */
const HOLDS = new Set(
  'own owns owning got have has had lead leads leading hold holds holding doing handling covering managing looking responsible down working dealing running'.split(
    ' ',
  ),
);
const ASKING = new Set('what which whats anything everything show list recs recommendations ones'.split(' '));
const BEFORE_NAME = new Set(
  `what which whats anything everything show list give me us please pls all every recs rec recommendations recommendation
  ones else does do is has have did are the our can you see get pull up of i we a any many how number need want to let`.split(
    /\s+/,
  ),
);
const RECS = new Set('recs rec recommendations recommendation items ones list portfolio actions'.split(' '));
const POLITE = new Set(
  'please pls thanks thx at the moment atm now currently today then ta cheers'.split(' '),
);
/** What a post or body is called by: "CPS recs" are somebody's, "rape recs" are about something. */
const POST = new Set(
  `head lead leads chief director manager inspector superintendent sergeant constable commander officer coordinator
  team unit department cps npcc college force forces office dci di dcs acc dcc supt commissioner chair deputy hr it legal
  comms analyst board sro panel owner adviser advisor detective services opcc`.split(/\s+/),
);
const NO_OWNER = new Set(
  `all open overdue closed my our me us we i you it they recs recommendations list undated late today now meeting board
  next last this that everyone each every outstanding tomorrow show full whole any those these ones them him her rec which
  what hmicfrs inspectorate inspection report letter date update updates target deadline chair's progress due time whom who
  anyone anybody nobody someone still yet got for with under noone nothing risk track red amber green reds ambers greens done finished completed unfinished`.split(
    /\s+/,
  ),
);
const LONGEST_NAME = 7;

/** The owner that a line asks the recommendations of, in lower case: "anything sitting with the head of data". */
export const ownerIn = (line: string): string | undefined => {
  const words = tokenise(line)
    .filter(({ kind, word }) => kind === 'word' || kind === 'code' || word === '-')
    .map(({ word, start, end }) => ({ word, own: /['’]s$|s['’]$/i.test(line.slice(start, end)) }));
  while (POLITE.has(words.at(-1)?.word ?? '')) words.pop();
  if (!words.some(({ word }) => ASKING.has(word) || RECS.has(word) || HELD_BY.has(word))) return undefined;
  const plain = words.map(({ word }) => word);
  return behindHolder(plain) ?? possessor(words) ?? behindWeak(plain) ?? beforeHolding(plain);
};

const nameOf = (words: readonly string[]): string | undefined => {
  let from = 0;
  while (['the', 'our', 'is', 'are', 'a'].includes(words[from] ?? '')) from += 1;
  let to = words.length;
  while (['is', 'are', 'has', 'have'].includes(words[to - 1] ?? '')) to -= 1;
  const name = words.slice(from, to);
  if (name.length === 0 || name.length > LONGEST_NAME) return undefined;
  return NO_OWNER.has(name[0] ?? '') || NO_OWNER.has(name.at(-1) ?? '') ? undefined : name.join(' ');
};

const behindHolder = (words: readonly string[]): string | undefined => {
  const at = words.findIndex((word, i) => HELD_BY.has(word) && JOINING.has(words[i + 1] ?? ''));
  return at < 0 ? undefined : nameOf(words.slice(at + 2));
};

const behindWeak = (words: readonly string[]): string | undefined => {
  const at = words.findIndex(
    (word, i) => i > 0 && WEAK.has(word) && nameOf(words.slice(i + 1)) !== undefined,
  );
  if (at < 0 || !words.slice(0, at).every((word) => BEFORE_NAME.has(word) || RECS.has(word)))
    return undefined;
  return nameOf(words.slice(at + 1));
};

/** "What does X own", "which recs is X leading on". */
const beforeHolding = (words: readonly string[]): string | undefined => {
  let from = 0;
  while (BEFORE_NAME.has(words[from] ?? '')) from += 1;
  const to = words.findIndex((word, at) => at > from && HOLDS.has(word) && !isPartOfName(words, at));
  return from === 0 || to < 0 ? undefined : nameOf(words.slice(from, to));
};

/** "ISVA lead": the word names a post where another verb follows it. */
const isPartOfName = (words: readonly string[], at: number): boolean =>
  words[at] === 'lead' && words.slice(at + 1, at + 5).some((word) => HOLDS.has(word));

/** "The ISVA lead's recs", "CPS recs". */
const possessor = (
  words: readonly { readonly word: string; readonly own: boolean }[],
): string | undefined => {
  const plain = words.map(({ word }) => word);
  const last = plain.at(-1) ?? '';
  let from = 0;
  while (BEFORE_NAME.has(plain[from] ?? '')) from += 1;
  const owning = words.findIndex(({ own }, at) => at >= from && own);
  const isLast = owning === plain.length - 1 && ASKING.has(plain[0] ?? '');
  if (owning >= 0 && (isLast || plain.slice(owning + 1).some((word) => RECS.has(word))))
    return nameOf(plain.slice(from, owning + 1))?.replace(/s$/, '');
  if (!RECS.has(last)) return undefined;
  const name = plain.slice(from, -1);
  return name.some((word) => POST.has(word) || POST.has(word.replace(/s$/, '')))
    ? nameOf(name)?.replace(/(?<=lead|head|team|unit|officer|manager|director)s$/, '')
    : undefined;
};
