import type { Scenario } from './scenario.js';

/** The morning of the board's meeting, which is to begin at 10:00. */
const at = '2021-10-12T08:58:00Z';
const STARTED = 'Started the meeting of Tuesday 12 October 2021 at 10:00 by board-chair';

/** A meeting as it is run from the chat. */
export const THE_MEETING: readonly Scenario[] = [
  {
    title: 'the chair starts the meeting, goes through its agenda by words and by buttons, and ends it',
    at,
    steps: [
      { who: 'chair', says: 'next', hears: [/^here: Please note\nNo meeting is running here\./] },
      {
        who: 'viewer',
        says: 'meeting start',
        hears: [/^here: Please note\nOnly the chair of a board or the governance team can start/],
      },
      {
        who: 'chair',
        says: 'meeting start',
        hears: [
          /^here: The meeting has started\. 8 items are on the agenda\.\nMeeting of Tuesday 12 October 2021: item 1 of 8\. Governance Board has been meeting since 10:01\.\nRecommendation 1\. [\s\S]*Next: rec 2\./,
        ],
      },
      {
        who: 'governance',
        says: 'start the meeting',
        hears: [/^here: The meeting is running: Chair of the Governance Board started it at 10:01\.\n/],
      },
      {
        who: 'chair',
        says: 'next',
        hears: [/^here: Rec 1 is dealt with\.\n[^\n]*item 2 of 8[\s\S]*Recommendation 2\./],
      },
      {
        who: 'chair',
        presses: { title: 'Skip' },
        hears: [/^here: Rec 2 is put by\. [\s\S]*Recommendation 3\.[\s\S]*Put by: rec 2\. Next: rec 4\./],
      },
      { who: 'governance', says: 'back', hears: [/^here: Back at rec 2\.\n[^\n]*item 2 of 8/] },
      { who: 'chair', says: 'go to 7', hears: [/^here: At rec 7 now\.\n[^\n]*item 7 of 8/] },
      {
        who: 'chair',
        says: 'go to M1',
        hears: [/^here: Please note\nThat is not on the agenda of this meeting\. On it are rec 1, rec 2/],
      },
      { who: 'chair', says: 'go to item 8', hears: [/^here: At rec 8 now\./] },
      {
        who: 'chair',
        presses: { title: 'Next' },
        hears: [/^here: Rec 8 is dealt with\.\n[^\n]*nothing on the table[\s\S]*Not dealt with: rec 2, /],
      },
      { who: 'owner', says: 'meeting', hears: [/^here: Meeting of Tuesday 12 October 2021: nothing on/] },
      {
        who: 'owner',
        says: 'meeting end',
        hears: [/^here: Please note\nOnly the chair of Governance Board or the governance team can do that/],
      },
      { who: 'viewer', says: 'skip', hears: [/^here: Please note\nNo meeting is running here\./] },
      {
        who: 'chair',
        presses: { title: 'End the meeting' },
        hears: [
          /^here: The meeting has ended\. [\s\S]*2 of 8 items dealt with\. Carried over: rec 2, [^.]* and rec 7\.[\s\S]*The next meeting is on Tuesday 9 November 2021 at 10:00\.$/,
        ],
      },
      {
        who: 'chair',
        says: 'meeting start',
        hears: [/^here: The meeting goes on\.\n[^\n]*nothing on the table/],
      },
      { who: 'governance', says: 'close the meeting', hears: [/^here: The meeting has ended\./] },
      { who: 'owner', says: 'I’m back', hears: [/^here: /], never: /rec 7/ },
    ],
    written: [
      STARTED,
      'Went on to the next item of the meeting by board-chair',
      'Passed over an item of the meeting by board-chair',
      'Went back to the item before in the meeting by governance-officer',
      'Went to rec 7 by board-chair',
      'Went to rec 8 by board-chair',
      'Went on to the next item of the meeting by board-chair',
      'Ended the meeting of Tuesday 12 October 2021 at 10:00 by board-chair',
      STARTED,
      'Ended the meeting of Tuesday 12 October 2021 at 10:00 by governance-officer',
    ],
  },
];

/** The same in the board's own conversation, where everybody hears it. */
export const MEETING_ON_THE_BOARD: readonly Scenario[] = [
  {
    title: 'the meeting is run in the board’s channel, and everybody there hears where it is',
    at,
    room: 'board',
    steps: [
      {
        who: 'owner',
        says: '@Scrutiny meeting start',
        hears: [/^here: Please note\nOnly the chair of a board or the governance team can start/],
      },
      { who: 'chair', says: '@Scrutiny meeting start', hears: [/^here: The meeting has started\./] },
      { who: 'governance', says: '@Scrutiny next', hears: [/^here: Rec 1 is dealt with\./] },
      { who: 'owner', says: '@Scrutiny next', hears: [/^here: Please note\nOnly the chair of Governance/] },
      { who: 'owner', says: '@Scrutiny meeting', hears: [/^here: Meeting of [^\n]*item 2 of 8/] },
      { who: 'chair', says: '@Scrutiny end the meeting', hears: [/^here: The meeting has ended\./] },
    ],
    written: [
      STARTED,
      'Went on to the next item of the meeting by governance-officer',
      'Ended the meeting of Tuesday 12 October 2021 at 10:00 by board-chair',
    ],
  },
];
