import { describe, expect, test } from 'vitest';
import { askedTooSoon } from '../support/asked-too-soon.js';
import { submit } from '../support/forms.js';
import { anOffice, MEETING, ref } from '../support/office.js';

const LONDON = 'Europe/London';
const moved = (office: ReturnType<typeof anOffice>) =>
  office.does('governance-officer', {
    kind: 'move-meeting',
    meeting: MEETING,
    to: '2021-10-14',
    because: 'A clash.',
  });

describe('who is asked too soon after they heard of the same item', () => {
  test('nobody who was asked first and told of a move on a clock that had been put back a day', async () => {
    const office = anOffice();
    await office.tickAt('2021-09-22T12:00:00Z');
    office.clock.set('2021-09-22T20:00:00Z');
    await moved(office);
    // Put back: what is told now looks earlier than what was asked before it.
    await office.tickAt('2021-09-22T09:00:00Z');
    expect(office.arrived()).toEqual([
      'updates-asked',
      'updates-asked',
      'updates-changed',
      'updates-changed',
    ]);
    expect(askedTooSoon(office.store.read(), LONDON)).toEqual([]);
  });

  test('whoever was told of a move, and asked the day after', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await moved(office);
    await office.days('2021-09-23', '2021-10-11');
    expect(askedTooSoon(office.store.read(), LONDON)).toEqual([]);
    const told = office.delivery('updates-changed');
    await office.store.change({ by: 'x', via: 'web', why: 'As if asked.', cause: null }, (tx) =>
      tx.add('deliveries', {
        ...told,
        id: 'too-soon',
        rule: 'updates-asked',
        decidedAt: '2021-09-24T08:00:00Z',
        sentAt: '2021-09-24T08:00:00Z',
      }),
    );
    expect(askedTooSoon(office.store.read(), LONDON)).toContain(
      `too-soon about ${MEETING}|RAPE-P1-2021/1|1 soon after ${told.id}`,
    );
  });

  test('nobody on their last day, beside the word that their update came back which an outage had kept until then', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('custody', submit({ recommendation: 'RAPE-P1-2021/3' }));
    await office.does('governance-officer', { kind: 'return-updates', refs: [ref('3')], note: 'Say more.' });
    // Nothing ticked for two weeks.
    await office.tickAt('2021-10-06T09:00:00Z');
    expect(
      office.messenger.sent
        .filter(({ conversation }) => conversation === 'web:direct:custody')
        .map(({ key }) => key?.split('|')[0]),
    ).toEqual(['updates-asked', 'update-returned']);
    expect(askedTooSoon(office.store.read(), LONDON)).toEqual([]);
  });
});
