import type { Button, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { cut } from '../../domain/cut.js';
import { isJsonObject } from '../../json-object.js';
import type { Card } from '../../ports.js';
import { atMost } from '../../views/fit-card.js';
import { NOTHING_TO_SHOW, OPEN_ROW } from '../../views/less-room.js';
import { hasFields } from '../card-fields.js';
import { toButton } from './buttons.js';
import { isBold, type Part, partsOf, textOf, textsIn } from './card-parts.js';
import { contextOf, type Entry, fitMessage, LONGEST, tidy } from './fit-message.js';
import { LIMITS } from './limits.js';
import { isSmallPrint, toRichText, wordsOf } from './rich-text.js';
import { asMrkdwn, cutFor } from './to-text.js';

const headerOf = (text: string): HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text, emoji: false },
});

/** Bold needs mrkdwn; everything else is plain, so that nothing in it can be read as markup. */
const sectionOf = (text: string, bold: boolean): SectionBlock => ({
  type: 'section',
  text: bold
    ? {
        type: 'mrkdwn',
        text: cutFor(text, LIMITS.section, (words) => `*${asMrkdwn(words)}*`),
        verbatim: true,
      }
    : { type: 'plain_text', text: cut(text, LIMITS.section), emoji: false },
});

/** Numbers the buttons of one message, so that no two have the same id. */
type Numbered = () => number;

const numbered = (): Numbered => {
  let at = 0;
  return () => {
    at += 1;
    return at;
  };
};

const fromTextBlock = (part: Part): KnownBlock[] => {
  const text = textOf(part, 'text').trim();
  if (text === '') return [];
  if (textOf(part, 'style') === 'heading')
    return text.length <= LIMITS.header ? [headerOf(text)] : [sectionOf(text, true)];
  return part.isSubtle === true ? [contextOf(text)] : [sectionOf(text, isBold(part))];
};

const fromRichText = (part: Part): readonly KnownBlock[] => {
  if (!isSmallPrint(part)) return toRichText(part);
  const words = wordsOf(part).trim();
  return words !== '' && words.length <= LIMITS.contextText ? [contextOf(words)] : toRichText(part);
};

const LINE: KnownBlock = { type: 'divider' };

const addBlocks = (blocks: readonly KnownBlock[], into: Entry[]): void => {
  for (const block of blocks) into.push({ blocks: [block], parts: 1, row: false });
};

/** A row that can be pressed: its words, and a button beside the first of our own lines. */
const withAccessory = (blocks: readonly KnownBlock[], button: Button): KnownBlock[] => {
  const at = blocks.findIndex(({ type }) => type === 'section');
  const section = blocks[at];
  return section?.type === 'section'
    ? blocks.with(at, { ...section, accessory: button })
    : [...blocks, { type: 'actions', elements: [button] }];
};

const addContainer = (part: Part, number: Numbered, into: Entry[]): void => {
  const { selectAction } = part;
  const button = isJsonObject(selectAction) ? toButton(selectAction, number(), OPEN_ROW) : null;
  const from = into.length;
  for (const item of partsOf(part, 'items')) addEntries(item, number, into);
  if (!button || into.length === from) return;
  const inside = into.splice(from).flatMap(({ blocks }) => blocks);
  into.push({ blocks: tidy(withAccessory(inside, button)), parts: 1, row: true });
};

/** Adds what one part of a card becomes. Fields of forms have their place in a modal alone. */
const addEntries = (part: Part, number: Numbered, into: Entry[]): void => {
  const from = into.length;
  switch (part.type) {
    case 'TextBlock':
      addBlocks(fromTextBlock(part), into);
      break;
    case 'RichTextBlock':
      addBlocks(fromRichText(part), into);
      break;
    case 'Container':
      addContainer(part, number, into);
      break;
    case 'Input.Text':
    case 'Input.ChoiceSet':
    case 'Input.Date':
      return;
    default: {
      // Not of our cards: the texts in it, if it has any, rather than nothing.
      const texts = textsIn(part).join(' · ');
      if (texts !== '') addBlocks([contextOf(texts)], into);
      return;
    }
  }
  const first = into[from];
  // The line before a part stays with what it stands before.
  if (part.separator === true && first) into[from] = { ...first, blocks: [LINE, ...first.blocks] };
};

const toEntries = (parts: readonly Part[], number: Numbered): Entry[] => {
  const entries: Entry[] = [];
  for (const part of parts) addEntries(part, number, entries);
  return entries;
};

/** Buttons may take half of a message; ours take a tenth of that. */
const MOST_OF_BUTTONS = LIMITS.message / 2;

const fitButtons = (buttons: readonly Button[]): Button[] => {
  let left: number = LIMITS.actions;
  let size = 1;
  return buttons.filter((button) => {
    if (left === 0) return false;
    // With the comma or bracket behind it.
    const more = size + JSON.stringify(button).length + 1;
    if (more > MOST_OF_BUTTONS) return false;
    size = more;
    left -= 1;
    return true;
  });
};

const actionsOf = (card: Card, number: Numbered): KnownBlock[] => {
  const buttons: Button[] = [];
  for (const action of partsOf(card, 'actions')) {
    const button = toButton(action, number());
    if (button) buttons.push(button);
  }
  const surelyFit = buttons.length <= LIMITS.actions && atMost(buttons, LONGEST) <= MOST_OF_BUTTONS;
  const elements = surelyFit ? buttons : fitButtons(buttons);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

/** The blocks of one part of a form by itself, between its fields; none for a field. */
export const partBlocks = (part: Part): readonly KnownBlock[] =>
  tidy(toEntries([part], numbered()).flatMap(({ blocks }) => blocks));

/**
 * A card as the blocks of a Slack message, or with `most` of 100 as those of the Home tab. Pure and total: any card
 * gives at least one block and none beyond a limit; what is too long is cut visibly, and what does not fit is
 * counted. Of a form stands here what comes before its fields: they, the notes between them and the button that
 * sends them have their place in a modal (`toModal`).
 */
export const toBlocks = (
  card: Card,
  most: number = LIMITS.messageBlocks,
): { readonly blocks: KnownBlock[] } => {
  const number = numbered();
  const parts = partsOf(card, 'body');
  const field = parts.findIndex(hasFields);
  const shown = toEntries(field < 0 ? parts : parts.slice(0, field), number);
  const blocks = fitMessage(shown, field < 0 ? actionsOf(card, number) : [], most);
  return { blocks: blocks.length > 0 ? blocks : [contextOf(NOTHING_TO_SHOW)] };
};
