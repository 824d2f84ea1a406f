import type { Persona, Pressed } from '../support/stage.js';

/** One thing that somebody says or presses, and what each answer must and must not say. */
export interface Step {
  readonly who: Persona;
  readonly says?: string;
  readonly presses?: Pressed;
  /** What is typed into the form; the other fields are sent as they stand. */
  readonly typed?: Readonly<Record<string, string>>;
  /** One for each answer, in order: "here: …" or "privately: …". */
  readonly hears: readonly RegExp[];
  readonly never?: RegExp;
}

export interface Scenario {
  readonly title: string;
  readonly room?: 'board';
  /** Updates have been asked for before the next meeting. */
  readonly asked?: true;
  readonly steps: readonly Step[];
  /** "reason by whom" of each entry afterwards. */
  readonly written: readonly string[];
  /** The updates afterwards. */
  readonly updates?: readonly string[];
}

const filled = {
  done: 'Every officer in public protection was briefed.',
  progress: 'pending-sign-off',
  confidence: 'on-track',
  target: '2022-03-31',
  targetReason: 'Agreed with training.',
};
const GIVEN = 'Gave an update on rec 7 by head-of-public-protection';
const WORKING = /Progress, says the force|Owner:|Assurance, says the board|Last update/;
const PUBLISHED =
  /Position, says the Commissioner: Already in place and action proposed[\s\S]*Published answer, /;
const gives: readonly Step[] = [
  { who: 'owner', says: 'update 7', hears: [/^here: Update on rec 7\nThis will be the first update/] },
  {
    who: 'owner',
    presses: { title: 'Send update' },
    typed: filled,
    hears: [/^here: Thank you\. Your update is in the record and awaits acceptance/],
  },
];

