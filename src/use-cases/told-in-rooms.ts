import type { Result, RunningMeeting } from './result.js';
import { showMeeting } from './show-meeting.js';
import type { Asker, Deps } from './use-case.js';

/** A meeting as everybody in a conversation of its board's hears of what was done in it. */
export interface ToldInRoom {
  /** The id of the conversation. */
  readonly room: string;
  readonly result: RunningMeeting;
}

/**
 * What was done in a meeting from another conversation, for the conversations of its board on the same platform:
 * whoever sits there sees it, and by whom, as if it had been said there. None where it was said there, or nothing was done.
 */
export const toldInRooms = (deps: Deps, asker: Asker, result: Result): readonly ToldInRoom[] => {
  if (result.kind !== 'running-meeting' || result.happened === '' || !asker.person) return [];
  const { meeting } = result;
  if (asker.conversation.board === meeting.board) return [];
  const { boards, conversations } = deps.store.read();
  const happened = `${asker.person.name}, from another conversation: ${result.happened}`;
  return (boards.get(meeting.board)?.conversations ?? []).flatMap((room) => {
    const there = conversations.get(room);
    if (there?.platform !== asker.via || there.stopped !== null) return [];
    // Where to send in Teams is known from what was said there.
    if (there.platform === 'teams' && there.address === null) return [];
    const { board, inspection } = there;
    const inRoom: Asker = { ...asker, conversation: { id: room, kind: 'shared', board, inspection } };
    return [{ room, result: showMeeting(deps, inRoom, { meeting, happened }) }];
  });
};
