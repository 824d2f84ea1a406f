import { isJsonObject } from '../../json-object.js';
import type { Activity } from './activity.js';
import { threadOf } from './place.js';

/** Longest markup of a message in which a quotation is looked for, in characters. */
const LONGEST_READ = 50_000;

/** How Teams writes what is answered in a chat: a quotation that says which message it is from. */
const QUOTED = /<blockquote\b[^<>]{0,500}>/gi;
const A_REPLY = /\bitemtype="http:\/\/schema\.skype\.com\/Reply"/i;
const ITS_ID = /\bitemid="([^"<>]{1,200})"/i;
/** What stands for a quotation in a message's words. */
const PLACEHOLDER = /<quoted\b[^<>]{0,500}\/?>(?:<\/quoted>)?/gi;

const inMarkup = ({ attachments }: Activity): readonly string[] =>
  (attachments ?? []).flatMap(({ contentType, content }) =>
    contentType === 'text/html' && typeof content === 'string'
      ? [...content.slice(0, LONGEST_READ).matchAll(QUOTED)].flatMap(([tag]) =>
          A_REPLY.test(tag) ? (ITS_ID.exec(tag)?.[1] ?? []) : [],
        )
      : [],
  );

const inEntities = ({ entities }: Activity): readonly string[] =>
  (entities ?? []).flatMap((entity) => {
    if (!isJsonObject(entity) || entity.type !== 'quotedReply' || !isJsonObject(entity.quotedReply))
      return [];
    const { messageId } = entity.quotedReply;
    return typeof messageId === 'string' && messageId.length <= 200 ? [messageId] : [];
  });

/**
 * Teams' own id of the message that an activity answers: the one that it quotes, that it replies to, or that its thread
 * began with. Null where it answers none, or quotes several: then nobody can say which is meant.
 */
export const repliedIn = (activity: Activity): string | null => {
  const quoted = [...new Set([...inEntities(activity), ...inMarkup(activity)])];
  if (quoted.length > 0) return quoted.length === 1 ? (quoted[0] ?? null) : null;
  return activity.replyToId || threadOf(activity.conversation.id);
};

/** A message's words without what stands for a quotation in them. */
export const withoutQuotes = (text: string): string => text.replace(PLACEHOLDER, '');
