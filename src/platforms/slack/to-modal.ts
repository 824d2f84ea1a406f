import type { KnownBlock, ModalView } from '@slack/types';
import type { Card } from '../../ports.js';
import { CLOSE_FORM, SEND_FORM, sayKept, UNTITLED_FORM } from '../../views/less-room.js';
import { hasFields } from '../card-fields.js';
import { pressedOf } from './buttons.js';
import { type Part, partsOf, textOf } from './card-parts.js';
import { fieldId, isTooLong, plainText, toInput } from './fields.js';
import { contextOf } from './fit-message.js';
import { LIMITS } from './limits.js';
import { isProblem } from './problems.js';
import type { Origin } from './read-modal.js';
import { partBlocks } from './to-blocks.js';

/** Whether a form says itself what is wrong with it; left out where Slack shows that beside the fields. */
export type Problems = 'shown' | 'left-out';

/** True for a form: Slack shows its fields in a modal only. */
export const needsModal = (card: Card): boolean => hasFields(card.body);

/** The one button that sends a form. */
const sendingOf = (card: Card): Part | undefined =>
  partsOf(card, 'actions').find(({ type }) => type === 'Action.Execute');

const isHeading = (part: Part): boolean => part.type === 'TextBlock' && textOf(part, 'style') === 'heading';

/** Notes give way to fields where a form is too long; no form of ours comes near. */
const fitModal = (blocks: readonly KnownBlock[]): KnownBlock[] => {
  let over = blocks.length - LIMITS.modalBlocks;
  const kept = blocks.toReversed().filter(({ type }) => {
    if (over <= 0 || type === 'input') return true;
    over -= 1;
    return false;
  });
  return kept.toReversed().slice(0, LIMITS.modalBlocks);
};

const metadataOf = (sending: Part, long: readonly string[], from: Origin): string => {
  const { verb, data } = pressedOf(sending);
  const kept = [...(data.kept ?? '').split(' '), ...long].filter((id) => id !== '').join(' ');
  return JSON.stringify({ verb, data: kept === '' ? data : { ...data, kept }, from });
};

/**
 * A form as a Slack modal: each field an input whose block is called as the field is, the notes between them, and
 * the card's own button to send it. What it is about travels in `private_metadata`, as `{ verb, data, from }`; a
 * text that is longer than Slack could give back is no field there, and is named in `data.kept`.
 * @throws where the card has no button that sends it, or what it carries is longer than Slack takes: a fault of ours.
 */
export const toModal = (card: Card, from: Origin, problems: Problems = 'shown'): ModalView => {
  const body = partsOf(card, 'body');
  const heading = textOf(body.find(isHeading) ?? {}, 'text').trim();
  const blocks = body.flatMap((part): readonly KnownBlock[] => {
    // The title says it already, where it has the room.
    if (isHeading(part) && heading.length <= LIMITS.modalTitle) return [];
    if (problems === 'left-out' && isProblem(part)) return [];
    if (isTooLong(part))
      return [contextOf(sayKept(textOf(part, 'label') || fieldId(part), textOf(part, 'value').length))];
    const field = toInput(part);
    return field ? [field] : partBlocks(part);
  });
  const sending = sendingOf(card);
  const metadata = sending ? metadataOf(sending, body.filter(isTooLong).map(fieldId), from) : '';
  if (!sending || metadata.length > LIMITS.privateMetadata)
    throw new Error('This form cannot be a modal: it has no button that sends it, or carries too much.');
  return {
    type: 'modal',
    title: plainText(heading || UNTITLED_FORM, LIMITS.modalTitle),
    submit: plainText(textOf(sending, 'title').trim() || SEND_FORM, LIMITS.modalButton),
    close: plainText(CLOSE_FORM, LIMITS.modalButton),
    private_metadata: metadata,
    blocks: fitModal(blocks),
  };
};
