import type { Bot, Card, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import type { View } from '../../views/view.js';
import { hasFields } from '../card-fields.js';
import type { Activity } from './activity.js';
import { asksForMore, extensionKind } from './extension.js';
import { toDialogCard, toTeamsCard } from './to-card.js';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

/** What answering beside a conversation needs. */
export interface ExtensionDeps {
  readonly bot: Bot;
  readonly toCard: ToCard;
}

/** The title and the line that stand for a view where its card has no room. */
const briefOf = ({ brief, text }: View): { readonly title: string; readonly line: string } =>
  brief ?? { title: '', line: text };

/** Finds, each with the card that is put into the chat and the row that it is picked by. */
const toFinds = (finds: readonly View[], toCard: ToCard): object => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: finds.map((view) => {
      const { title, line } = briefOf(view);
      return {
        contentType: ADAPTIVE,
        content: toTeamsCard({ card: toCard(view), text: view.text }),
        preview: { contentType: THUMBNAIL, content: { title, text: line } },
      };
    }),
  },
});

const toDialog = (view: View, card: Card): object => ({
  task: hasFields(card.body)
    ? {
        type: 'continue',
        value: {
          title: briefOf(view).title,
          width: 'medium',
          height: 'large',
          card: { contentType: ADAPTIVE, content: toDialogCard({ card, text: view.text }) },
        },
      }
    : { type: 'message', value: briefOf(view).line },
});

/**
 * The body that a search or a dialog is answered with: finds, a form, or the sentence that a dialog ends with. It
 * is in the answer alone: nothing is sent, and nothing of it is kept. Null where there is nothing to say.
 */
export const answerExtension = async (
  { bot, toCard }: ExtensionDeps,
  activity: Activity,
  turn: Turn,
): Promise<object | null> => {
  const query = extensionKind(activity) === 'query';
  if (query && asksForMore(activity.value)) return toFinds([], toCard);
  const [reply] = (await bot(turn)).replies;
  if (!reply) return null;
  const { view } = reply;
  if (!query) return toDialog(view, toCard(view));
  return view.finds
    ? toFinds(view.finds, toCard)
    : { composeExtension: { type: 'message', text: briefOf(view).line } };
};