/** In a direct conversation, on every platform. */
export const DIRECT: readonly Scenario[] = [
  {
    title: 'a digest now tells what moved and what waits, and a viewer gets what is published',
    steps: [
      ...gives,
      {
        who: 'governance',
        says: 'digest now',
        hears: [
          /^here: Digest of Monday 4 October 2021\n8 recommendations: open 8, closed 0, overdue 0; red 0, amber 0, green 0, not rated 8\.\nMoved: 1\n {2}Recommendation 7 · RAPE-P1-2021: Update awaiting acceptance\nAwaiting acceptance or a decision: 1\n {2}Recommendation 7[^\n]*\nGovernance Board meets in 8 days: Tuesday 12 October 2021 at 10:00\.\nrecord here$/,
        ],
      },
      {
        who: 'viewer',
        says: 'digest now',
        hears: [
          /^here: Digest of [^\n]*\nNothing moved since Monday 27 September 2021\. 8 recommendations: open 8, closed 0, overdue 0\.\nGovernance/,
        ],
        never: /red 0|acceptance|Head of/,
      },
      {
        who: 'viewer',
        says: 'digest of red ones',
        hears: [/^here: Please note\nThat list tells how the work is going/],
      },
      { who: 'viewer', says: 'stop the digest', hears: [/^here: Please note\nNo digest is sent here\./] },
    ],
    written: [GIVEN],
  },
  {
    title: 'the steps of the response are recorded, publishing by the Commissioner, and the clock shows them',
    steps: [
      {
        who: 'governance',
        says: 'comments invited on 20 July, due 20 August',
        hears: [
          /^here: Done\nRAPE-P1-2021: The chief officer was invited to comment on Tuesday 20 July 2021; comments are due by Friday 20 August 2021\.$/,
        ],
      },
      {
        who: 'governance',
        says: 'response published on 8 September 2021',
        hears: [/^here: Please note\nOnly the Commissioner can record/],
      },
      {
        who: 'commissioner',
        says: 'response published on 10 September 2021',
        hears: [/^here: Done\n[^\n]*\nThat is late: the last of the 56 days is Thursday 9 September 2021\.$/],
      },
      {
        who: 'governance',
        says: 'when is our response due?',
        hears: [
          /^here: Response to the inspectorate\nRed\. RAPE-P1-2021: the response was due by Thursday 9 September 2021, [^\n]* 1 day late\.\nComments invited: Tuesday 20 July 2021\nComments due: Friday 20 August 2021, and they have not come\nPublished: Friday 10 September 2021\nNot recorded: comments received, sent to HMICFRS and sent to the Home Secretary$/,
        ],
      },
      {
        who: 'commissioner',
        says: 'response published on 8 September 2021',
        hears: [/^here: Done\n[^\n]*\.$/],
      },
      { who: 'governance', says: 'comments received on 18 August', hears: [/^here: Done/] },
      { who: 'governance', says: 'sent to HMICFRS on 9 September', hears: [/^here: Done/] },
      { who: 'governance', says: 'sent to the Home Secretary on 9 September', hears: [/^here: Done/] },
      {
        who: 'governance',
        presses: { title: 'Response clock' },
        hears: [
          /with 1 day to spare\.\n[\s\S]*Comments received: Wednesday 18 August 2021\nPublished: Wednesday 8 September 2021\nSent to HMICFRS: Thursday 9 September 2021\nSent to the Home Secretary: Thursday 9 September 2021$/,
        ],
      },
      {
        who: 'viewer',
        says: 'when was our response due?',
        hears: [/with 1 day to spare\.$/],
        never: /Comments|HMICFRS/,
      },
    ],
    written: [
      'The chief officer was invited to comment on Tuesday 20 July 2021; comments are due by Friday 20 August 2021: RAPE-P1-2021 by governance-officer',
      'The response was published on Friday 10 September 2021: RAPE-P1-2021 by commissioner',
      'The response was published on Wednesday 8 September 2021: RAPE-P1-2021 by commissioner',
      'The chief officer’s comments came on Wednesday 18 August 2021: RAPE-P1-2021 by governance-officer',
      'The response was sent to HMICFRS on Thursday 9 September 2021: RAPE-P1-2021 by governance-officer',
      'The response was sent to the Home Secretary on Thursday 9 September 2021: RAPE-P1-2021 by governance-officer',
    ],
  },
  {
    title: 'an owner who is asked before a meeting says what has been done, or that nothing has changed',
    asked: true,
    steps: [
      {
        who: 'owner',
        says: 'what am I asked for?',
        hears: [
          /^here: What you are asked\nYou are asked for 3 updates\.[\s\S]*Updates are due by Wednesday 6 October 2021/,
        ],
      },
      {
        who: 'owner',
        says: 'nothing changed on 7',
        hears: [/^here: [\s\S]*There is no earlier update on rec 7 that this could be compared with/],
      },
      ...gives,
      { who: 'governance', says: 'accept 7', hears: [/^here: [\s\S]*Accepted\./] },
      {
        who: 'owner',
        says: 'nothing has changed on rec 7',
        hears: [/^here: Thank you\.[\s\S]*Nothing has changed since the update of Monday 4 October 2021/],
      },
      {
        who: 'governance',
        says: 'return 7: Which booklet?',
        hears: [/^here: Returned to its author with your note/],
      },
      { who: 'owner', says: 'my requests', hears: [/You are asked for 2 updates/] },
      {
        who: 'governance',
        says: 'who owes an update?',
        hears: [/^here: Updates asked for\nOf 8 recommendations, 7 wait for an answer and 1 has an update/],
      },
      { who: 'viewer', says: 'requests', hears: [/Nobody waits for an update from you/], never: /Head of/ },
    ],
    written: [
      'Updates are asked for before the meeting. by scrutiny',
      GIVEN,
      'Accepted the update on rec 7 by governance-officer',
      'Said that nothing changed on rec 7 by head-of-public-protection',
      'Returned the update on rec 7: Which booklet? by governance-officer',
    ],
    updates: ['U1 accepted', 'U2 returned'],
  },
  {
    title: 'what is asked is handed over and put off, by words and by forms, by those who may',
    asked: true,
    steps: [
      {
        who: 'owner',
        says: 'hand over 7 to Head of Crime: the figures are theirs',
        hears: [/^here: [\s\S]*Head of Crime is now asked about rec 7\. They get a message at once\./],
      },
      { who: 'crime', says: 'update 7', hears: [/^here: Update on rec 7/] },
      {
        who: 'owner',
        says: 'snooze 6',
        hears: [/^here: Put off the request on rec 6\nUpdates are due by Wednesday 6 October 2021/],
      },
      {
        who: 'owner',
        presses: { title: 'Put it off' },
        typed: { until: '2021-10-05', because: '' },
        hears: [/^here: [\s\S]*Say why, in a few words/],
      },
      {
        who: 'owner',
        says: 'snooze 6 until Tuesday because the figures come then',
        hears: [/^here: [\s\S]*I will not ask about rec 6 again before Tuesday 5 October 2021/],
      },
      {
        who: 'viewer',
        says: 'snooze 8 until Tuesday because of me',
        hears: [/^here: [\s\S]*Only whoever is asked about rec 8/],
      },
      { who: 'owner', says: 'hand over 8', hears: [/^here: Hand over the request on rec 8/] },
      {
        who: 'owner',
        presses: { title: 'Hand over' },
        typed: { to: 'isva-lead', note: 'Theirs.' },
        hears: [/^here: [\s\S]*ISVA lead is now asked about rec 8/],
      },
      { who: 'owner', says: 'why?', hears: [/^here: [\s\S]*I have sent nothing here by myself/] },
      { who: 'owner', says: 'are you all right?', hears: [/^here: All is well/] },
    ],
    written: [
      'Updates are asked for before the meeting. by scrutiny',
      'Handed the request on rec 7 to Head of Crime: the figures are theirs by head-of-public-protection',
      'Put the request on rec 6 off until Tuesday 5 October 2021: the figures come then by head-of-public-protection',
      'Handed the request on rec 8 to ISVA lead: Theirs. by head-of-public-protection',
    ],
  },
  {
    title: 'somebody who works on it asks how one stands, and reads on by its buttons',
    steps: [
      {
        who: 'governance',
        says: 'status of rec 7',
        hears: [
          /^here: Recommendation 7 \(RAPE-P1-2021\/7\)\. Open for 80 days, with no target date\.[\s\S]*Owner: Head of Public Protection/,
        ],
      },
      {
        who: 'governance',
        presses: { title: 'History' },
        hears: [/^here: History of rec 7\n[\s\S]*record 3: Confirmed all 8/],
      },
      { who: 'governance', presses: { title: 'Status' }, hears: [/^here: Recommendation 7/] },
      {
        who: 'governance',
        presses: { title: 'Full text' },
        hears: [/^here: Recommendation 7[\s\S]*“Police forces should ensure investigators/],
      },
    ],
    written: [],
  },
  {
    title: 'several are asked for at once, and one of the rows is opened',
    steps: [
      {
        who: 'governance',
        says: 'status of recs 1, 4 and 6',
        hears: [
          /^here: Status of 3 recommendations\nRecommendation 1[^\n]*\nRecommendation 4[^\n]*\nRecommendation 6[^\n]*$/,
        ],
      },
      {
        who: 'governance',
        presses: { title: 'Status of Recommendation 4' },
        hears: [/^here: Recommendation 4 \(/],
      },
    ],
    written: [],
  },
  {
    title: 'an unknown number says which exist',
    steps: [
      {
        who: 'viewer',
        says: 'status of rec 17',
        hears: [/^here: Please note\nThere is no rec 17\. I know recs 1–8\.$/],
      },
      { who: 'viewer', presses: { title: 'Rec 1' }, hears: [/^here: Recommendation 1 \(/] },
    ],
    written: [],
  },
  {
    title: 'an update is given through the form, with something wrong first',
    steps: [
      { who: 'owner', says: 'update 7', hears: [/^here: Update on rec 7/] },
      {
        who: 'owner',
        presses: { title: 'Send update' },
        typed: { ...filled, confidence: '', target: 'soon' },
        hears: [
          /^here: Update on rec 7\nNot sent yet: 2 fields need another look[\s\S]*Choose how confident[\s\S]*“soon” is not a day/,
        ],
      },
      {
        who: 'owner',
        presses: { title: 'Send update' },
        typed: { confidence: 'on-track', target: '2022-03-31' },
        hears: [
          /^here: Thank you[\s\S]*“Every officer in public protection was briefed\.”[\s\S]*Target date: Thursday 31 March 2022 \(Agreed with training\.\)/,
        ],
      },
    ],
    written: [GIVEN],
    updates: ['U1 submitted'],
  },
  {
    title: 'governance accepts, and the status says so',
    steps: [
      ...gives,
      {
        who: 'governance',
        presses: { verb: 'show-update', data: { update: 'U1' } },
        hears: [/^here: Update on rec 7: awaiting/],
      },
      {
        who: 'governance',
        presses: { title: 'Accept' },
        hears: [/^here: Accepted\. What it says of progress/],
      },
      {
        who: 'governance',
        presses: { title: 'Status of rec 7' },
        hears: [
          /Pending sign-off; the owner is on track[\s\S]*Target date: Thursday 31 March 2022[\s\S]*through the platform; last confirmed today; accepted/,
        ],
      },
    ],
    written: [GIVEN, 'Accepted the update on rec 7 by governance-officer'],
    updates: ['U1 accepted'],
  },
  {
    title: 'a viewer sees what is published, and no working fact by any way round',
    steps: [
      ...gives,
      { who: 'viewer', says: 'status of rec 7', hears: [PUBLISHED], never: WORKING },
      {
        who: 'viewer',
        says: 'who owns rec 7?',
        hears: [/is for the people who work on it/],
        never: /Head of/,
      },
      {
        who: 'viewer',
        says: 'history of rec 7',
        hears: [/^here: Please note\nThe history is for/],
        never: /briefed/,
      },
      {
        who: 'viewer',
        presses: { verb: 'show-update', data: { update: 'U1' } },
        hears: [/^here: Please note/],
        never: /briefed/,
      },
      {
        who: 'viewer',
        presses: { verb: 'show-list', data: { filter: 'owner', owner: 'Head of Crime' } },
        hears: [/^here: Please note/],
        never: /Recommendation/,
      },
      {
        who: 'viewer',
        presses: { verb: 'show-people', data: {} },
        hears: [/^here: Please note/],
        never: /Head of/,
      },
      {
        who: 'viewer',
        says: 'update 7',
        hears: [/^here: Please note\nOnly its owner or the governance team/],
      },
    ],
    written: [GIVEN],
  },
  {
    title: 'a button pressed twice counts once, and the second press says so',
    steps: [
      ...gives,
      { who: 'owner', presses: { title: 'Withdraw' }, hears: [/^here: Withdrawn/] },
      {
        who: 'owner',
        presses: { verb: 'withdraw-update', data: { update: 'U1' } },
        hears: [
          /^here: Please note\nThat update is already settled: withdrawn by its author by Head of Public Protection/,
        ],
      },
    ],
    written: [GIVEN, 'Withdrew the update on rec 7 by head-of-public-protection'],
    updates: ['U1 withdrawn'],
  },
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

/** In the board's own channel: the console has none. */
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
