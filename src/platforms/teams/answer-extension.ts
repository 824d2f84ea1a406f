import type { Bot, Card, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import type { View } from '../../views/view.js';
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

const fieldsIn = (part: unknown): boolean => {
  if (Array.isArray(part)) return part.some(fieldsIn);
  if (typeof part !== 'object' || part === null) return false;
  const { type } = part as { type?: unknown };
  return (typeof type === 'string' && type.startsWith('Input.')) || Object.values(part).some(fieldsIn);
};

/** Finds, each with the card that is put into the chat and the row that it is picked by; or a sentence. */
const toFinds = (views: readonly View[], toCard: ToCard): object => {
  const attachments = views
    .filter(({ find }) => find)
    .map((view) => {
      const { title, line } = briefOf(view);
      return {
        contentType: ADAPTIVE,
        content: toTeamsCard({ card: toCard(view), text: view.text }),
        preview: { contentType: THUMBNAIL, content: { title, text: line } },
      };
    });
  const [first] = views;
  return {
    composeExtension:
      attachments.length > 0 || !first
        ? { type: 'result', attachmentLayout: 'list', attachments }
        : { type: 'message', text: briefOf(first).line },
  };
};

const toDialog = (view: View, card: Card): object => ({
  task: fieldsIn(card.body)
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
  const views = (await bot(turn)).replies.map(({ view }) => view);
  if (query) return toFinds(views, toCard);
  const [view] = views;
  return view ? toDialog(view, toCard(view)) : null;
};
