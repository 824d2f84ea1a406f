/** Words within a line. A quote is what somebody said, word for word: writers put it in quotation marks. */
export interface Run {
  readonly style: 'plain' | 'bold' | 'italic' | 'quote';
  /** A line end in it is kept as one. What it says is data: no writer reads any markup in it. */
  readonly text: string;
}

export type Runs = readonly Run[];

export type Block =
  /** Level 1 stands under the title. `newPage` begins a page of its own on paper, as each item of a meeting does. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly newPage: boolean }
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly Runs[] }
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly term: string; readonly value: Runs }[];
    }
  /** The first cell of a row names it, as "Rec 7" does; each row has as many cells as the header. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly Runs[])[];
    }
  /** A line that must not be overlooked: "Action – KH to … by …", with the label before the dash. */
  | { readonly kind: 'callout'; readonly label: string; readonly runs: Runs };

/** What is handed to a person to keep or print: a meeting's pack, its minutes. Each writer makes a file of it. */
export interface Paper {
  readonly title: string;
  /** Lines under the title, such as the board and its day in full. */
  readonly subtitle: readonly string[];
  /** The office's classification marking, at the head and foot of every page; null where the office has set none. */
  readonly marking: string | null;
  /** The record that it was made from: "record 1,234 · 7f3a91c2". */
  readonly record: string;
  /** When it was made: an instant (ISO 8601, UTC) for the file's properties, and the day as people say it. */
  readonly made: { readonly at: string; readonly said: string };
  /** What the file is called, without its ending: "RASSO board 2021-10-12 pack". */
  readonly name: string;
  readonly blocks: readonly Block[];
}

export const plain = (text: string): Run => ({ style: 'plain', text });
export const bold = (text: string): Run => ({ style: 'bold', text });
export const italic = (text: string): Run => ({ style: 'italic', text });
/** Somebody's own words. */
export const quote = (text: string): Run => ({ style: 'quote', text });
