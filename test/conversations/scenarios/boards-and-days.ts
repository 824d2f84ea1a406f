import type { Scenario } from './scenario.js';

/** Boards, holidays and days away. */
export const BOARDS_AND_DAYS: readonly Scenario[] = [
  {
    title: 'a board is changed through its form, with something wrong first, and its meetings follow',
    steps: [
      {
        who: 'governance',
        says: 'boards',
        hears: [
          /^here: Boards\n1\. Another board[\s\S]*2\. Governance Board\nMeets: second Tuesday of each month at 10:00 \(Europe\/London\)\nNext: Tuesday 12 October 2021 at 10:00/,
        ],
      },
      {
        who: 'governance',
        presses: { title: 'Change number 2' },
        hears: [/^here: Change a board\nMeetings still to come/],
      },
      {
        who: 'governance',
        presses: { title: 'Save' },
        typed: { days: 'every second Tuesday' },
        hears: [
          /^here: Change a board\nNot saved yet: one field needs another look[\s\S]*can mean two things/,
        ],
      },
      {
        who: 'governance',
        presses: { title: 'Save' },
        typed: { days: 'fortnightly on Thursdays from 7 October 2021', time: '2pm' },
        hears: [
          /^here: Board\nChanged\.[\s\S]*Meets: fortnightly on Thursdays from Thursday 7 October 2021 at 14:00[\s\S]*Next: Thursday 7 October 2021 at 14:00, Thursday 21 October 2021 at 14:00 and/,
        ],
      },
    ],
    written: ['Changed a board’s settings by governance-officer'],
  },
  {
    title: 'somebody says that they are away, and that they are back',
    steps: [
      {
        who: 'owner',
        says: 'I’m away 4–26 October, deputy Head of Crime',
        hears: [
          /^here: Done\nYou are away from Monday 4 October 2021 to Tuesday 26 October 2021; Head of Crime is asked instead\./,
        ],
      },
      {
        who: 'governance',
        says: 'who is away?',
        hears: [/^here: Away\nHead of Public Protection: away from Monday 4/],
      },
      {
        who: 'viewer',
        says: 'who is away?',
        hears: [/^here: Please note\nWho is away is for/],
        never: /Head of/,
      },
      { who: 'owner', says: 'I’m back', hears: [/^here: Done\nYou are back\.$/] },
      {
        who: 'viewer',
        says: 'ISVA lead is away tomorrow',
        hears: [/^here: Please note\nEverybody says for themselves/],
      },
    ],
    written: [
      'Said when somebody is away by head-of-public-protection',
      'Said that somebody is back by head-of-public-protection',
    ],
  },
  {
    title: 'a proclaimed holiday is entered by governance alone',
    steps: [
      { who: 'owner', says: 'holiday 6 May 2022', hears: [/^here: Please note\nOnly the governance team/] },
      {
        who: 'governance',
        says: 'holiday 6 May 2022',
        hears: [/^here: Done\nFriday 6 May 2022 is a holiday here: it counts as no working day\.$/],
      },
      { who: 'viewer', says: 'holidays', hears: [/holidays here besides: Friday 6 May 2022\./] },
    ],
    written: ['Made a day a holiday by governance-officer'],
  },
];
