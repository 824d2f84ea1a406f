import { oversees } from './domain/board.js';
import { beginning } from './domain/cut.js';
import type { Register } from './domain/register.js';
import { fromElsewhere, inTheRoom, isForTheRoom } from './in-room.js';
import type { Intent } from './intents/intent.js';
import { IN_PLACE, livingKey } from './living.js';
import type { Answer, Reply } from './ports.js';
import type { Turn } from './turn.js';
import type { Result } from './use-cases/result.js';
import type { ToldInRoom } from './use-cases/told-in-rooms.js';
import type { Asker } from './use-cases/use-case.js';
import { noticeView } from './views/notice.js';
import { type Button, withButton } from './views/parts.js';
import { toViews } from './views/to-views.js';

/** How each reader asks for their own view of a card that stands where others read it too. */
const ownView = (result: Result): Pick<Reply, 'own'> => {
  if (result.kind === 'status' && result.items.length === 1)
    return { own: { verb: 'refresh-status', data: { ref: result.items[0]?.recommendation.id ?? '' } } };
  if (result.kind === 'update')
    return { own: { verb: 'refresh-update', data: { update: result.update.id } } };
  return {};
};

/** The button that says a private answer again for everybody there: questions only, and as far as all may hear it. */
const sharing = (turn: Turn, intent: Intent): Button | null =>
  turn.kind === 'command' &&
  turn.privately === true &&
  turn.conversation.kind === 'shared' &&
  intent.kind.startsWith('show-')
    ? { label: 'Share here', verb: 'share', data: { said: beginning(turn.text, LONGEST_SHARED) } }
    : null;

/** Longest question that is said again, in characters: it travels in the button. */
const LONGEST_SHARED = 1_000;

/** True where everybody in the asker's conversation may see the result. */
const fits = (result: Result, asker: Asker, register: Register): boolean => {
  if (asker.conversation.kind === 'direct' || result.audience === 'public') return true;
  if (result.kind === 'refused' || result.audience === 'person' || asker.conversation.board === null)
    return false;
  const board = register.boards.get(asker.conversation.board);
  if (board === undefined) return false;
  if (result.inspections.every((inspection) => board.oversees.includes(inspection))) return true;
  const known = result.recommendations?.every((id) => {
    const recommendation = register.recommendations.get(id);
    return recommendation !== undefined && oversees(board, recommendation);
  });
  return known === true;
};

/**
 * Where each view goes: to the conversation where everybody there may see it; otherwise to the asker alone, and
 * the conversation gets what is published (`published`), or a line that says so.
 */
export const toAnswer = (
  result: Result,
  published: Result | null,
  {
    turn,
    intent,
    asker,
    told = [],
    register,
  }: {
    readonly turn: Turn;
    readonly intent: Intent;
    readonly asker: Asker;
    readonly told?: readonly ToldInRoom[];
    readonly register: Register;
  },
): Answer => {
  const pressed = turn.kind === 'action' ? turn.message : null;
  const inPlace = IN_PLACE.has(intent.kind) && result.kind !== 'refused' ? pressed : null;
  const here = fits(result, asker, register);
  const share = result.kind === 'refused' ? null : sharing(turn, intent);
  const replies = (said: Result, to: Reply['to'], replaces: string | null): Reply[] =>
    toViews(said, register).map((view, index) => ({
      view: share ? withButton(view, share) : view,
      to,
      replaces: index === 0 ? replaces : null,
      living: livingKey(said),
      ...(asker.conversation.kind === 'shared' && to === 'conversation' ? ownView(said) : {}),
    }));
  if (here) {
    const said = replies(result, 'conversation', inPlace);
    const [card] = said;
    const room = card !== undefined && isForTheRoom(turn, result, asker);
    if (room) return { replies: inTheRoom(turn, intent, card, result) };
    // Last, so that whoever did it has their answer first.
    return { replies: [...said, ...told.flatMap((one) => fromElsewhere(intent, one, register))] };
  }
  const aside: Reply[] = published
    ? replies(published, 'conversation', null)
    : [
        {
          view: noticeView(
            'Answered privately',
            ['That is not for everybody here, so I have answered you alone.'],
            [],
            'public',
          ),
          to: 'conversation',
          replaces: null,
          living: null,
          aside: true,
        },
      ];
  return { replies: [...aside, ...replies(result, 'person', null)] };
};
