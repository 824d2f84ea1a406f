import type { RunningMeeting } from '../use-cases/result.js';
import { type Button, buttons, shorten } from './parts.js';
import { afterOf } from './running-meeting.js';
import type { Audience, View } from './view.js';

/** More than that is on the card that the line is about. */
const LONGEST = 1_000;

/** One line, for a room that has a card with the rest before it. The words may hold anybody's. */
export const lineView = (words: string, ways: readonly Button[], audience: Audience): View => {
  const said = shorten(words, LONGEST);
  return { card: 'line', data: { words: said, buttons: buttons(ways) }, text: said, audience };
};

/**
 * What was just done in a meeting, in one line below its card, with a way to the card. At the end the line says how the
 * meeting ended too, because nothing follows that would bring anybody back to the card.
 */
export const meetingLine = (result: RunningMeeting): View => {
  const { happened, meeting, audience } = result;
  const ended = meeting.state === 'ended';
  const label = ended ? 'Next meeting' : 'Where the meeting is';
  const words = ended ? `${happened} ${afterOf(result)}` : happened;
  return lineView(words, [{ label, verb: 'show-next-meeting', data: {} }], audience);
};
