import { expect, test } from 'vitest';
import { anOffice, somebody } from '../support/office.js';
import { aBoard, aConversation, aPerson } from '../support/records.js';

const PEOPLE = ['crime', 'custody', 'data', 'chair', 'lead', 'governance-officer'];

/** What stands at the beginning of each message of these days: its heading, and why it comes. */
const heard = async (reachable: readonly string[] = PEOPLE) => {
  const office = anOffice({
    people: [...PEOPLE.slice(0, -1).map((id) => somebody(id)), aPerson({ accounts: [] })],
    conversations: reachable.map((person) =>
      aConversation({ id: `web:direct:${person}`, kind: 'direct', board: null, person, name: person }),
    ),
    boards: [
      aBoard({
        rrule: null,
        chair: 'chair',
        lead: 'lead',
        deputies: [{ of: 'crime', deputy: 'data' }],
        conversations: [],
        updatesDue: 3,
        papersOut: 4,
      }),
    ],
  });
  await office.days('2021-09-22', '2021-10-06');
  const before = office.messenger.sent.length;
  await office.days('2021-10-07', '2021-10-08');
  return office.messenger.sent
    .slice(before)
    .map(({ conversation, text }) =>
      [conversation.replace('web:direct:', ''), ...text.split('\n').slice(0, 2)].join(': '),
    );
};

test('the deputy, the lead and the chair hear at once why they are written to', async () => {
  expect(await heard()).toEqual([
    'data: Updates are missing: The last day has passed without an answer on 2 recommendations: you are asked as the deputy. A sentence or two is enough.',
    'lead: Updates are missing: The last day has passed, and 1 recommendation has no update: you are told as the chief officer lead, so that you can have a word with whoever was asked.',
    'lead: Updates are missing: The last day has passed, and 2 recommendations have no update: you are told as the chief officer lead, so that you can have a word with whoever was asked.',
    'chair: No update yet: Papers go out today, Friday 8 October 2021, and 3 recommendations have no update.',
  ]);
});

test('governance, written to in the place of a deputy without a conversation, is not called the deputy', async () => {
  const [first] = await heard(PEOPLE.filter((id) => id !== 'data'));
  expect(first).toBe('governance-officer: Updates are missing: 2 recommendations have no update.');
});

test('the chair, whose papers go out on the last day for updates or before it, hears that nobody is late', async () => {
  const list = async (papersOut: number) => {
    const office = anOffice({ boards: [aBoard({ rrule: null, chair: 'chair', updatesDue: 3, papersOut })] });
    await office.days('2021-09-22', '2021-10-08');
    return office.messenger.sent.find(({ key }) => key?.startsWith('updates-missing'))?.text.split('\n')[1];
  };
  expect(await list(6)).toBe(
    'Papers go out today, Wednesday 6 October 2021, and 3 recommendations have no update. Updates are due today, so they may still come.',
  );
  expect(await list(7)).toMatch(/Updates are due by Wednesday 6 October 2021, so they may still come\.$/);
  expect(await list(4)).toMatch(/3 recommendations have no update\.$/);
});

test('papers whose day falls on a Sunday: they, the chair’s list and the board’s page agree on the Friday before', async () => {
  const office = anOffice({
    boards: [aBoard({ rrule: null, chair: 'chair', updatesDue: 3, papersOut: 2 })],
  });
  await office.days('2021-09-22', '2021-10-07');
  const shown = await office.does('governance-officer', { kind: 'show-boards', board: '' });
  expect(shown).toMatchObject({ boards: [{ settings: { forNext: { papersOn: '2021-10-08' } } }] });
  const before = office.messenger.sent.length;
  expect(await office.days('2021-10-08', '2021-10-08')).toEqual(['2021-10-08T08 chair: No update yet 1,2,3']);
  const at = [...office.store.read().deliveries.values()].filter(({ dueAt }) => dueAt >= '2021-10-08');
  expect(at.map(({ rule, dueAt }) => `${rule} ${dueAt}`).sort()).toEqual([
    'papers-out 2021-10-08T08:00:00Z',
    'updates-missing 2021-10-08T08:00:00Z',
  ]);
  expect(office.messenger.sent.slice(before).map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^No update yet\nPapers go out today, Friday 8 October 2021, and 3 /),
  );
});
