import { count } from '../domain/words.js';

/** Stands where a card has nothing that can be shown. */
export const NOTHING_TO_SHOW = 'There is nothing to show here.';

/** On the button beside a row that can be pressed as a whole elsewhere. */
export const OPEN_ROW = 'Open';

/** Opens a form that could not be opened at once, because it was asked for in words. */
export const OPEN_FORM = 'Open the form';

/** The title of a form that has no heading. */
export const UNTITLED_FORM = 'Scrutiny';

/** Sends a form whose own button says nothing. */
export const SEND_FORM = 'Send';

/** Leaves a form without sending it. */
export const CLOSE_FORM = 'Close';

/** Said last where parts of a card had to be left out; it names a way to the rest. */
export const sayLeftOut = (left: number): string =>
  `${count(left, 'more part')} ${left === 1 ? 'does' : 'do'} not fit into one message here. Ask for less at once, for example “status of rec 7” or “list overdue”.`;

/** Under a field that takes less than the register does. */
export const sayFieldRoom = (longest: number): string =>
  `At most ${longest.toLocaleString('en-GB')} characters fit here.`;

/** In the place of a field whose text is too long to be edited here: it must not be cut by being saved. */
export const sayKept = (label: string, length: number): string =>
  `${label}: its ${length.toLocaleString('en-GB')} characters are too many to edit here, so it stays word for word as it was read.`;
