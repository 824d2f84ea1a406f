import { beginning } from '../../domain/cut.js';
import { UNSUPPORTED } from '../../intents/unsupported.js';
import type { Turn } from '../../turn.js';
import { type Activity, pressedIn, tenantOf, textsIn } from './activity.js';
import { extensionKind, fromExtension } from './extension.js';
import { plainText } from './message-words.js';
import { conversationKey, isDirect, messageKey, placeOf, threadOf, toAddress, turnId } from './place.js';
import { repliedIn, withoutQuotes } from './replied.js';
import { VERB } from './to-card.js';

/** What an activity cannot say by itself: what was said in its conversation before. */
export interface Before {
  /** Whether the bot has written this message, by its key. */
  readonly isOurs: (message: string) => boolean;
  /** Whether a turn of this id was answered. */
  readonly isAnswered: (turn: string) => boolean;
}

type Said = Pick<Turn, 'id' | 'platform' | 'conversation' | 'account' | 'privately'>;

const isBot = ({ role, id }: Activity['from']): boolean => role === 'bot' || id.startsWith('28:');

/** Who speaks, as Teams has authenticated them: by the directory's id, or as a guest where there is none. */
const accountOf = (activity: Activity): Turn['account'] => {
  const { from } = activity;
  const tenant = tenantOf(activity);
  const elsewhere = !!from.tenantId && tenant !== null && from.tenantId.toLowerCase() !== tenant;
  return {
    id: from.aadObjectId ? from.aadObjectId.toLowerCase() : from.id,
    name: from.name ?? '',
    ...(!from.aadObjectId || isBot(from) || elsewhere ? { guest: true as const } : {}),
  };
};

const saidIn = (activity: Activity): Said => {
  const { id, conversation, channelData, from } = activity;
  const direct = isDirect(activity);
  const names = [channelData?.team?.name, channelData?.channel?.name].filter(Boolean).join(', ');
  const where = conversationKey(conversation.id);
  return {
    id: turnId(where, id),
    platform: 'teams',
    conversation: {
      id: where,
      kind: direct ? 'direct' : 'shared',
      name: beginning(direct ? (from.name ?? '') : (conversation.name ?? names), 300),
      address: toAddress(placeOf(activity)),
    },
    account: accountOf(activity),
    ...(activity.recipient.isTargeted === true && !direct ? { privately: true as const } : {}),
  };
};

/** The mentions of an activity: the words that stand in its text, and who is meant. */
const mentionsIn = ({ entities }: Activity): readonly { text: string; id: string; name: string }[] =>
  (entities ?? []).flatMap((entity) => {
    if (typeof entity !== 'object' || entity === null) return [];
    const { type, text, mentioned } = entity as { type?: unknown; text?: unknown; mentioned?: unknown };
    if (typeof type !== 'string' || type.toLowerCase() !== 'mention') return [];
    if (typeof text !== 'string' || text === '' || typeof mentioned !== 'object' || mentioned === null)
      return [];
    const { id, name } = mentioned as { id?: unknown; name?: unknown };
    return [{ text, id: typeof id === 'string' ? id : '', name: typeof name === 'string' ? name : '' }];
  });

/** What was said, without the mention of the bot; others who are mentioned stay, by their names. */
const wordsOf = (activity: Activity): { readonly words: string; readonly mentioned: boolean } => {
  let words = withoutQuotes(activity.text ?? '');
  let mentioned = false;
  for (const { text, id, name } of mentionsIn(activity).slice(0, 50)) {
    const bot = id === activity.recipient.id;
    mentioned ||= bot;
    words = words.replace(text, () => (bot ? '' : name));
  }
  return { words: plainText(words), mentioned };
};

const FILE = 'application/vnd.microsoft.teams.file.';

/** The command word and what follows it: "/rec status 7", "/status 7". */
const COMMAND = /^\/(?:rec(?:\s+|$))?/i;

