import type { Intent, Reference } from './intent.js';
import { findMentions } from './mentions.js';
import { splitReason } from './reason.js';
import { tokenise } from './tokens.js';

/** An order to move a target date or to name an owner, in whatever words and order it comes. */
export const parsePlainOrder = (line: string, refs: readonly Reference[]): Intent | undefined =>
  parseTarget(line, refs) ?? parseAssignment(line, refs);

/** What a date is made of; a target without any of it is no date. */
export const DATE_WORDS =
  /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|tomorrow|next|end of|today|christmas|easter|spring|summer|autumn|winter)/i;

const MUTATORS =
  /\b(?:set|change|move|push|extend|put|make|shift|bring|slip|reset|update|amend|delay|defer|postpone)\b[\s\S]{0,80}?\b(?:to|back|forward|until|till)\b/i;
const ABOUT_TARGET = /\b(?:target|deadline|due\s+date|date|due)\b/i;
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY_OF_MONTH = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
const DAY = [
  String.raw`${DAY_OF_MONTH}(?:\s+of)?\s+${MONTH}`,
  String.raw`${MONTH}\s+${DAY_OF_MONTH}`,
  String.raw`\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?`,
  String.raw`\d{4}-\d\d-\d\d`,
  String.raw`next\s+(?:month|week|year|${MONTH}|${WEEKDAY})`,
  String.raw`end\s+of\s+(?:(?:next|the|this)\s+)?(?:month|week|year|quarter|${MONTH})`,
  `${WEEKDAY}|tomorrow`,
].join('|');
/** A day behind a word that leads to one: "to 31 March", "until the end of May 2022". */
const DATED = new RegExp(
  String.raw`\b(?:to|back|until|till|for|by|at|on|is|be|as|now|target|date|deadline|due)\s+((?:the\s+)?(?:${DAY})\b(?:,?\s+\d{4}\b)?)`,
  'i',
);

/** Any day, where the rest of the line leaves no doubt that it is the new target. */
const ANY_DAY = new RegExp(String.raw`\b((?:${DAY})\b(?:,?\s+\d{4}\b)?)`, 'i');
const ASKS = /^(?:when|whens|what|whats|which|is|are|was|does|do|did|has|have|why|how|who|where)\b|\?\s*$/i;
const NEW_TARGET =
  /\b(?:new\s+(?:target|deadline|due|date|completion)|set|should\s+be|will\s+be|must\s+be|is\s+now|to\s+be|make|use)\b/i;
const SHIFTS = /\b(?:push|extend|slip|put|move|shift|delay|defer|postpone)\b/i;

/** "push the deadline for 7 back to 30 November as the course moved", in whatever order it comes. */
const parseTarget = (line: string, refs: readonly Reference[]): Intent | undefined => {
  const { what, because } = splitReason(line);
  if (!ANY_DAY.test(what) || /\bmeeting\b/i.test(what)) return undefined;
  const about = ABOUT_TARGET.test(what);
  const told = !ASKS.test(line);
  const orders =
    (MUTATORS.test(what) && (about || SHIFTS.test(what))) ||
    (about && told && (NEW_TARGET.test(what) || /^target\b/i.test(what)));
  if (!orders) return undefined;
  const on = DATED.exec(what)?.[1] ?? (told && about ? ANY_DAY.exec(what)?.[1] : undefined);
  return on ? { kind: 'set-target', refs, on, because } : undefined;
};

const STOP = /[,;:]|\s[-–—]\s|\s(?:but|and leave)\s/;

const ASSIGNED = [
  /^(?:(?:please|pls|can you|could you|can we|lets|let's|i want to|we need to)\s+)*(?:re)?(?:assign|allocate)\s+[\s\S]{1,80}?\s+(?:over\s+)?to\s+(?:the\s+)?(\S[\s\S]{1,120})$/i,
  /^(?:(?:please|pls|can you|could you|can we|lets|let's)\s+)*(?:give|hand|pass|transfer|move|switch)\s+[\s\S]{1,80}?\s+(?:over\s+)?to\s+(?:the\s+)?(\S[\s\S]{1,120})$/i,
  /^(?:(?:please|pls|can you|could you|can we|lets|let's)\s+)*make\s+(?:the\s+)?([\s\S]{1,80}?)\s+(?:the\s+)?(?:owner|lead)\s+(?:of|for|on)\s/i,
  /^(?:the\s+)?([\s\S]{1,80}?)\s+(?:now\s+owns|is\s+now\s+the\s+owner\s+of|owns|takes\s+on|takes\s+over|to\s+own|to\s+take(?:\s+on|\s+over)?|will\s+own|should\s+own)\s+(?:rec|recommendation|\d)/i,
  /\b(?:should|to|can|could|needs\s+to|will|must|please)\s+(?:go|be\s+(?:assigned|reassigned|given|allocated|handed|passed|moved))\s+(?:over\s+)?to\s+(?:the\s+)?(\S[\s\S]{1,120})$/i,
] as const;

/** "give rec 4 to the ISVA lead", "make Head of Crime owner of 3". */
const parseAssignment = (line: string, refs: readonly Reference[]): Intent | undefined => {
  if (
    /^(?:what|does|is|has|did|how)\b|\b(?:who|whos|which)\b/i.test(line) ||
    /\b(?:not|dont|don't|never)\b/i.test(line)
  )
    return undefined;
  for (const pattern of ASSIGNED) {
    // A name ends at a stop: what stands behind it is about something else.
    const to = pattern.exec(line)?.[1]?.split(STOP)[0];
    if (to && !DATED.test(` to ${to}`)) {
      const behind = line.slice(line.indexOf(to) + to.length);
      const meant =
        behind.search(STOP) === 0
          ? findMentions(tokenise(line.slice(0, line.length - behind.length))).refs
          : refs;
      return {
        kind: 'assign',
        refs: meant,
        to: to.replace(/\s+(?:please|pls|thanks|thx|ta)?[.!?]*$/i, '').trim(),
      };
    }
  }
  return undefined;
};
