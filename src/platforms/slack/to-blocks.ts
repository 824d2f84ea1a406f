import type { Button, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import { cut } from '../../domain/cut.js';
import { isJsonObject } from '../../json-object.js';
import type { Card } from '../../ports.js';
import { NOTHING_TO_SHOW, OPEN_ROW } from '../../views/less-room.js';
import { hasFields } from '../card-fields.js';
import { toButton } from './buttons.js';
import { isBold, type Part, partsOf, textOf, textsIn } from './card-parts.js';
import { contextOf, type Entry, fitMessage, tidy } from './fit-message.js';
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

const entriesOf = (blocks: readonly KnownBlock[]): Entry[] =>
  blocks.map((block) => ({ blocks: [block], parts: 1, row: false }));

/** The line before a part stays with what it stands before. */
const underLine = (part: Part, entries: readonly Entry[]): Entry[] => {
  const [first, ...others] = entries;
  return part.separator === true && first
    ? [{ ...first, blocks: [LINE, ...first.blocks] }, ...others]
    : [...entries];
};

/** A row that can be pressed: its words, and a button beside the first of our own lines. */
const withAccessory = (blocks: readonly KnownBlock[], button: Button): KnownBlock[] => {
  const at = blocks.findIndex(({ type }) => type === 'section');
  const section = blocks[at];
  return section?.type === 'section'
    ? blocks.with(at, { ...section, accessory: button })
    : [...blocks, { type: 'actions', elements: [button] }];
};

const fromContainer = (part: Part, number: Numbered): readonly Entry[] => {
  const { selectAction } = part;
  const button = isJsonObject(selectAction) ? toButton(selectAction, number(), OPEN_ROW) : null;
  const inside = partsOf(part, 'items').flatMap((item) => toEntries(item, number));
  if (!button || inside.length === 0) return inside;
  const blocks = withAccessory(
    inside.flatMap((entry) => entry.blocks),
    button,
  );
  return [{ blocks: tidy(blocks), parts: 1, row: true }];
};

/** What one part of a card becomes. Fields of forms have their place in a modal alone. */
const toEntries = (part: Part, number: Numbered): Entry[] => {
  switch (part.type) {
    case 'TextBlock':
      return underLine(part, entriesOf(fromTextBlock(part)));
    case 'RichTextBlock':
      return underLine(part, entriesOf(fromRichText(part)));
    case 'Container':
      return underLine(part, fromContainer(part, number));
    case 'Input.Text':
    case 'Input.ChoiceSet':
    case 'Input.Date':
      return [];
    default: {
      // Not of our cards: the texts in it, if it has any, rather than nothing.
      const texts = textsIn(part).join(' · ');
      return texts === '' ? [] : entriesOf([contextOf(texts)]);
    }
  }
};

/** Buttons may take half of a message; ours take a tenth of that. */
const MOST_OF_BUTTONS = LIMITS.message / 2;

const actionsOf = (card: Card, number: Numbered): KnownBlock[] => {
  const elements: Button[] = [];
  let size = 1;
  for (const action of partsOf(card, 'actions')) {
    const button = toButton(action, number());
    if (!button || elements.length === LIMITS.actions) continue;
    // With the comma or bracket behind it.
    const more = size + JSON.stringify(button).length + 1;
    if (more > MOST_OF_BUTTONS) continue;
    size = more;
    elements.push(button);
  }
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

/** The blocks of one part of a form by itself, between its fields; none for a field. */
export const partBlocks = (part: Part): readonly KnownBlock[] =>
  tidy(toEntries(part, numbered()).flatMap(({ blocks }) => blocks));

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
  const shown = (field < 0 ? parts : parts.slice(0, field)).flatMap((part) => toEntries(part, number));
  const blocks = fitMessage(shown, field < 0 ? actionsOf(card, number) : [], most);
  return { blocks: blocks.length > 0 ? blocks : [contextOf(NOTHING_TO_SHOW)] };
};
