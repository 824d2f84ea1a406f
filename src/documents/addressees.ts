import { cut } from '../domain/cut.js';
import { type Because, OBLIGATION, sentences } from './words.js';

/** Bodies as letters name them, and the one name each has here. The longer name stands before the shorter. */
const BODIES: readonly (readonly [RegExp, string])[] = [
  [/^CPS areas?$/i, 'CPS Areas'],
  [/^(?:NPCC|national police chiefs['’]? council)(?:['’]s)? (?:national )?leads?\b/i, 'NPCC lead'],
  [/^(?:CPS|crown prosecution service)(?:['’]s)? (?:national )?leads?\b/i, 'CPS lead'],
  [/^(?:NPCC|national police chiefs['’]? council)(?: \(NPCC\))?$/i, 'NPCC'],
  [/^(?:CPS|crown prosecution service)(?: \(CPS\))?$/i, 'CPS'],
  [/^college(?: of policing)?$/i, 'College of Policing'],
  [/^home office$/i, 'Home Office'],
  [/^home secretary$/i, 'Home Secretary'],
  [/^ministry of justice(?: \(MOJ\))?$|^MOJ$/i, 'Ministry of Justice'],
  [/^(?:all |local |each |every |police |individual )*(?:forces?|constabular(?:y|ies)|police)$/i, 'forces'],
  [/^(?:all )?(?:chief (?:constables?|officers?)|heads of forces)(?: of .{1,40})?$/i, 'forces'],
  [/^(?:all )?(?:police & crime commissioners?|PCCs?|local policing bod(?:y|ies))(?: \(PCCs?\))?$/i, 'PCCs'],
  [/^(?:victim |specialist )?support services$/i, 'support services'],
  [/^(?:national crime agency|NCA)(?: \(NCA\))?$/i, 'National Crime Agency'],
  [/^HMICFRS$/, 'HMICFRS'],
  [/^NHS England$/i, 'NHS England'],
  [/^(?:HM courts & tribunals service|HMCTS)(?: \(HMCTS\))?$/i, 'HMCTS'],
  [/^local authorities$/i, 'local authorities'],
  [/^(?:UK )?government$/i, 'Government'],
];

const LEAD_IN =
  /^(?:and |but )?(?:immediately|with immediate effect|(?:by|before|not later than|no later than|within|from) [\w ]{1,40}?(?:\d{4}|months?|years?|weeks?|days?|report|publication)),? /i;
/** Bodies after these words help or are asked; the recommendation is not addressed to them. */
const ASIDE =
  /,? (?:in (?:consultation|partnership|collaboration|conjunction|liaison|discussion) with|working (?:closely )?with|together with partners|alongside|with (?:the )?(?:support|help|assistance) (?:of|from)|supported by|after consulting|through)\b.{0,400}$/i;
/** A part that begins so stands before the subject, or in its place. */
const NOT_A_BODY =
  /^(?:as|in|to|by|for|with|within|when|where|while|if|after|before|following|until|on|at|from|during|given|this|that|these|those|they|it|he|she|we|there|which|who|all|any|each|both|immediately|however|also|then|local level)\b/i;

const named = (part: string): string | null => {
  const body = part.trim().replace(/^(?:the|both|its|their) /i, '');
  return BODIES.find(([pattern]) => pattern.test(body))?.[1] ?? null;
};

interface Subject {
  readonly known: readonly string[];
  readonly printed: string;
}

/** The bodies in a subject, read from the verb backwards to where the subject begins. */
const bodiesIn = (subject: string): Subject => {
  const known: string[] = [];
  const own = subject
    .replace(/^.{0,200}\brecommend that /i, '')
    .replace(LEAD_IN, '')
    .replace(ASIDE, '');
  const list = own
    .replace(/police(?:, fire)? and crime (?=commissioner)/gi, 'police & crime ')
    .replace(/(courts|fire) and (?=tribunals|rescue)/gi, '$1 & ')
    .split(/, and | and |, | as well as |; /)
    .map((part) => part.trim());
  let begins = list.length;
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const part = list[at] ?? '';
    const body = named(part);
    const other = part.replace(/^the /i, '');
    const beside = body === null && !NOT_A_BODY.test(other) && /^[A-Za-z][\w’' -]{2,50}$/.test(other);
    if (part !== '' && body === null && !beside) break;
    if (body ?? beside) known.unshift(body ?? other);
    begins = at;
  }
  const known_ = list.slice(begins).some((part) => named(part) !== null);
  return known_ ? { known, printed: own } : { known: [], printed: own };
};

const VERB = new RegExp(OBLIGATION.source, 'gi');

const subjectsIn = (sentence: string): Subject[] => {
  const found: Subject[] = [];
  let from = 0;
  for (const verb of [...sentence.matchAll(VERB)].slice(0, 20)) {
    if (/recommend/i.test(verb[0])) continue;
    const before = sentence.slice(Math.max(from, verb.index - 500), verb.index).trim();
    // Later in a sentence only a whole body after a join is a subject: "… and the Home Office should …".
    const subject =
      from === 0 ? before : (/(?:^|[,;:]|\b(?:and|while)\b)([^,;:]{1,80})$/.exec(before)?.[1] ?? '');
    const tail = from === 0 ? subject : (subject.split(/ and | while /).at(-1) ?? '').trim();
    if (from === 0 || named(tail)) found.push(bodiesIn(tail));
    from = verb.index + verb[0].length;
  }
  return found;
};

/**
 * Whom a recommendation addresses, in the order of its words: the subjects of its "should" sentences. Bodies
 * that are only consulted are left out; where no known body is named, the first subject stands as printed.
 */
export const readAddressees = (text: string): { addressees: string[]; because: readonly Because[] } => {
  const subjects = sentences(text).flatMap(subjectsIn);
  const told = subjects.filter((subject) => subject.known.length > 0);
  const because = told.map(({ printed }) => ({ field: 'addressees', words: cut(printed, 500) }));
  const addressees = [...new Set(told.flatMap((subject) => subject.known))].map((body) => cut(body, 300));
  if (addressees.length > 0) return { addressees, because };
  const printed = subjects[0]?.printed.replace(/^the /i, '') ?? '';
  if (printed === '' || printed.length > 60 || NOT_A_BODY.test(printed))
    return { addressees: [], because: [] };
  return { addressees: [printed], because: [{ field: 'addressees', words: printed }] };
};
