import { filled, GIVEN, gives, PUBLISHED, type Scenario, WORKING } from './scenario.js';

/** Asking how things stand, and saying what has been done. */
export const QUESTIONS_AND_UPDATES: readonly Scenario[] = [
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
];
