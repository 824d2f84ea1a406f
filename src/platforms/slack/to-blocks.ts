import type { Button, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Card } from '../../ports.js';
import { toButton } from './buttons.js';
import { isPart, type Part, partsOf, textOf } from './card-parts.js';
import { cut, LIMITS } from './limits.js';
import { isSmallPrint, toRichText, wordsOf } from './rich-text.js';

/** Text that mrkdwn neither reads as markup nor formats: the three escapes, and marks held apart from their words. */
export const asMrkdwn = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, (mark) => `\u200B${mark}`);

const isBold = (part: Part): boolean => textOf(part, 'weight').toLowerCase() === 'bolder';

const headerOf = (text: string): HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(text, LIMITS.header), emoji: false },
});

/** Bold needs mrkdwn; everything else is plain, so that nothing in it can be read as markup. */
const sectionOf = (text: string, bold = false): SectionBlock => {
  if (!bold)
    return { type: 'section', text: { type: 'plain_text', text: cut(text, LIMITS.section), emoji: false } };
  const whole = `*${asMrkdwn(text)}*`;
  // Cut before the escapes, so that none is cut in two: a character becomes at most five.
  const fits = whole.length <= LIMITS.section ? whole : `*${asMrkdwn(cut(text, LIMITS.section / 6))}*`;
  return { type: 'section', text: { type: 'mrkdwn', text: fits, verbatim: true } };
};

const contextOf = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: cut(text, LIMITS.contextText), emoji: false }],
});

/** Numbers the buttons of one message, so that no two have the same id. */
interface Counted {
  next(): number;
}

const counter = (): Counted => {
  let at = 0;
  return {
    next: () => {
      at += 1;
      return at;
    },
  };
};

const fromTextBlock = (part: Part): KnownBlock[] => {
  const text = textOf(part, 'text').trim();
  if (text === '') return [];
  if (textOf(part, 'style') === 'heading')
    return text.length <= LIMITS.header ? [headerOf(text)] : [sectionOf(text, true)];
  if (part.isSubtle === true) return [contextOf(text)];
  return [sectionOf(text, isBold(part))];
};

const fromRichText = (part: Part): KnownBlock[] => {
  const words = wordsOf(part).trim();
  if (words === '') return [];
  if (isSmallPrint(part)) return [contextOf(words)];
  const block = toRichText(part);
  return block ? [block] : [];
};

/** A row that can be pressed: its words, and a button beside the first of our own lines. */
const withAccessory = (blocks: readonly KnownBlock[], button: Button | null): KnownBlock[] => {
  if (!button) return [...blocks];
  const at = blocks.findIndex((block) => block.type === 'section');
  const section = blocks[at];
  return section?.type === 'section'
    ? blocks.with(at, { ...section, accessory: button })
    : [...blocks, { type: 'actions', elements: [button] }];
};

const fromContainer = (part: Part, counted: Counted): KnownBlock[] => {
  const inside = partsOf(part, 'items').flatMap((item) => toParts(item, counted));
  if (inside.length === 0) return [];
  const { selectAction } = part;
  const pressed = isPart(selectAction) ? toButton(selectAction, counted.next(), 'Open') : null;
  const blocks = withAccessory(inside, pressed);
  return part.separator === true ? [{ type: 'divider' }, ...blocks] : blocks;
};

/** The blocks of one part of a card. Fields of forms have their place in a modal alone. */
const toParts = (part: Part, counted: Counted): KnownBlock[] => {
  switch (part.type) {
    case 'TextBlock':
      return fromTextBlock(part);
    case 'RichTextBlock':
      return part.separator === true && wordsOf(part) !== ''
        ? [{ type: 'divider' }, ...fromRichText(part)]
        : fromRichText(part);
    case 'Container':
      return fromContainer(part, counted);
    case 'Input.Text':
    case 'Input.ChoiceSet':
    case 'Input.Date':
      return [];
    default: {
      // Not of our cards: its text, if it has any, rather than nothing.
      const text = textOf(part, 'text') || textOf(part, 'title') || textOf(part, 'altText');
      return text === '' ? [] : [contextOf(text)];
    }
  }
};

/** Said where parts had to be left out; another way to the rest stands on the card or in help. */
export const sayLeftOut = (left: number): string =>
  `${left} more ${left === 1 ? 'part does' : 'parts do'} not fit into one Slack message. Ask for one recommendation, for example “status of rec 7”, or for fewer.`;

const actionsOf = (card: Card, counted: Counted): KnownBlock[] => {
  const elements = partsOf(card, 'actions')
    .filter(({ type }) => type === 'Action.Execute')
    .map((action) => toButton(action, counted.next()))
    .filter((button) => button !== null)
    .slice(0, LIMITS.actions);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

/** The blocks of one part of a card by itself; none for a field. */
export const partBlocks = (part: Part): KnownBlock[] => toParts(part, counter());

/** True where a part of a card, at any depth, is a field to fill in. */
export const hasInputs = (part: unknown): boolean => {
  if (Array.isArray(part)) return part.some(hasInputs);
  if (!isPart(part)) return false;
  return textOf(part, 'type').startsWith('Input.') || Object.values(part).some(hasInputs);
};

/**
 * A card as the blocks of a Slack message. Pure and total: any card gives at least one block and none beyond a
 * limit; what is too long is cut visibly, and what does not fit is counted. A form's fields and the buttons that
 * would send them are left out: they have their place in a modal (`toModal`).
 */
export const toBlocks = (
  card: Card,
  most: number = LIMITS.messageBlocks,
): { readonly blocks: KnownBlock[] } => {
  const counted = counter();
  const body = partsOf(card, 'body').flatMap((part) => toParts(part, counted));
  const actions = hasInputs(card.body) ? [] : actionsOf(card, counted);
  const room = most - actions.length;
  if (body.length <= room) {
    const blocks = [...body, ...actions];
    return { blocks: blocks.length > 0 ? blocks : [contextOf('Nothing to show.')] };
  }
  const kept = body.slice(0, room - 1);
  return { blocks: [...kept, contextOf(sayLeftOut(body.length - kept.length)), ...actions] };
};
