import { distance } from 'fastest-levenshtein';
import { CUES as CUE_TABLE, STANDING } from './cues.js';
import { LISTED } from './list-cues.js';
import { CARDINALS, ORDINALS } from './number-words.js';
import { REGISTER_WORDS } from './register-cues.js';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Words that carry no meaning of their own here: a line may be full of them and stay clear. */
export const FILLER: ReadonlySet<string> = new Set(
  words(`a an the of on for with about to in is are was were be been being am we i im ive id ill you u ur your me
  my our us it its that this these those please pls plz can could will would shall should may might do does did doing has
  have had having any some there so ok okay right then and also again now today currently atm just quick quickly
  quickie thing things hi hello hey hiya morning afternoon evening good thanks thx ty cheers ta thank tell show give
  gimme get let lets know remind check see look need needs want wants like up at by from if or but what whats how hows
  where wheres who whos whose when whens which got still yet far both each as well go going ahead folks team all bot
  scrutiny sorry oh ah um er erm hmm yes yeah yep actually really ever before bit little mate sir maam chair boss
  guys everyone possible poss handy thats no yet they them he she his her hers their theirs back along come coming through else too
  very much many more most less than because while during only same such supposed able around inclusive either both against
  nor neither instead said meant great lovely brilliant perfect super anyway basically honestly literally maybe perhaps
  hasnt havent isnt arent wasnt werent doesnt dont didnt cant couldnt wont supposedly apparently exactly question asking ask wondering wonder wondered interested here not im theres anything everything something nothing rather why time log putting joy luck wot wots nearly almost between
  wed weve youve id lads moment sec second minute min one ones out into over off pull bring find anyone anybody someone`),
);

/** Words that the patterns of parse-text look for; a slip of the finger is put right towards these. */
export const CUES: ReadonlySet<string> = new Set(
  words(`cracked nailed bottomed hit log rec recs recommendation recommendations status state stand stands standing progress progressing progressed latest
  news rag rating rated happening happened situation moved moving movement update updates updated history audit trail
  timeline changed changes change wording text verbatim exact exactly says say said read full words detail details
  mean means asking answer answered answers response responses respond responded reply replied published publish
  owner owns own owned owning lead leads leading responsible responsibility accountable charge belong belongs assigned
  due deadline deadlines target targets date dates timescale overdue late behind undated closed completed finished
  reds ambers greens open outstanding active remaining unfinished list mine unassigned red amber green silent quiet heard track risk
  meeting meetings meet meets board next since last people persons register help commands assign reassign allocate
  inspectorate hmicfrs commissioner position constabulary force number status statutory comments everything
  submit report provide history question requirements requires require without nobody ones report inspection letter
  accepted waiting awaiting acceptance confidence concern doing going getting given giving handle covers cover`),
);

const MONTHS = words(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
);
const WEEKDAYS = words(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun tomorrow yesterday tonight noon',
);
const UNITS = words(
  'day days week weeks wk wks month months year years yr yrs hour hours hr hrs minute minutes min mins oclock am pm percent pence pounds quid times',
);

export const isMonth = (word: string): boolean => MONTH_SET.has(word);
export const isWeekday = (word: string): boolean => WEEKDAY_SET.has(word);
export const isUnit = (word: string): boolean => UNIT_SET.has(word);
const MONTH_SET: ReadonlySet<string> = new Set(MONTHS);
const WEEKDAY_SET: ReadonlySet<string> = new Set(WEEKDAYS);
const UNIT_SET: ReadonlySet<string> = new Set(UNITS);

/** Everything that is spelt right; never corrected into something else. */
const KNOWN: ReadonlySet<string> = new Set([
  ...FILLER,
  ...CUES,
  ...MONTHS,
  ...WEEKDAYS,
  ...UNITS,
  ...CARDINALS,
  ...ORDINALS,
  ...CUE_TABLE.words,
  ...STANDING.words,
  ...LISTED.words,
  ...REGISTER_WORDS,
  ...words(`record records recruit recruits recruitment recreation receipt receive received recent recently recover
  recovery recorded recording home house hope state states start started stats close closes delete remove move cancel
  court count police officer officers victim victims scheme policy chief chair chairs training data book booked room
  report reports reporter review reviews order test tests stage stages owe owes down town tea team read ready reader
  road lost least past test text next best rest case cases care card cards cost costs mind mine line lines open opera
  lead load late later latter data date dare rate rates rat raw bed read led light might night right sight tight page
  place plan plans post posts print person prison progressive quite quit quiz ring sign sent send sends spend stand
  stance stay step stop story study table tape tale talk target teach team term than thank them they think till time stalking starting starter positive clothes train trains brain drain grain strain rain ring registrar recorder targeted leader
  stating standard stable stuff staff steal steel meaning reading feeling dealing healing cloud class coast roast toast mist must dust rust trust`),
]);

const BY_LENGTH = new Map<number, string[]>();
for (const cue of CUES) {
  if (cue.length < 4) continue;
  BY_LENGTH.set(cue.length, [...(BY_LENGTH.get(cue.length) ?? []), cue]);
}

const remembered = new Map<string, string>();
const REMEMBER_AT_MOST = 5_000;

/** How many slips a word of this length may have and still be read as a cue. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : length < 10 ? 2 : 3);

/** The cue that a word most likely is, or the word itself. Words that are spelt right stay as they are. */
export const correct = (word: string): string => {
  if (word.length < 4 || word.length > 20 || KNOWN.has(word)) return word;
  const before = remembered.get(word);
  if (before !== undefined) return before;
  const found = nearest(word);
  if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
  remembered.set(word, found);
  return found;
};

const nearest = (word: string): string => {
  const allowed = slips(word.length);
  let best = word;
  let bestDistance = allowed + 1;
  for (let length = word.length - allowed; length <= word.length + allowed; length += 1) {
    for (const cue of BY_LENGTH.get(length) ?? []) {
      // A slip seldom hits the first letter: without this "bored" becomes "board" and "fate" becomes "date".
      if (cue[0] !== word[0]) continue;
      const away = distance(word, cue);
      const swapped = away === 2 && isSwap(word, cue);
      // A wrong letter makes another word of a short one ("train", "trail"); a letter too many or too few seldom.
      if (length === word.length && length < 7 && !swapped) continue;
      const counted = swapped ? 1 : away;
      if (counted < bestDistance && counted <= Math.min(allowed, slips(cue.length))) {
        best = cue;
        bestDistance = counted;
      }
    }
  }
  return best;
};

/** True where two neighbouring letters changed places: one slip of the fingers, though two edits. */
const isSwap = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
};

/** True for a word that a clear line may contain without its meaning being in doubt. */
export const isKnown = (word: string): boolean => CLEAR.has(word);

/** Who and what the register is about: cues may hold these words, yet they say something of their own. */
const NOUNS = new Set(
  words(`police cheshire chief constable head team department unit officer role panel committee session meeting staff
  commander contact person day days week weeks months books system room calendar schedule grabs bag bed trace desk work
  portfolio remit inspectors inspector user manual guide faq screen`),
);
const CLEAR: ReadonlySet<string> = new Set([
  ...FILLER,
  ...CUES,
  ...[...CUE_TABLE.words, ...STANDING.words, ...LISTED.words].filter((word) => !NOUNS.has(word)),
]);
