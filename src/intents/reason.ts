const BECAUSE = /\s(?:because|as|since|due to|owing to|given that|reason:)\s+(?:of\s+)?/i;

/** What somebody wants and why, both trimmed; `because` is '' where no reason was given. */
export interface WithReason {
  readonly what: string;
  readonly because: string;
}

/** Splits "31 March because the training moved" at the first word that gives a reason. */
export const splitReason = (words: string): WithReason => {
  const match = BECAUSE.exec(words);
  if (!match) return { what: words.trim(), because: '' };
  return {
    what: words.slice(0, match.index).trim(),
    because: words.slice(match.index + match[0].length).trim(),
  };
};

/** As `splitReason`, but a value may itself hold "as" or "since": only the last "because" divides. */
export const splitLastReason = (words: string): WithReason => {
  const at = words.toLowerCase().lastIndexOf(' because ');
  if (at < 0) return { what: words.trim(), because: '' };
  return { what: words.slice(0, at).trim(), because: words.slice(at + 9).trim() };
};
