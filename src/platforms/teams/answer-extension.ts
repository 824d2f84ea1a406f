import { isJsonObject } from '../../json-object.js';
import type { Bot, Card, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import type { View } from '../../views/view.js';
import { hasFields } from '../card-fields.js';
import type { Activity } from './activity.js';
import { asksForMore, extensionKind } from './extension.js';
import { giveBack } from './give-back.js';
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

/** The buttons of a form with the id of the one that was sent, so that both are one update. */
const asForm = (actions: unknown, form: string): unknown =>
  Array.isArray(actions)
    ? actions.map((one) =>
        isJsonObject(one) && isJsonObject(one.data) ? { ...one, data: { ...one.data, form } } : one,
      )
    : actions;

/**
 * A form that could not be written, with what was typed and why. Nothing of a dialog is kept, so it is opened anew
 * from what was sent. Null where nothing was typed, or where it cannot be opened either.
 */
const formAgain = async ({ bot, toCard }: ExtensionDeps, turn: Turn, why: string): Promise<object | null> => {
  if (turn.kind !== 'action' || turn.verb !== 'submit-update') return null;
  const { form = '', recommendation = '', done = '', evidenceLink = '' } = turn.data;
  const data = { ref: recommendation, text: done, link: evidenceLink };
  const opened = await bot({ ...turn, id: `${turn.id}/again`, verb: 'use-as-update', data });
  const [reply] = opened.replies;
  if (opened.failed || !reply) return null;
  const card = toCard(reply.view);
  if (!hasFields(card.body)) return null;
  const given = giveBack({ card, text: reply.view.text }, turn.data, why).card;
  return toDialog(reply.view, { ...given, actions: asForm(given.actions, form) });
};

/**
 * The body that a search or a dialog is answered with: finds, a form, or the sentence that a dialog ends with. It
 * is in the answer alone: nothing is sent, and nothing of it is kept. Null where there is nothing to say.
 */
export const answerExtension = async (
  deps: ExtensionDeps,
  activity: Activity,
  turn: Turn,
): Promise<object | null> => {
  const { bot, toCard } = deps;
  const query = extensionKind(activity) === 'query';
  if (query && asksForMore(activity.value)) return toFinds([], toCard);
  const { replies, failed } = await bot(turn);
  const [reply] = replies;
  if (!reply) return null;
  const { view } = reply;
  const again = failed ? await formAgain(deps, turn, view.text) : null;
  if (again) return again;
  if (!query) return toDialog(view, toCard(view));
  return view.finds
    ? toFinds(view.finds, toCard)
    : { composeExtension: { type: 'message', text: briefOf(view).line } };
};
