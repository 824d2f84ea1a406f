import { expect, test } from 'vitest';
import { decideAlarms } from '../../src/use-cases/decide-alarms.js';
import { showHealth } from '../../src/use-cases/show-health.js';
import { anAsker } from '../support/clockwork.js';
import { anOffice, somebody } from '../support/office.js';
import { aConversation, aPerson, aRecommendation } from '../support/records.js';

const MINUTE = 60_000;
const alarms = (office: ReturnType<typeof anOffice>) =>
  office.arrived().filter((rule) => rule?.startsWith('alarm-'));

test('reminders stop silently for weeks and nobody notices: governance is told once that the clock had stopped', async () => {
  const office = anOffice();
  let last = office.clock.now();
  const tick = async (at: string) => {
    office.clock.set(at);
    await decideAlarms({ ...office.deps, lastTick: () => last });
    await office.tick();
    last = office.clock.now();
  };
  await tick('2021-09-20T08:05:00Z');
  expect(alarms(office)).toEqual([]);
  await tick('2021-09-20T08:16:00Z');
  await tick('2021-09-20T08:17:00Z');
  await tick('2021-09-20T09:00:00Z');
  expect(alarms(office)).toEqual(['alarm-ticks-stopped', 'alarm-ticks-stopped']);
  const told = office.messenger.sent.filter(({ key }) => key?.startsWith('alarm-'));
  expect(told.map(({ conversation }) => conversation)).toEqual(
    Array(2).fill('web:direct:governance-officer'),
  );
  expect(told[0]?.text).toMatch(/My clock had stopped/);
});

test('deliveries that fail for an hour: governance is told once, and so is whoever asks', async () => {
  const office = anOffice();
  office.messenger.behave(...Array(30).fill('fail'));
  for (let minute = 0; minute <= 70; minute += 10)
    await office.tickAt(new Date(Date.parse('2021-09-22T08:00:00Z') + minute * MINUTE).toISOString());
  const ledger = [...office.store.read().deliveries.values()].filter(({ rule }) => rule.startsWith('alarm-'));
  expect(ledger.map(({ rule }) => rule)).toEqual(['alarm-deliveries-failing']);
  const asked = showHealth(office.deps, anAsker({ person: somebody('crime') }));
  expect(asked).toMatchObject({
    heading: 'Something needs a person',
    sentences: [
      expect.stringMatching(/have not gone out for an hour/),
      expect.anything(),
      expect.anything(),
      expect.anything(),
    ],
  });
  await office.days('2021-09-22', '2021-09-23');
  expect(alarms(office)).toEqual(['alarm-deliveries-failing']);
});

test('a message that nobody got is told of, once a day at most, with the way to read it', async () => {
  const office = anOffice();
  office.messenger.behave('gone', 'gone');
  await office.tickAt('2021-09-22T08:00:00Z');
  await office.days('2021-09-22', '2021-09-22');
  expect(alarms(office)).toEqual(['alarm-dead-letters']);
});

test('a board date nears and some have not been reached: governance is told which, once', async () => {
  const office = anOffice({
    people: [somebody('crime'), somebody('custody', { active: true, zone: null }), aPerson({ accounts: [] })],
  });
  // Every message to Head of crime fails for days, and is decided anew each day.
  const sent = office.messenger.send;
  office.messenger.send = async (conversation, view, key) => {
    if (conversation === 'web:direct:crime') throw new Error('503');
    return sent(conversation, view, key);
  };
  await office.days('2021-09-22', '2021-09-28');
  const told = office.messenger.sent.filter(({ key }) => key?.startsWith('alarm-requests-not-out'));
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toMatch(/have not been reached\.\n?.*It is about rec 1 and rec 2\./s);
});

test('nobody owns what is on the agenda: governance is told once, and it is named', async () => {
  const office = anOffice({ recommendations: [aRecommendation({ owner: null })] });
  await office.days('2021-09-20', '2021-10-13');
  const told = office.messenger.sent.filter(({ key }) => key?.startsWith('alarm-'));
  expect(told.map(({ text }) => text)).toEqual([
    expect.stringMatching(/nobody owns some[\s\S]*It is about rec 7\./),
  ]);
});

test('when all is well it says so, and to nobody unknown more than that it is here', async () => {
  const office = anOffice();
  await office.tickAt('2021-09-22T08:00:00Z');
  expect(showHealth(office.deps, anAsker({ person: somebody('crime') }))).toMatchObject({
    heading: 'All is well',
  });
  expect(showHealth(office.deps, anAsker({ person: null }))).toMatchObject({ kind: 'refused' });
});

const about = (office: ReturnType<typeof anOffice>) =>
  office.messenger.sent
    .filter(({ key }) => key?.startsWith('alarm-'))
    .map(({ text, conversation }) => `${conversation}: ${/It is about (.*)\./.exec(text)?.[1]}`);
const owned = (office: ReturnType<typeof anOffice>, number: string, owner: string | null) =>
  office.store.change({ by: 'x', via: 'web', why: 'Tried.', cause: null }, (tx) =>
    tx.edit('recommendations', `RAPE-P1-2021/${number}`, (draft) => {
      draft.owner = owner;
    }),
  );

test('what nobody owns later on is told too, by itself, in working hours; when less is wrong nothing is told', async () => {
  const office = anOffice();
  await owned(office, '1', null);
  expect(await office.days('2021-09-22', '2021-09-22')).toContain(
    '2021-09-22T08 governance-officer: Something needs a person',
  );
  await owned(office, '2', null);
  await office.days('2021-09-23', '2021-09-23');
  expect(about(office)).toEqual(['web:direct:governance-officer: rec 1']);
  // Nobody owns it, but its request is still open: somebody is asked. Taken back, nobody is.
  await office.store.change({ by: 'x', via: 'web', why: 'Tried.', cause: null }, (tx) => {
    const asked = tx.get('recommendations', 'RAPE-P1-2021/2')?.asked ?? '';
    tx.edit('requests', asked, (draft) => {
      draft.state = 'withdrawn';
      draft.settled = { by: 'scrutiny', at: '2021-09-23T20:00:00Z', note: 'Tried.' };
    });
    tx.edit('recommendations', 'RAPE-P1-2021/2', (draft) => {
      draft.asked = null;
    });
  });
  await office.days('2021-09-24', '2021-09-24');
  await owned(office, '1', 'crime');
  await office.days('2021-09-25', '2021-10-08');
  expect(about(office)).toEqual([
    'web:direct:governance-officer: rec 1',
    'web:direct:governance-officer: rec 2',
  ]);
});

test('where nobody of governance and no administrator can be reached, the chair hears; without one, the board', async () => {
  const orphan = { recommendations: [aRecommendation({ owner: null })] };
  const chairs = anOffice({
    ...orphan,
    conversations: [
      aConversation(),
      aConversation({ id: 'web:direct:chair', kind: 'direct', board: null, person: 'chair' }),
    ],
  });
  await chairs.days('2021-09-22', '2021-09-23');
  expect(about(chairs)).toEqual(['web:direct:chair: rec 7']);
  const boards = anOffice({ ...orphan, conversations: [aConversation()] });
  await boards.days('2021-09-22', '2021-09-23');
  expect(about(boards)).toEqual(['web:board: rec 7']);
});
