import { expect, test } from 'vitest';
import { toViews } from '../../src/views/to-views.js';
import { anOffice, somebody } from '../support/office.js';
import { aBoard, aConversation, aPerson } from '../support/records.js';

const withLead = () => ({
  people: [
    ...['crime', 'custody', 'data', 'chair', 'lead'].map((id) => somebody(id)),
    aPerson({ accounts: [] }),
  ],
  conversations: [
    aConversation(),
    ...['crime', 'custody', 'data', 'chair', 'lead', 'governance-officer'].map((person) =>
      aConversation({ id: `web:direct:${person}`, kind: 'direct', board: null, person }),
    ),
  ],
  boards: [aBoard({ rrule: null, chair: 'chair', lead: 'lead', updatesDue: 5, papersOut: 1 })],
});
const goesAway = (office: ReturnType<typeof anOffice>, days: string) =>
  office.does('crime', { kind: 'set-away', person: 'me', days, deputy: '' });
const told = (office: ReturnType<typeof anOffice>) =>
  office.messenger.sent.filter(({ key }) => key?.startsWith('alarm-')).map(({ text }) => text);
const notCustody = (lines: readonly string[]) => lines.filter((line) => !/custody|chair/.test(line));

test('an owner is away without a deputy: governance hears on the first day, once, until when and what waits', async () => {
  const office = anOffice();
  await goesAway(office, '20 September to 10 October');
  expect(notCustody(await office.days('2021-09-20', '2021-10-07'))).toEqual([
    '2021-09-22T08 governance-officer: Something needs a person',
  ]);
  expect(told(office)).toEqual([
    expect.stringMatching(
      /away until after the last day for updates, with nobody to stand in\.\nHead of crime is away until Sunday 10 October 2021, and is asked about rec 1 and rec 2\.$/,
    ),
  ]);
  const list = await office.does('governance-officer', { kind: 'show-requests', mine: false });
  expect(toViews(list, office.store.read())[0]?.text).toMatch(
    /Recommendation 1 · RAPE-P1-2021: Asked of Head of crime, who is away until Sunday 10 October 2021\./,
  );
});

test('two stretches of days away that follow each other are one', async () => {
  const office = anOffice();
  await goesAway(office, '20 September to 1 October');
  await goesAway(office, '2 October to 10 October');
  await office.days('2021-09-22', '2021-09-22');
  expect(told(office)).toEqual([expect.stringMatching(/away until Sunday 10 October 2021/)]);
});

test('whoever goes away after being asked: governance hears on the day on which they go', async () => {
  const office = anOffice();
  await office.days('2021-09-22', '2021-09-22');
  await goesAway(office, '27 September to 10 October');
  expect(notCustody(await office.days('2021-09-23', '2021-09-29'))).toEqual([
    // The last working day that they have before the last day for updates.
    '2021-09-24T08 crime: Last day for updates 1,2',
    '2021-09-27T08 governance-officer: Something needs a person',
  ]);
});

test('whoever is back by the last day is asked then, and nobody is alarmed', async () => {
  const office = anOffice();
  await goesAway(office, '20 September to 5 October');
  expect(notCustody(await office.days('2021-09-20', '2021-10-07'))).toEqual([
    '2021-10-06T08 crime: Updates, please 1,2',
  ]);
});

test('where there is a lead, the lead hears after the last day, and reads who is away', async () => {
  const office = anOffice(withLead());
  await goesAway(office, '17 September to 12 October');
  expect(notCustody(await office.days('2021-09-17', '2021-10-11'))).toEqual([
    '2021-09-20T08 governance-officer: Something needs a person',
    '2021-10-05T08 lead: Updates are missing 1,2,3',
  ]);
  expect(office.messenger.sent.find(({ conversation }) => conversation === 'web:direct:lead')?.text).toMatch(
    /Asked of Head of crime, who is away until Tuesday 12 October 2021\./,
  );
});
