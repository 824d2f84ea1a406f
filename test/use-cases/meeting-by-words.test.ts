import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';
import { anOffice } from '../support/office.js';
import { aBoard, aMeeting } from '../support/records.js';

/** Two boards that both meet on Tuesday 12 October 2021; the second has no conversation of its own. */
const twoBoards = () =>
  anOffice({
    boards: [
      aBoard({ rrule: null }),
      aBoard({ id: 'panel', name: 'Custody Scrutiny Panel', rrule: null, conversations: [] }),
    ],
    meetings: [
      aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' }),
      aMeeting({ id: 'panel:2021-10-12', board: 'panel', scheduledAt: '2021-09-10T08:00:00Z' }),
    ],
  });
type Office = ReturnType<typeof twoBoards>;

const says = async (office: Office, line: string): Promise<string> => {
  const result = await office.does('governance-officer', parseText(line));
  if (result.kind === 'refused') return result.sentence;
  return result.kind === 'notice' ? result.sentences.join(' ') : expect.fail(result.kind);
};
const stand = ({ store }: Office) =>
  [...store.read().meetings.values()].map(({ board, day, state }) => `${board} ${day} ${state}`);

describe('a meeting on a day on which several boards meet', () => {
  test.each([
    ['12 October', 'Tuesday 12 October 2021', ' on Tuesday 12 October 2021'],
    ['next', 'next', ''],
  ])('is asked back where no board is named: %s', async (words, day, on) => {
    const office = twoBoards();
    expect(await says(office, `cancel meeting ${words} because no quorum`)).toBe(
      `Several boards meet${on}: Governance Board and Custody Scrutiny Panel. Say which, as in “cancel meeting Governance Board ${day} because …”.`,
    );
    expect(stand(office)).toEqual(['governance 2021-10-12 planned', 'panel 2021-10-12 planned']);
  });

  test.each([
    'move meeting Custody Scrutiny Panel 12 October to 14 October because a clash',
    'move the meeting of the custody scrutiny panel on 12 October to 14 October because a clash',
    'move meeting next Custody Scrutiny Panel to 14 October because a clash',
  ])('is the one of the board that is named: %s', async (line) => {
    const office = twoBoards();
    expect(await says(office, line)).toBe(
      'Custody Scrutiny Panel: the meeting of Tuesday 12 October 2021 is now on Thursday 14 October 2021 at 10:00. The board has no conversation of its own to be told in; what hangs on it moves with it.',
    );
    expect(stand(office)).toEqual(['governance 2021-10-12 planned', 'panel 2021-10-14 planned']);
  });

  test.each([
    ['16 October', 'Saturday 16 October 2021'],
    ['27 December', 'Monday 27 December 2021'],
  ])('that moves to no working day, such as %s, says so', async (day, on) => {
    const said = await says(
      twoBoards(),
      `move meeting next Custody Scrutiny Panel to ${day} because a clash`,
    );
    expect(said).toContain(`is now on ${on} at 10:00.`);
    expect(said).toMatch(/moves with it\. Please look at the day again: it is no working day\.$/);
  });

  test('as the example says it, the first is cancelled', async () => {
    const office = twoBoards();
    const line = 'cancel meeting Governance Board Tuesday 12 October 2021 because no quorum';
    expect(await says(office, line)).toBe(
      'Governance Board: the meeting of Tuesday 12 October 2021 at 10:00 is cancelled. The board’s conversation is told, and its reminders are off.',
    );
    expect(stand(office)).toEqual(['governance 2021-10-12 cancelled', 'panel 2021-10-12 planned']);
  });
});
