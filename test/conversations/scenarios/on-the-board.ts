import { PUBLISHED, type Scenario, WORKING } from './scenario.js';

/** In the board's own conversation, where the platform has one. */
export const ON_THE_BOARD: readonly Scenario[] = [
  {
    title:
      'governance has a digest sent to the board, changes its time, and stops it; nobody else decides that',
    room: 'board',
    steps: [
      {
        who: 'owner',
        says: '@Scrutiny digest every Monday 08:30',
        hears: [/^here: Please note\nWhat is sent here is for everybody here/],
      },
      {
        who: 'governance',
        says: '@Scrutiny digest every Monday 08:30',
        hears: [
          /^here: Done\nA digest comes here every Monday at 08:30, first on Monday 11 October 2021 at 08:30\.\nWhere nothing moved, it is one line\.$/,
        ],
      },
      {
        who: 'governance',
        says: '@Scrutiny digest every Tuesday at 9am, nothing when nothing moved',
        hears: [
          /^here: Done\nA digest comes here every Tuesday at 09:00[^\n]*\nWhere nothing moved, none is sent\.$/,
        ],
      },
      {
        who: 'chair',
        says: '@Scrutiny digest',
        hears: [/^here: Digest of [\s\S]*\nSent here every Tuesday at 09:00\.\nrecord /],
      },
      {
        who: 'viewer',
        says: '@Scrutiny digest',
        hears: [/^here: Digest of /],
        never: /red 0|acceptance|Head of/,
      },
      {
        who: 'chair',
        says: '@Scrutiny stop the digest',
        hears: [/^here: Done\nNo digest comes here any more\.$/],
      },
    ],
    written: [
      'A digest is sent every Monday at 08:30 by governance-officer',
      'A digest is sent every Tuesday at 09:00 by governance-officer',
      '1 digest stopped by board-chair',
    ],
  },
  {
    title: 'the steps of the response are told to those who work on it, the published dates to everybody',
    room: 'board',
    steps: [
      {
        who: 'governance',
        says: '@Scrutiny when was our response due?',
        hears: [/^here: [\s\S]*Not recorded: comments invited, comments received, /],
      },
      {
        who: 'viewer',
        says: '@Scrutiny when was our response due?',
        hears: [/^here: [\s\S]*with 1 day to spare\.$/],
        never: /recorded/,
      },
    ],
    written: [],
  },
  {
    title: 'what changed since the last meeting is told there to those who may know it, and to nobody else',
    room: 'board',
    steps: [
      {
        who: 'chair',
        says: '@Scrutiny what changed since the last meeting?',
        hears: [/^here: What changed\n[^\n]*: nothing changed\.\nOpen 8, as before\.\n/],
      },
      {
        who: 'viewer',
        says: '@Scrutiny what changed since the last meeting?',
        hears: [/Please note\nWhat changed since the last meeting is for/],
        never: /Head of|as before/,
      },
    ],
    written: [],
  },
  {
    title: 'talk that is not for the bot gets no answer',
    room: 'board',
    steps: [
      { who: 'governance', says: 'see you at 7', hears: [] },
      { who: 'governance', says: 'status of rec 7', hears: [] },
    ],
    written: [],
  },
  {
    title:
      'a mention is answered with working facts to somebody who may have them, and with published ones to a viewer',
    room: 'board',
    steps: [
      {
        who: 'governance',
        says: '@Scrutiny status of rec 7',
        hears: [/^here: [\s\S]*Owner: Head of Public Protection/],
      },
      { who: 'viewer', says: '@Scrutiny status of rec 7', hears: [PUBLISHED], never: WORKING },
    ],
    written: [],
  },
  {
    title: 'a form opened there is filled in privately, and the board is told so much',
    room: 'board',
    steps: [
      {
        who: 'owner',
        says: '@Scrutiny update 7',
        hears: [/^here: Answered privately/, /^privately: Update on rec 7/],
      },
    ],
    written: [],
  },
  {
    title: 'a refusal that names people is for one person alone',
    room: 'board',
    steps: [
      {
        who: 'crime',
        presses: { verb: 'give-update', data: { ref: 'RAPE-P1-2021/7' } },
        hears: [
          /^here: Answered privately/,
          /^privately: Please note\nOnly its owner, Head of Public Protection,/,
        ],
      },
    ],
    written: [],
  },
  {
    title: 'the channel stops being the board’s, and becomes it again',
    room: 'board',
    steps: [
      {
        who: 'owner',
        says: '@Scrutiny not the board’s channel',
        hears: [/^here: Please note\nOnly the governance team can say which conversation/],
      },
      {
        who: 'governance',
        says: '@Scrutiny not the board’s channel',
        hears: [
          /^here: Answered privately/,
          /^privately: Done\nThis is not the conversation of Governance Board any more/,
        ],
      },
      {
        who: 'governance',
        says: '@Scrutiny board here Governance Board',
        hears: [
          /^here: Answered privately/,
          /^privately: Done\nThis is now the own conversation of Governance Board/,
        ],
      },
    ],
    written: [
      'This conversation is no board’s own any more by governance-officer',
      'This conversation is the board’s own by governance-officer',
    ],
  },
];
