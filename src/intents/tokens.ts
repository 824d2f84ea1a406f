/** One word, number or sign of a line, with where it stood. */
export interface Token {
  /** Lower case, apostrophes gone. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'code' | 'sign';
}

/** Longest line that is read for meaning; commands keep their free text beyond it. */
export const LONGEST_LINE = 600;

const PIECE =
  /(?<code>\p{L}[\p{L}\p{N}]{0,30}(?:-[\p{L}\p{N}]{1,30}){1,6}(?:\/\d{1,4})?|\p{L}[\p{L}\p{N}-]{0,60}\/\d{1,4}(?![\p{L}\p{N}/]))|(?<number>\p{Sc}?\d+(?:[.:]\d+|,\d{3}(?!\d))*(?:st|nd|rd|th|am|pm|%|k|m)?(?![\p{L}\p{N}]))|(?<word>[\p{L}\p{N}]+(?:['’`´]\p{L}+)*)|(?<sign>[^\s])/giuy;

const hasDigit = /\d/;

/** Splits a line into tokens in one pass; reads at most `LONGEST_LINE` characters. */
export const tokenise = (line: string): Token[] => {
  const text = line.slice(0, LONGEST_LINE);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === 32 || (char >= 9 && char <= 13) || char === 160) {
      at += 1;
      continue;
    }
    const plain = plainWordEnd(text, at);
    if (plain > at) {
      tokens.push({ word: text.slice(at, plain).toLowerCase(), start: at, end: plain, kind: 'word' });
      at = plain;
      continue;
    }
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (!match) {
      at += 1;
      continue;
    }
    const raw = match[0];
    const groups = match.groups ?? {};
    push(tokens, raw, at, groups);
    at += raw.length;
  }
  return tokens;
};

/** Where a word of plain letters ends that a space, a stop or the line's end follows; most words are such. */
const plainWordEnd = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    // Beyond the line's end this is NaN, which is no letter.
    const char = text.charCodeAt(at) | 32;
    if (!(char >= 97 && char <= 122)) break;
    at += 1;
  }
  return at === text.length || STOPS.has(text.charCodeAt(at)) ? at : from;
};
const STOPS: ReadonlySet<number> = new Set([...' ,.?!:;'].map((stop) => stop.charCodeAt(0)));

const push = (
  tokens: Token[],
  raw: string,
  start: number,
  groups: Record<string, string | undefined>,
): void => {
  const end = start + raw.length;
  if (groups.number !== undefined) tokens.push({ word: raw.toLowerCase(), start, end, kind: 'number' });
  else if (groups.sign !== undefined) tokens.push({ word: raw, start, end, kind: 'sign' });
  else if (groups.code !== undefined && hasDigit.test(raw)) {
    tokens.push({ word: raw.toLowerCase(), start, end, kind: 'code' });
  } else if (groups.code !== undefined) {
    // "up-to-date", "follow-up": plain words with hyphens between them.
    let at = start;
    for (const part of raw.split(/[-/]/)) {
      if (part) tokens.push({ word: part.toLowerCase(), start: at, end: at + part.length, kind: 'word' });
      at += part.length + 1;
    }
  } else tokens.push({ word: raw.toLowerCase().replace(/['’`´]/g, ''), start, end, kind: 'word' });
};
