import type { Scenario } from './scenario.js';

/** What becomes of the actions that a meeting gave. */
export const THE_ACTIONS: readonly Scenario[] = [
  {
    title: 'an action is given in the meeting, found by its owner, moved, given on, and done with a note',
    at: '2021-10-12T08:58:00Z',
    steps: [
      { who: 'chair', says: 'actions', hears: [/^here: Open actions\nNo action is open\.$/] },
      { who: 'chair', says: 'meeting start', hears: [/^here: The meeting has started\./] },
      {
        who: 'chair',
        says: 'action 4 HC by Friday “send the plan to every member”',
        hears: [/^here: Action 1 on rec 4, for Head of Crime, by Friday 15 October 2021: /],
      },
      {
        who: 'chair',
        says: 'action 4 to HC by Friday “send the plan”',
        hears: [
          /^here: Please note\nI could not read that\. It goes: action 12 to KH · action 12 by 12 November · /,
        ],
      },
      { who: 'governance', says: 'end the meeting', hears: [/^here: The meeting has ended\./] },
      {
        who: 'crime',
        says: 'what are my actions?',
        hears: [
          /^here: Your actions\nYou have 1 open action\.\nGovernance Board\n {2}Action 1 · rec 4: By Friday 15 October 2021: send the plan to every member$/,
        ],
      },
      {
        who: 'owner',
        says: 'action 1 done',
        hears: [
          /^here: Please note\nOnly its owner, whoever gave it, the chair of Governance Board or the governance team can say that action 1 is done\.$/,
        ],
      },
      {
        who: 'viewer',
        says: 'action 1',
        hears: [/^here: Please note\nI know no action 1 that I could show/],
      },
      {
        who: 'crime',
        says: 'action 1 by 12 November',
        hears: [/^here: Please note\nOnly the chair of Governance Board or the governance team can change/],
      },
      {
        who: 'chair',
        says: 'action 1 by 12 November because the course moved',
        hears: [
          /^here: Action 1 is due by Friday 12 November 2021 now\nOpen, by Friday 12 November 2021\.\n[\s\S]*For Head of Crime: Action 1 · rec 4/,
        ],
      },
      {
        who: 'chair',
        says: 'action 1 to the Head of Public Protection',
        hears: [/^here: Action 1 is for somebody else now\n[\s\S]*For Head of Public Protection: /],
      },
      { who: 'chair', presses: { title: 'Whose' }, hears: [/^here: Whose is action 1\?\nsend the plan/] },
      {
        who: 'chair',
        presses: { title: 'Give it to them' },
        typed: { to: 'head-of-crime' },
        hears: [/^here: Action 1 is for somebody else now\n[\s\S]*For Head of Crime: /],
      },
      { who: 'crime', says: 'action 1', hears: [/^here: Action 1\nOpen, by Friday 12 November 2021\./] },
      { who: 'crime', presses: { title: 'Done' }, hears: [/^here: Action 1 is done\nsend the plan/] },
      {
        who: 'crime',
        presses: { title: 'It is done' },
        typed: { note: 'Sent to all.' },
        hears: [
          /^here: Action 1 is done\nDone on Tuesday 12 October 2021\.\n[\s\S]*send the plan to every member\. Head of Crime: “Sent to all\.”$/,
        ],
      },
      {
        who: 'crime',
        says: 'action 1 done “again”',
        hears: [/^here: Please note\nAction 1 is done already, so nothing was changed\.$/],
      },
      { who: 'chair', says: 'action 1 open again', hears: [/^here: Action 1 is open again\nOpen, /] },
      {
        who: 'chair',
        says: 'action 1 withdrawn because it is in hand',
        hears: [
          /^here: Action 1 is withdrawn\nWithdrawn on [\s\S]*Chair of the Governance Board: “it is in hand”/,
        ],
      },
    ],
    written: [
      'Started the meeting of Tuesday 12 October 2021 at 10:00 by board-chair',
      'Gave an action on rec 4 to Head of Crime: send the plan to every member by board-chair',
      'Ended the meeting of Tuesday 12 October 2021 at 10:00 by governance-officer',
      'Moved the last day of action 1 to Friday 12 November 2021 because the course moved by board-chair',
      'Gave action 1 to Head of Public Protection in place of Head of Crime by board-chair',
      'Gave action 1 to Head of Crime in place of Head of Public Protection by board-chair',
      'Action 1 is done: Sent to all. by head-of-crime',
      'Opened action 1 again by board-chair',
      'Action 1 is withdrawn: it is in hand by board-chair',
    ],
  },
];