const fromMessage = (activity: Activity, said: Said, before: Before): Turn | null => {
  const data = textsIn(activity.value);
  const replied = activity.replyToId ? messageKey(said.conversation.id, activity.replyToId) : null;
  const verb = Object.hasOwn(data, VERB) ? data[VERB] : undefined;
  if (verb) {
    const { [VERB]: _verb, ...rest } = data;
    return { kind: 'action', verb: verb.slice(0, 200), data: rest, message: replied, ...said };
  }
  const { words, mentioned } = wordsOf(activity);
  const thread = threadOf(activity.conversation.id);
  const inOurThread =
    (thread !== null && before.isOurs(messageKey(said.conversation.id, thread))) ||
    (replied !== null && before.isOurs(replied));
  const targeted = activity.recipient.isTargeted === true;
  const toBot = said.conversation.kind === 'direct' || targeted || mentioned || inOurThread;
  if (words === '') {
    const hasFile = activity.attachments?.some(({ contentType }) => contentType?.startsWith(FILE)) ?? false;
    if (toBot && (hasFile || typeof activity.value === 'object'))
      return { kind: 'unsupported', reason: hasFile ? UNSUPPORTED.file : UNSUPPORTED.other, ...said };
    // Mentioned and nothing more: an invitation to say what it can do.
    return toBot && mentioned ? { kind: 'message', text: 'help', toBot, ...said } : null;
  }
  if (targeted || (COMMAND.test(words) && (toBot || /^\/rec\b/i.test(words))))
    return { kind: 'command', text: words.replace(COMMAND, '').trim(), ...said };
  const answered = repliedIn(activity);
  const repliesTo = answered === null ? null : { repliesTo: messageKey(said.conversation.id, answered) };
  return { kind: 'message', text: words, toBot, ...repliesTo, ...said };
};

/**
 * An edit is a new turn where the first wording got no answer: a mention added, a typing slip before the bot could
 * read it. Once it was answered it may stand in the record, and an edit must not change that a second time: whoever
 * edited is told so. A deletion is left alone.
 */
const fromEdit = (activity: Activity, said: Said, before: Before): Turn | null => {
  if (activity.channelData?.eventType !== 'editMessage') return null;
  const id = turnId(said.conversation.id, `${activity.id}:edited:${activity.timestamp ?? ''}`);
  if (before.isAnswered(said.id)) return { kind: 'unsupported', reason: UNSUPPORTED.edited, ...said, id };
  const turn = fromMessage(activity, said, before);
  return turn && { ...turn, id };
};

/** The bot was added or removed. Teams tells it twice, in two ways: both get one id, so it happens once. */
const lifecycle = (
  event: 'installed' | 'uninstalled',
  activity: Activity,
  said: Said,
  before: Before,
): Turn => {
  const where = said.conversation.id;
  let time = 0;
  while (before.isAnswered(`${where}/uninstalled/${time}`)) time += 1;
  const by = isBot(activity.from) ? '' : (activity.from.name ?? '');
  return { kind: 'lifecycle', event, ...(by ? { by } : {}), ...said, id: `${where}/${event}/${time}` };
};

const fromInvoke = (activity: Activity, said: Said): Turn | null => {
  if (extensionKind(activity) !== null) return fromExtension(activity, said);
  if (activity.name !== 'adaptiveCard/action')
    return { kind: 'unsupported', reason: UNSUPPORTED.other, ...said };
  const press = pressedIn(activity.value);
  if (press === null) return null;
  const data = textsIn(press.data);
  const { [VERB]: carried, ...rest } = data;
  return {
    kind: 'action',
    verb: press.verb || (carried ?? '').slice(0, 200),
    data: rest,
    message: activity.replyToId ? messageKey(said.conversation.id, activity.replyToId) : null,
    ...said,
  };
};

/** What Teams sent, in our words; null for what asks nothing of the bot, such as a reaction or somebody's typing. */
export const toTurn = (activity: Activity, before: Before): Turn | null => {
  const said = saidIn(activity);
  switch (activity.type) {
    case 'message':
      return fromMessage(activity, said, before);
    case 'messageUpdate':
      return fromEdit(activity, said, before);
    case 'invoke':
      return fromInvoke(activity, said);
    case 'conversationUpdate':
      return activity.membersAdded?.some(({ id }) => id === activity.recipient.id)
        ? lifecycle('installed', activity, said, before)
        : null;
    case 'installationUpdate':
      if (activity.action === 'add') return lifecycle('installed', activity, said, before);
      return activity.action === 'remove' ? lifecycle('uninstalled', activity, said, before) : null;
    case 'event':
      if (activity.name === 'application/vnd.microsoft.meetingStart')
        return { kind: 'meeting', event: 'started', ...said };
      return activity.name === 'application/vnd.microsoft.meetingEnd'
        ? { kind: 'meeting', event: 'ended', ...said }
        : null;
    default:
      return null;
  }
};
