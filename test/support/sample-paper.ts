import { bold, italic, type Paper, plain, quote } from '../../src/documents/paper.js';

/** A meeting's pack with one of everything that a paper can hold. */
export const samplePaper: Paper = {
  title: 'Governance Board: meeting pack',
  subtitle: ['Tuesday 12 October 2021 at 10:00', 'Office of the Police and Crime Commissioner for Cheshire'],
  marking: 'OFFICIAL-SENSITIVE',
  record: 'record 1,234 · 7f3a91c2',
  made: { at: '2021-10-05T08:00:00.000Z', said: 'Tuesday 5 October 2021' },
  name: 'Governance Board 2021-10-12 pack',
  blocks: [
    {
      kind: 'paragraph',
      runs: [
        plain('Eight recommendations are before the board. '),
        bold('Two have no update'),
        plain(', and one target date has '),
        italic('slipped'),
        plain('.'),
      ],
    },
    { kind: 'heading', level: 1, text: 'What changed since the last meeting', newPage: false },
    {
      kind: 'table',
      caption: 'Assurance, before and after',
      header: ['Assurance', 'On 14 September 2021', 'In', 'Out', 'On 12 October 2021'],
      rows: [
        [[plain('Red')], [plain('3')], [plain('0')], [plain('1')], [bold('2')]],
        [[plain('Amber')], [plain('4')], [plain('1')], [plain('2')], [bold('3')]],
        [[plain('Green')], [plain('1')], [plain('2')], [plain('0')], [bold('3')]],
      ],
    },
    { kind: 'heading', level: 1, text: 'Actions from the last meeting', newPage: false },
    {
      kind: 'callout',
      label: 'Action 11',
      runs: [plain('KH to bring the training figures by Friday 8 October 2021. '), bold('Done'), plain('.')],
    },
    {
      kind: 'callout',
      label: 'Action 12',
      runs: [plain('MR to agree the review date with the CPS Area by Monday 4 October 2021. Not done.')],
    },
    { kind: 'heading', level: 1, text: 'Agenda', newPage: false },
    {
      kind: 'list',
      numbered: true,
      items: [
        [plain('Recommendation 2')],
        [plain('Recommendation 5, '), italic('carried over')],
        [plain('Recommendation 7')],
      ],
    },
    { kind: 'heading', level: 1, text: 'Item 1: Recommendation 2', newPage: true },
    { kind: 'heading', level: 2, text: 'Where it stands', newPage: false },
    {
      kind: 'facts',
      facts: [
        { term: 'Owner', value: [plain('Head of Public Protection')] },
        { term: 'Progress', value: [plain('in progress, and on track, says the owner on 1 October 2021')] },
        { term: 'Assurance', value: [plain('amber, since 14 September 2021')] },
        { term: 'Position', value: [plain('action proposed')] },
        { term: 'Inspectorate', value: [plain('open')] },
      ],
    },
    { kind: 'heading', level: 3, text: 'In the owner’s words', newPage: false },
    {
      kind: 'paragraph',
      runs: [
        plain('Head of Public Protection, 1 October 2021: '),
        quote('Victims are now asked which channel they prefer.\nUptake is 62% & rising <not yet audited>.'),
      ],
    },
    { kind: 'heading', level: 2, text: 'Still to be answered', newPage: false },
    {
      kind: 'list',
      numbered: false,
      items: [
        [plain('A review date: the answer says '), quote('already in place'), plain(' and gives none.')],
        [plain('Evidence for the second requirement.')],
      ],
    },
    { kind: 'heading', level: 1, text: 'Item 2: Recommendation 5', newPage: true },
    {
      kind: 'list',
      numbered: true,
      items: [[plain('First requirement: answered.')], [plain('Second requirement: not answered.')]],
    },
    {
      kind: 'table',
      caption: 'Target dates',
      header: ['Recommendation', 'From', 'To', 'Approved by'],
      rows: [[[plain('Rec 5')], [plain('30 September 2021')], [plain('31 December 2021')], [plain('Chair')]]],
    },
  ],
};
