import { GIVEN, gives, type Scenario } from './scenario.js';

/** What happens by itself and what people do about it: digests, the response, being asked. */
export const THE_CYCLE: readonly Scenario[] = [
  {
    title:
      'what changed since the last meeting is told in counts that add up, and long parts can be had whole',
    steps: [
      ...gives,
      {
        who: 'governance',
        presses: { verb: 'accept-update', data: { update: 'U1' } },
        hears: [/^here: Accepted/],
      },
      {
        who: 'governance',
        says: 'what changed since the last meeting?',
        hears: [
          /^here: What changed\nSince Saturday 4 September 2021 \(30 days; the board has no earlier meeting\): 1 moved, 1 changed otherwise\.\nOpen 8, as before\.\nUpdates received on 1 of 8 open, none on 7\.\nMoved: 1\n {2}Recommendation 7 · RAPE-P1-2021: Progress: from [^\n]* to pending sign-off, said by Head of Public Protection, accepted by Governance officer\n[\s\S]*\nOpen, no update received: 7\n( {2}Recommendation [^\n]*\n){4} {2}3 more\.$/,
        ],
      },
      {
        who: 'governance',
        presses: { title: 'Open, no update received: all 7' },
        hears: [
          /^here: What changed\n[^\n]*: all on one page\.\nOpen, no update received: 7(\n {2}Recommendation [^\n]*){7}$/,
        ],
      },
      {
        who: 'governance',
        presses: { title: 'All at a glance' },
        hears: [/^here: [\s\S]*\nOpen 8, as before\.\n/],
      },
      {
        who: 'viewer',
        presses: { verb: 'show-changes', data: { only: 'silent', page: '1' } },
        hears: [/^here: Please note\nWhat changed since the last meeting is for the people who work/],
        never: /Head of/,
      },
    ],
    written: [GIVEN, 'Accepted the update on rec 7 by governance-officer'],
  },
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
      {
        who: 'owner',
        says: 'hand over 6 to Member of the public',
        hears: [
          /^here: Hand over the request on rec 6[\s\S]*Member of the public has no part in this work yet/,
        ],
      },
      {
        who: 'governance',
        says: 'hand over 6 to Member of the public: they were there',
        hears: [
          /^here: [\s\S]*Member of the public is now asked about rec 6\. [^\n]* Until it is answered they see how rec 6 stands: its progress, its updates and its history, and nothing of the others\. Head of Public Protection still owns it\.$/,
        ],
      },
      { who: 'viewer', says: 'update 6', hears: [/^here: Update on rec 6/] },
      { who: 'viewer', says: 'update 4', hears: [/^here: Please note/] },
      { who: 'owner', says: 'why?', hears: [/^here: [\s\S]*I have sent nothing here by myself/] },
      { who: 'owner', says: 'are you all right?', hears: [/^here: All is well/] },
    ],
    written: [
      'Updates are asked for before the meeting. by scrutiny',
      'Handed the request on rec 7 to Head of Crime: the figures are theirs by head-of-public-protection',
      'Put the request on rec 6 off until Tuesday 5 October 2021: the figures come then by head-of-public-protection',
      'Handed the request on rec 8 to ISVA lead: Theirs. by head-of-public-protection',
      'Handed the request on rec 6 to Member of the public: they were there by governance-officer',
    ],
  },
];
