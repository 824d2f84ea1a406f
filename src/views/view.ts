/** Whom a view may be shown to. `board`: the conversation of a board that oversees its subject. */
export type Audience = 'person' | 'board' | 'public';

/** A filled card beside the words that stand for it where no card can be shown. */
export interface View {
  /** Name of the template, `cards/<card>.json`. */
  readonly card: string;
  /** What the template is filled with: only what it names, nothing missing. */
  readonly data: Readonly<Record<string, unknown>>;
  /** For notifications, screen readers and the console: stands alone. */
  readonly text: string;
  readonly audience: Audience;
  /** What stands for it where there is room for a title and a line: a find among others, the last words of a dialog. */
  readonly brief?: { readonly title: string; readonly line: string };
  /** The finds of a search, each as it is put where somebody picks to; the view itself lists them. */
  readonly finds?: readonly View[];
  /** The boards, or the one meeting, that it is about, in its order: each may have a link to a diary's file. */
  readonly calendars?: readonly { readonly board: string; readonly meeting: string | null }[];
  /** It holds a one-time code: whoever shows it keeps no copy of its own. */
  readonly secret?: true;
}
