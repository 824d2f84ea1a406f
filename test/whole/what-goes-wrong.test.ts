import { describe, expect, test } from 'vitest';
import { anOffice, ref, somebody } from '../support/office.js';
import { aBoard, aConversation, aMeeting, aPerson } from '../support/records.js';

/** What goes wrong in tools of this kind, as far as asking and chasing go; each under its own name. */
describe('asking before a meeting', () => {
  test('a whole cycle without a word from anybody: asked, chased once, reminded on the last day, then the chair’s list', async () => {
    const office = anOffice();
    expect(await office.days('2021-09-20', '2021-10-13')).toEqual([
      '2021-09-22T08 crime: Updates, please 1,2',
      '2021-09-22T08 custody: An update, please 3',
      '2021-09-29T08 crime: Still waiting for your update 1,2',
      '2021-09-29T08 custody: Still waiting for your update 3',
      '2021-10-06T08 crime: Last day for updates 1,2',
      '2021-10-06T08 custody: Last day for updates 3',
      '2021-10-08T08 chair: No update yet 1,2,3',
    ]);
    expect([...office.store.read().requests.values()].map(({ state }) => state)).toEqual([
      'lapsed',
      'lapsed',
      'lapsed',
    ]);
  });

  test('a chase the day after issue: asked late, nobody is chased before some working days have passed', async () => {
    const office = anOffice({}, '2021-10-05T08:00:00Z');
    expect(await office.days('2021-10-05', '2021-10-07')).toEqual([
      '2021-10-05T08 crime: Updates, please 1,2',
      '2021-10-05T08 custody: An update, please 3',
    ]);
  });

  test('two chases on one day: what falls due later on a day waits for the next', async () => {
    const second = aBoard({
      id: 'second',
      rrule: null,
      conversations: [],
      oversees: ['RAPE-P1-2021/9'],
      updatesDue: 3,
    });
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.store.change({ by: 'x', via: 'web', why: 'A second board.', cause: null }, (tx) => {
      tx.add('boards', second);
      tx.add(
        'meetings',
        aMeeting({ id: 'second:2021-10-12', board: 'second', scheduledAt: '2021-09-22T12:00:00Z' }),
      );
      const [first] = tx.all('recommendations').values();
      if (first) tx.add('recommendations', { ...first, id: 'RAPE-P1-2021/9', number: '9', asked: null });
    });
    expect(await office.days('2021-09-23', '2021-09-23')).toEqual([
      '2021-09-23T08 crime: An update, please 9',
    ]);
    const perDay = office.messenger.sent.filter(({ key }) => key?.startsWith('updates-asked|crime|'));
    expect(new Set(perDay.map(({ key }) => key)).size).toBe(perDay.length);
  });

  test('two items of one person with different dates: each is chased at its own time, in one message a day', async () => {
    const later = aBoard({
      id: 'later',
      rrule: null,
      conversations: [],
      oversees: ['RAPE-P1-2021/2'],
      updatesDue: 3,
    });
    const office = anOffice({
      boards: [aBoard({ rrule: null, chair: null, oversees: ['RAPE-P1-2021/1'], updatesDue: 3 }), later],
      meetings: [
        aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' }),
        aMeeting({
          id: 'later:2021-10-14',
          board: 'later',
          day: '2021-10-14',
          scheduledAt: '2021-09-10T08:00:00Z',
        }),
      ],
    });
    const told = await office.days('2021-09-20', '2021-10-13');
    expect(told.filter((line) => line.includes('crime'))).toEqual([
      '2021-09-22T08 crime: An update, please 1',
      '2021-09-24T08 crime: An update, please 2',
      '2021-09-29T08 crime: Still waiting for your update 1',
      '2021-10-01T08 crime: Still waiting for your update 2',
      '2021-10-06T08 crime: Last day for updates 1',
      '2021-10-08T08 crime: Last day for updates 2',
    ]);
  });

  test('weekend ticks use up the reminder quota: a chase that falls on a weekend or a holiday comes after it', async () => {
    // Asked on Friday 1 October; 5 working days later is Friday 8 October, which this office has proclaimed a holiday.
    const office = anOffice({
      meetings: [
        aMeeting({ id: 'governance:2021-10-21', day: '2021-10-21', scheduledAt: '2021-09-10T08:00:00Z' }),
      ],
    });
    await office.store.change({ by: 'x', via: 'web', why: 'Proclaimed.', cause: null }, (tx) =>
      tx.edit('people', 'crime', (draft) => {
        draft.away = [{ from: '2021-10-07', until: '2021-10-10', deputy: null }];
      }),
    );
    const told = (await office.days('2021-09-20', '2021-10-20')).filter((line) => line.includes('crime'));
    expect(told).toEqual([
      '2021-10-01T08 crime: Updates, please 1,2',
      '2021-10-11T08 crime: Still waiting for your update 1,2',
      '2021-10-15T08 crime: Last day for updates 1,2',
    ]);
  });

  test('“due only if hour % N == 0” and a match on the exact minute: a late tick, at an odd time, asks all the same', async () => {
    const office = anOffice();
    await office.tickAt('2021-09-22T13:37:11Z');
    expect(office.arrived()).toEqual(['updates-asked', 'updates-asked']);
    await office.tickAt('2021-09-22T18:01:00Z');
    await office.tickAt('2021-10-06T16:00:01Z');
    await office.tickAt('2021-10-07T08:00:01Z');
    expect(office.arrived().filter((rule) => rule === 'updates-asked')).toHaveLength(2);
  });

  test('a restart on a day of asking re-sends nothing', async () => {
    const office = anOffice();
    await office.tickAt('2021-09-22T08:00:00Z');
    office.restart();
    await office.tickAt('2021-09-22T08:01:00Z');
    await office.tickAt('2021-09-22T15:00:00Z');
    expect(office.arrived()).toHaveLength(2);
  });

  test('an exception half-way through a batch re-sends nothing to those already served', async () => {
    const office = anOffice();
    office.messenger.behave('arrive', 'fail');
    await office.tickAt('2021-09-22T08:00:00Z');
    expect(office.arrived()).toHaveLength(1);
    await office.tickAt('2021-09-22T08:02:00Z');
    await office.tickAt('2021-09-22T09:00:00Z');
    expect(office.messenger.sent.map(({ conversation }) => conversation).sort()).toEqual([
      'web:direct:crime',
      'web:direct:custody',
    ]);
  });

  test('what could not go out in time is not sent at night: it is asked anew the next working day', async () => {
    const office = anOffice();
    office.messenger.behave('fail', 'fail');
    await office.tickAt('2021-09-22T15:59:00Z');
    expect(await office.days('2021-09-22', '2021-09-23')).toEqual([
      '2021-09-23T08 crime: Updates, please 1,2',
      '2021-09-23T08 custody: An update, please 3',
    ]);
    const [first] = office.store.read().deliveries.values();
    expect(first).toMatchObject({ state: 'overtaken', note: expect.stringMatching(/asked anew/) });
  });

  test('snooze hits the wrong item when several share a channel: it puts off the one that was named', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('crime', {
      kind: 'snooze',
      refs: [ref('2')],
      until: '5 October',
      because: 'Figures come then.',
    });
    expect(office.request('1')?.snoozed).toBeNull();
    expect(office.request('2')?.snoozed).toMatchObject({ until: '2021-10-05', reason: 'Figures come then.' });
    const told = (await office.days('2021-09-23', '2021-10-07')).filter((line) => line.includes('crime'));
    expect(told).toEqual([
      '2021-09-29T08 crime: Still waiting for your update 1',
      '2021-10-06T08 crime: Last day for updates 1,2',
    ]);
  });

  test('a snooze that ends well before the last day is kept: asked again on the day', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('crime', {
      kind: 'snooze',
      refs: [ref('2')],
      until: '1 October',
      because: 'Figures come then.',
    });
    const told = (await office.days('2021-09-23', '2021-10-05')).filter((line) => line.includes('crime'));
    expect(told).toContain('2021-10-01T08 crime: Still waiting for your update 2');
  });

  test('a snooze beyond the last day for updates is refused, with that day', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    const asked = { kind: 'snooze', refs: [ref('2')], until: '11 October', because: 'Later.' } as const;
    expect(await office.does('crime', asked)).toMatchObject({
      kind: 'snooze-form',
      problem: 'Updates are due by Wednesday 6 October 2021. Give a day no later than that.',
    });
    expect(office.request('2')?.snoozed).toBeNull();
  });

  test('a card answered by someone who is not the respondent is refused', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    for (const intent of [
      { kind: 'nothing-changed', refs: [ref('1')] },
      { kind: 'snooze', refs: [ref('1')], until: '1 October', because: 'Later.' },
      { kind: 'hand-over', refs: [ref('1')], to: 'custody', note: '' },
    ] as const)
      expect(await office.does('data', intent)).toMatchObject({ kind: 'refused' });
    expect(office.request('1')).toMatchObject({ state: 'open', respondent: 'crime', snoozed: null });
  });

  test('handed over: the new respondent is told at once and may answer; the owner stays, and the former is asked no more', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('crime', {
      kind: 'hand-over',
      refs: [ref('1')],
      to: 'data',
      note: 'The figures are theirs.',
    });
    const told = await office.days('2021-09-23', '2021-10-07');
    expect(told[0]).toBe('2021-09-23T00 data: Handed over to you 1');
    expect(told).toContain('2021-10-06T08 data: Last day for updates 1');
    expect(told).toContain('2021-10-06T08 crime: Last day for updates 2');
    expect(await office.does('data', { kind: 'give-update', refs: [ref('1')] })).toMatchObject({
      kind: 'form',
    });
    expect(office.store.read().recommendations.get('RAPE-P1-2021/1')?.owner).toBe('crime');
  });

  test('somebody who joined later is asked, and may answer', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.store.change({ by: 'x', via: 'web', why: 'Joined.', cause: null }, (tx) => {
      tx.add('people', somebody('newcomer'));
      tx.edit('boards', 'governance', (draft) => {
        draft.members.push('newcomer');
      });
      tx.add(
        'conversations',
        aConversation({ id: 'web:direct:newcomer', kind: 'direct', board: null, person: 'newcomer' }),
      );
    });
    await office.does('crime', { kind: 'hand-over', refs: [ref('1')], to: 'newcomer', note: '' });
    expect(await office.does('newcomer', { kind: 'give-update', refs: [ref('1')] })).toMatchObject({
      kind: 'form',
    });
  });

  test('an owner who changes while the request is open: the new one is asked, the former no more', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('governance-officer', { kind: 'assign', refs: [ref('3')], to: 'Head of data' });
    const told = await office.days('2021-09-23', '2021-10-07');
    expect(told.filter((line) => line.includes('custody'))).toEqual([]);
    expect(told[0]).toBe('2021-09-23T08 data: An update, please 3');
    expect(office.request('3')).toMatchObject({ respondent: 'data', state: 'open', as: 'owner' });
  });

  test('an owner who is away is not written to; the deputy is asked in their place', async () => {
    const office = anOffice({
      people: [
        somebody('crime', { away: [{ from: '2021-09-20', until: '2021-10-20', deputy: 'data' }] }),
        somebody('custody'),
        somebody('data'),
        somebody('chair'),
        aPerson({ accounts: [] }),
      ],
    });
    const told = await office.days('2021-09-20', '2021-10-07');
    expect(told.filter((line) => line.includes('crime:'))).toEqual([]);
    expect(told[0]).toBe('2021-09-22T08 data: Updates, please 1,2');
  });

  test('after the last day: the deputy, then the chief officer lead, then the chair’s list, each once', async () => {
    const office = anOffice({
      people: [
        somebody('crime'),
        somebody('custody'),
        somebody('data'),
        somebody('chair'),
        somebody('lead'),
        aPerson({ accounts: [] }),
      ],
      conversations: [
        aConversation(),
        ...['crime', 'custody', 'data', 'chair', 'lead'].map((person) =>
          aConversation({ id: `web:direct:${person}`, kind: 'direct', board: null, person }),
        ),
      ],
      boards: [
        aBoard({
          rrule: null,
          chair: 'chair',
          lead: 'lead',
          deputies: [{ of: 'crime', deputy: 'data' }],
          updatesDue: 5,
          papersOut: 4,
        }),
      ],
    });
    const told = await office.days('2021-10-04', '2021-10-12');
    expect(told).toEqual([
      '2021-10-04T08 crime: Updates, please 1,2',
      '2021-10-04T08 custody: An update, please 3',
      '2021-10-05T08 data: Updates are missing 1,2',
      '2021-10-05T08 lead: Updates are missing 3',
      '2021-10-06T08 lead: Updates are missing 1,2',
      '2021-10-08T08 chair: No update yet 1,2,3',
    ]);
  });

  test('nobody without a conversation is passed over in silence: the governance team is told', async () => {
    const office = anOffice({
      conversations: [
        aConversation(),
        aConversation({
          id: 'web:direct:governance-officer',
          kind: 'direct',
          board: null,
          person: 'governance-officer',
        }),
      ],
    });
    const [first] = await office.days('2021-09-22', '2021-09-22');
    expect(first).toBe('2021-09-22T08 governance-officer: Updates are missing 1,2,3');
    const [message] = office.messenger.sent;
    expect(message?.text).toMatch(/no conversation with me: please ask them and enter what they say/);
  });

  test('a returned update opens the request again, and its respondent is told at once with the note', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('governance-officer', {
      kind: 'record-told',
      ref: ref('3'),
      toldBy: 'CPS',
      done: 'Meetings are held.',
    });
    expect(office.request('3')).toBeUndefined();
    const [update] = office.store.read().updates.values();
    await office.does('governance-officer', { kind: 'return-updates', refs: [ref('3')], note: 'How often?' });
    expect(office.store.read().updates.get(update?.id ?? '')?.state).toBe('returned');
    expect(office.request('3')).toMatchObject({ state: 'open', respondent: 'custody' });
    const told = await office.days('2021-09-23', '2021-09-24');
    expect(told).toEqual(['2021-09-23T00 custody: Your update came back 3']);
    expect(office.messenger.sent.at(-1)?.text).toMatch(/Governance officer: How often\?/);
  });

  test('moving the meeting moves what hangs on it, and cancelling it ends what was asked', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('governance-officer', {
      kind: 'move-meeting',
      meeting: '12 October',
      to: '26 October',
      because: 'A clash.',
    });
    const told = await office.days('2021-10-01', '2021-10-21');
    expect(told.filter((line) => line.includes('custody'))).toEqual([
      '2021-10-01T08 custody: The meeting has moved 3',
      '2021-10-08T08 custody: Still waiting for your update 3',
      '2021-10-20T08 custody: Last day for updates 3',
    ]);
    await office.does('governance-officer', {
      kind: 'cancel-meeting',
      meeting: '26 October',
      because: 'No quorum.',
    });
    expect(await office.days('2021-10-22', '2021-10-27')).toEqual([
      '2021-10-22T08 crime: The meeting is off 1,2',
      '2021-10-22T08 custody: The meeting is off 3',
    ]);
    expect([...office.store.read().requests.values()].map(({ state }) => state)).toEqual(
      Array(3).fill('withdrawn'),
    );
  });

  test('a meeting that moves earlier, past its last day for updates: who is asked hears it first, others a day later', async () => {
    const office = anOffice({
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
      boards: [aBoard({ rrule: null, chair: 'chair', lead: 'lead', updatesDue: 3, papersOut: 1 })],
    });
    await office.days('2021-09-22', '2021-09-27');
    await office.does('governance-officer', {
      kind: 'move-meeting',
      meeting: '12 October',
      to: '30 September',
      because: 'A clash.',
    });
    expect(await office.days('2021-09-28', '2021-09-29')).toEqual([
      '2021-09-28T08 crime: The meeting has moved 1,2',
      '2021-09-28T08 custody: The meeting has moved 3',
      '2021-09-29T08 lead: Updates are missing 1,2,3',
      '2021-09-29T08 chair: No update yet 1,2,3',
    ]);
  });

  test('“why” under a message says which rule sent it, when, and what would have stopped it', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    const [message] = office.messenger.sent;
    const why = await office.does('crime', { kind: 'show-why', delivery: message?.key ?? '' });
    expect(why).toMatchObject({
      kind: 'notice',
      sentences: [
        expect.stringMatching(/^Before each meeting everybody who is asked/),
        expect.stringMatching(/^It was decided on Wednesday 22 September 2021 at 09:00\./),
        'Rec 1 and rec 2: asked for the first time.',
        expect.stringMatching(/^What would have stopped it: an update stops it/),
      ],
    });
    expect(await office.does('data', { kind: 'show-why', delivery: message?.key ?? '' })).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('whoever is asked by several boards', () => {
  test('gets one message a day at most, in hours that suit them all, by their own clock or the office’s', async () => {
    const early = aBoard({
      id: 'early',
      rrule: null,
      zone: 'Australia/Sydney',
      conversations: [],
      oversees: ['RAPE-P1-2021/2'],
      updatesDue: 3,
      hours: { from: '07:00', until: '16:00' },
    });
    const office = anOffice({
      boards: [aBoard({ rrule: null, chair: null, oversees: ['RAPE-P1-2021/1'], updatesDue: 3 }), early],
      meetings: [
        aMeeting({ scheduledAt: '2021-09-10T08:00:00Z' }),
        aMeeting({ id: 'early:2021-10-12', board: 'early', scheduledAt: '2021-09-10T08:00:00Z' }),
      ],
    });
    const told = await office.days('2021-09-20', '2021-10-07');
    expect(told.filter((line) => line.includes('crime'))).toEqual([
      // In Sydney Wednesday has begun; in London, where they are, it is Tuesday afternoon.
      '2021-09-21T14 crime: An update, please 2',
      '2021-09-22T08 crime: An update, please 1',
      '2021-09-28T08 crime: Still waiting for your update 2',
      '2021-09-29T08 crime: Still waiting for your update 1',
      '2021-10-06T08 crime: Last day for updates 1,2',
    ]);
  });

  test('sees no more of the work than what they were asked about', async () => {
    const office = anOffice();
    await office.days('2021-09-22', '2021-09-22');
    await office.does('crime', { kind: 'hand-over', refs: [ref('1')], to: 'data', note: '' });
    expect(await office.does('data', { kind: 'show-status', refs: [ref('1')] })).toMatchObject({
      items: [{ working: true }],
    });
    expect(await office.does('data', { kind: 'show-status', refs: [ref('3')] })).toMatchObject({
      items: [{ working: false }],
    });
  });
});
