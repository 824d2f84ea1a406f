import type { Position } from '../domain/register.js';
import { type Because, sentences } from './words.js';

/** What an answer's words support: every kind, strongest first, and the words for each. */
export interface PositionReading {
  readonly positions: Position[];
  readonly because: readonly Because[];
}

const ADVERBS =
  '(?:(?:now|already|also|recently|since|both|all|each|fully|successfully|previously|therefore|\\w{2,15}ly) ){0,3}';
const IRREGULAR =
  'made|set|built|begun|put|held|given|taken|run|written|rewritten|met|brought|sent|undergone|become|led|taught|found|kept|chosen|bought|drawn|done|grown|spent|seen|shown|sought|rolled';
/** Words about a thought or a wish, not a deed. */
const NOT_A_DEED =
  'not|never|yet|accepted|agreed|noted|considered|welcomed|recognised|recognized|acknowledged|supported|planned|proposed|intended|committed|scheduled|needed|required|asked';
const DEED = `(?!(?:${NOT_A_DEED})\\b)(?:(?!ed\\b)\\w{2,20}ed|${IRREGULAR})\\b`;
const SPEAKER = '(?:we|I|the force|the constabulary|our \\w{2,20})';

const TAKEN = [
  new RegExp(`\\b(?:has|have|we['’]ve) ${ADVERBS}(?:been ${ADVERBS})?${DEED}`, 'gi'),
  new RegExp(`\\b(?:was|were) ${ADVERBS}${DEED}`, 'gi'),
  new RegExp(`\\b${SPEAKER} ${ADVERBS}${DEED}`, 'gi'),
  new RegExp(`\\b(?:is|are) now ${ADVERBS}${DEED}`, 'gi'),
  /^(?:this (?:action|recommendation) is )?(?:now )?(?:complete|completed|done|implemented|actioned)\b/gi,
  /\b(?:is|are) (?:now )?complete\b/gi,
  /\bactions? (?:already )?taken(?= ?[:–—])/gi,
];
const IN_PLACE = [
  /(?<!\b(?:put|putting|puts|not|be|being|get|got|plans?|once|when)(?: (?:is|are|was|were|now|fully|already|currently|yet)){0,2} )\b(?:(?:is|are|was|were|already|currently|now|fully|remain|remains) ){0,3}in place\b(?! to be\b)/gi,
  /\b(?:complies|(?:is|are|already|fully|remains?) compliant)\b/gi,
  /\b(?:we|the force|the constabulary|officers) (?:already |fully |currently |do ){0,2}comply\b/gi,
  /\b(?:is|are) (?:\w{2,15}ly |already )?satisfied that\b/gi,
  /\balready (?:do|does|done|meets?|met|exists?|embedded|established|included|follows?|standard|has|have|part of|happens?|provides?|provided|publish(?:es|ed)?|records?|recorded|collects?|reviews?)\b/gi,
  /\b(?:existing|standard|established) (?:practice|process|procedure)\b|\bbusiness as usual\b/gi,
];
const ACTIVITIES =
  'considering|exploring|reviewing|developing|scoping|drafting|planning|looking (?:to|at|into)|seeking|going to|introducing|preparing|testing|piloting|recruiting|designing|updating|consulting|examining|assessing|working (?:with|towards)|rolling out|progressing|in the process of';
const PROPOSED = [
  /\b(?:will|shall|we['’]ll)\b(?! (?:not|never)\b)/gi,
  /(?<!\b(?:not|no) )\b(?:plans?|planning|propos(?:e|es|ed|ing)|intends?|intending|aims?|committed|is due|are due|scheduled|expects?) to\b/gi,
  new RegExp(
    `\\b(?:(?:is|are|am|be|been|currently|also)|we['’]re) (?:\\w{2,15}ly |also |now |still ){0,2}(?:${ACTIVITIES})\\b`,
    'gi',
  ),
  /\bplans? (?:is |are )?in place\b/gi,
  /\b(?:proposed actions?|actions? (?:proposed|planned))(?= ?[:–—])/gi,
  /\b(?:is|are) (?:planned|proposed|scheduled|under consideration|under review|under way|underway)\b/gi,
];
const WORKING_ON = [/\b(?:working on|work (?:is )?(?:ongoing|in progress|continues))\b/gi];
const NONE = [
  // "A decision to take no further action" is a term of the field; here the responder must be the one who takes none.
  new RegExp(
    `\\b${SPEAKER} (?:therefore )?(?:will|(?:propose|intend|plan)s? to|(?:is|are|am) taking) ?(?:take )?no (?:further |additional )?action\\b`,
    'gi',
  ),
  /(?:^|[,;:.] ?|\b(?:and|so|therefore|accordingly|propose|proposes) )no (?:further |additional )?action\b(?! \((?:NFA)\)| (?:decision|case|disposal|outcome)s?\b)(?! (?:has|had|was) (?:been )?(?:decided|made))/gi,
  /\b(?:do|does|did|can|could|is|are|was|were)(?:n['’]t| ?not) (?:\w{2,15}ly )?(?:be )?accept(?:ed)?\b|\bcannot accept\b|^not accepted\b|\b(?:we|the force|the constabulary|I) reject(?:s|ed)?\b/gi,
  /\b(?:do|does) not (?:propose|intend|plan) to (?:take|make|act|change|adopt|implement)\b/gi,
];

/** A deed told as a condition, or another person's deed, claims nothing yet. */
const CONDITION =
  /\b(?:once|when|whenever|until|if|unless|whether|before|after|who|which|where|whose|anyone|ensur(?:e|es|ing)|victims?)\b[^,;:]{0,80}$/i;

/** The match and the few words after it, so that the person who confirms sees what it is about. */
const shown = (sentence: string, found: RegExpMatchArray): string => {
  const from = found.index ?? 0;
  const tail = /^(?: [^\s,;:()]{1,40}){0,5}/.exec(sentence.slice(from + found[0].trimEnd().length));
  return `${found[0].trimEnd()}${tail?.[0] ?? ''}`.trim();
};

/** The earliest words in a sentence that one of the patterns finds, or null. */
const earliest = (sentence: string, patterns: readonly RegExp[], claims: boolean): string | null => {
  const found = patterns
    .flatMap((pattern) => [...sentence.matchAll(pattern)])
    .filter(({ index }) => !claims || !CONDITION.test(sentence.slice(Math.max(0, index - 120), index)))
    .sort((a, b) => a.index - b.index)[0];
  return found ? shown(sentence, found) : null;
};

/**
 * The position that an answer takes, from its words, sentence by sentence. Done words beside a claim that it is
 * in place support that claim and are no second kind; "working on" counts as proposed where nothing else does.
 */
export const readPosition = (answer: string): PositionReading => {
  const found = new Map<Position, string>();
  const note = (kind: Position, words: string | null) => {
    if (words !== null && !found.has(kind)) found.set(kind, words);
  };
  let working: string | null = null;
  for (const sentence of sentences(answer)) {
    const none = earliest(sentence, NONE, false);
    note('none', none);
    if (none !== null) continue;
    note('taken', earliest(sentence, TAKEN, true));
    note('in-place', earliest(sentence, IN_PLACE, false));
    note('proposed', earliest(sentence, PROPOSED, false));
    working ??= earliest(sentence, WORKING_ON, false);
  }
  if (found.has('in-place')) found.delete('taken');
  if (found.size === 0) note('proposed', working);
  const positions = (['taken', 'in-place', 'proposed', 'none'] as const).filter((kind) => found.has(kind));
  return {
    positions,
    because: positions.map((kind) => ({ field: 'positions', words: found.get(kind) ?? '' })),
  };
};
