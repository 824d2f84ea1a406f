import { GIVEN, gives, type Scenario } from './scenario.js';

/** The morning of the board's meeting, which is to begin at 10:00. */
const at = '2021-10-12T08:58:00Z';
const STARTED = 'Started the meeting of Tuesday 12 October 2021 at 10:00 by board-chair';

/** A meeting as it is run from the chat. */
export const THE_MEETING: readonly Scenario[] = [
  {
    title: 'the agenda is put in order before the meeting, and another matter is added to it while it runs',
    at,
    steps: [
      {
        who: 'viewer',
        says: 'agenda',
        hears: [/^here: Please note\nThe papers of a meeting are for the board/],
      },
      {
        who: 'owner',
        says: 'agenda move 7 to 1',
        hears: [/^here: Please note\nOnly the chair of Governance/],
      },
      {
        who: 'governance',
        says: 'agenda move 7 to 1',
        hears: [
          /^here: Agenda of Tuesday 12 October 2021\nRec 7 is item 1 of the agenda now\.\n1\. Recommendation 7: [^\n]*\n2\. Recommendation 1: /,
        ],
      },
      {
        who: 'chair',
        says: 'meeting start',
        hears: [/^here: The meeting has started[\s\S]*\nRecommendation 7\./],
      },
      {
        who: 'chair',
        says: 'agenda add "Any other business: custody figures"',
        hears: [/^here: M1 is item 9 of the agenda now\.\n[^\n]*item 1 of 9/],
      },
      {
        who: 'chair',
        says: 'agenda take off 7',
        hears: [/^here: Please note\nThat is on the table or was dealt/],
      },
    ],
    written: [
      'Moved rec 7 on the agenda of the meeting of Tuesday 12 October 2021 by governance-officer',
      STARTED,
      'Added a matter to the agenda of the meeting of Tuesday 12 October 2021 by board-chair',
    ],
  },
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
        hears: [
          /^here: Rec 1 is dealt with\. On the table now: rec 2\.\n[^\n]*item 2 of 8[\s\S]*Recommendation 2\./,
        ],
      },
      {
        who: 'chair',
        presses: { title: 'Skip' },
        hears: [
          /^here: Rec 2 is put by\. “go to rec 2” takes it up again; otherwise it is carried over\. On the table now: rec 3\.[\s\S]*Recommendation 3\.[\s\S]*Put by: rec 2\. Next: rec 4\./,
        ],
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
        hears: [
          /^here: Rec 8 is dealt with\. Nothing is on the table now: the agenda is at its end[^\n]*\n[^\n]*nothing on the table[\s\S]*Not dealt with: rec 2, /,
        ],
      },
      { who: 'owner', says: 'meeting', hears: [/^here: Meeting of Tuesday 12 October 2021: nothing on/] },
      { who: 'owner', says: 'what is on the table?', hears: [/^here: Meeting of [^\n]*: nothing on/] },
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
  {
    title: 'what is decided, noted and given to do stands on the card at once, and only those who run it may',
    at,
    steps: [
      { who: 'governance', says: 'meeting start', hears: [/^here: The meeting has started\./] },
      {
        who: 'governance',
        says: 'attendees HC, GO, JD (apologies: MR)',
        hears: [
          /^here: Present: Head of Crime \(HC\), Governance officer \(GO\) and JD\. Apologies: MR\.[\s\S]*Present: 3; apologies: 1\.$/,
        ],
      },
      {
        who: 'chair',
        says: 'decide 4 “the joint meetings stay monthly”',
        hears: [/^here: Decided on rec 4: “the joint meetings stay monthly”\. “undo” takes it back\.\n/],
      },
      {
        who: 'chair',
        says: 'go to 4',
        hears: [/Recommendation 4\.[\s\S]*\nDecision: the joint meetings stay monthly\n/],
      },
      {
        who: 'governance',
        says: 'action @HC by Friday "send the plan to every member"',
        hears: [
          /^here: Action 1 on rec 4, for Head of Crime, by Friday 15 October 2021: “send[\s\S]*\nAction 1, Head of Crime: send the plan to every member, by Friday 15 October 2021\n/,
        ],
      },
      { who: 'governance', presses: { title: 'Action' }, hears: [/^here: Action on rec 4$/] },
      {
        who: 'governance',
        presses: { title: 'Give the action' },
        typed: { owner: 'isva-lead', words: 'Tell the victims’ panel.', due: '2021-11-01' },
        hears: [
          /^here: Action 2 on rec 4, for ISVA lead, by Monday 1 November 2021: “Tell the victims’ panel\.” /,
        ],
      },
      { who: 'governance', presses: { title: 'Decide' }, hears: [/^here: Decision on rec 4$/] },
      {
        who: 'governance',
        presses: { title: 'Minute it' },
        typed: { words: 'The panel is told.' },
        hears: [/^here: Decided on rec 4: “The panel is told\.” “undo” takes it back\./],
      },
      { who: 'chair', says: 'note: agreed by all', hears: [/^here: Noted on rec 4: “agreed by all”/] },
      {
        who: 'owner',
        says: 'note 4 "I was late"',
        hears: [/^here: Please note\nOnly the chair of Governance Board or the governance team can do that/],
      },
      {
        who: 'chair',
        says: 'end the meeting',
        hears: [/1 of 8 items dealt with\.[\s\S]*Minuted: 2 decisions and 2 actions\./],
      },
    ],
    written: [
      'Started the meeting of Tuesday 12 October 2021 at 10:00 by governance-officer',
      'Recorded who is at the meeting of Tuesday 12 October 2021 by governance-officer',
      'Decided on rec 4: the joint meetings stay monthly by board-chair',
      'Went to rec 4 by board-chair',
      'Gave an action on rec 4 to Head of Crime: send the plan to every member by governance-officer',
      'Gave an action on rec 4 to ISVA lead: Tell the victims’ panel. by governance-officer',
      'Decided on rec 4: The panel is told. by governance-officer',
      'Noted on rec 4: agreed by all by board-chair',
      'Ended the meeting of Tuesday 12 October 2021 at 10:00 by board-chair',
    ],
  },
  {
    title: 'the chair rates, extends and accepts in the meeting, and a mistake costs one message',
    at,
    steps: [
      ...gives,
      { who: 'governance', says: 'meeting start', hears: [/^here: The meeting has started\./] },
      {
        who: 'chair',
        says: 'go to 7',
        hears: [
          /\nUpdate on the table: Head of Public Protection, Tuesday 12 October 2021\. Pending sign-off; on track; asks for Thursday 31 March 2022 as the target date\. “Every officer/,
        ],
      },
      {
        who: 'governance',
        says: 'assure 7 green "in use"',
        hears: [/^here: Please note\nOnly the chair of Governance Board can say what the board’s view is\.$/],
      },
      {
        who: 'chair',
        says: 'assure amber "one station is missing"',
        hears: [
          /^here: The board’s view of rec 7 is amber: “one station is missing”\.[\s\S]*\nAssurance, says the board: Amber\n[\s\S]*\nAssurance: Amber: one station is missing\n/,
        ],
      },
      {
        who: 'chair',
        says: 'undo',
        hears: [
          /^here: Taken back: the board’s view on rec 7: “one station is missing”\.\n[\s\S]*Assurance, says the board: Not given yet\n/,
        ],
      },
      {
        who: 'chair',
        says: 'extend 7 to 30 June 2022 because the training dates moved',
        hears: [
          /^here: The target date of rec 7 is now Thursday 30 June 2022, approved by Chair of the Governance Board: “the training dates moved”\./,
        ],
      },
      {
        who: 'governance',
        presses: { verb: 'accept-updates', data: { ref: 'RAPE-P1-2021/7' } },
        hears: [
          /^here: Accepted the update by Head of Public Protection on rec 7\. “undo” takes it back\.\n/,
        ],
      },
      {
        who: 'governance',
        says: 'take that back',
        hears: [/^here: Taken back: the acceptance of the update on rec 7\.\n[\s\S]*\nUpdate on the table: /],
      },
      {
        who: 'governance',
        presses: { title: 'Return' },
        hears: [/^here: Return the update on rec 7\n/],
      },
      {
        who: 'chair',
        says: 'return 7 "which station?"',
        hears: [/^here: Returned the update by Head of Public Protection on rec 7: “which station\?” “undo”/],
      },
      { who: 'chair', says: 'meeting end', hears: [/^here: The meeting has ended\./] },
      { who: 'chair', says: 'undo', hears: [/^here: Please note\nNo meeting is running here\./] },
    ],
    written: [
      GIVEN,
      'Started the meeting of Tuesday 12 October 2021 at 10:00 by governance-officer',
      'Went to rec 7 by board-chair',
      'The board’s view of rec 7 is amber: one station is missing by board-chair',
      'Took back the board’s view on rec 7 by board-chair',
      'Approved Thursday 30 June 2022 as the target date of rec 7: the training dates moved by board-chair',
      'Accepted the update on rec 7 by governance-officer',
      'Took back the acceptance of the update on rec 7 by governance-officer',
      'Returned the update on rec 7: which station? by board-chair',
      'Ended the meeting of Tuesday 12 October 2021 at 10:00 by board-chair',
    ],
    updates: ['U1 returned'],
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
      {
        who: 'governance',
        says: '@Scrutiny next',
        hears: [
          /^here: Rec 1 is dealt with\.[^\n]*\nMeeting of [^\n]*item 2 of 8/,
          /^here: Rec 1 is dealt with\.[^\n]*$/,
        ],
      },
      {
        who: 'chair',
        says: '@Scrutiny decide "the panel is told"',
        hears: [
          /\nDecision: the panel is told/,
          /^here: Decided on rec 2: “the panel is told”\. “undo” takes it back\.$/,
        ],
      },
      { who: 'owner', says: '@Scrutiny next', hears: [/^here: Please note\nOnly the chair of Governance/] },
      { who: 'owner', says: '@Scrutiny meeting', hears: [/^here: Meeting of [^\n]*item 2 of 8/] },
      {
        who: 'chair',
        says: '@Scrutiny end the meeting',
        hears: [
          /^here: The meeting has ended\./,
          /^here: The meeting has ended\.[^\n]* Carried over: rec [^\n]* The next meeting is on Tuesday 9 November 2021 at 10:00\.$/,
        ],
      },
    ],
    written: [
      STARTED,
      'Went on to the next item of the meeting by governance-officer',
      'Decided on rec 2: the panel is told by board-chair',
      'Ended the meeting of Tuesday 12 October 2021 at 10:00 by board-chair',
    ],
  },
];
