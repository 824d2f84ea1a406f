import { describe, expect, test } from 'vitest';
import {
  actingBy,
  couldEver,
  may,
  mayBeInBoard,
  mayInvite,
  RIGHTS,
  type Right,
  STANDING,
  standings,
} from '../../src/domain/permission.js';
import { aBoard, aMeeting, aPerson, aRecommendation, aRequest } from '../support/records.js';
import { aRegister } from '../support/register.js';

/** DESIGN.md, "Who may do what", written out once more: `–` no, `✓` all, `own` the recommendation or the board. */
const TABLE = `
                    viewer  owner  governance  chair  commissioner  admin
read-published      ✓       ✓      ✓           ✓      ✓             ✓
read-working        –       ✓      ✓           ✓      ✓             –
submit-update       –       own    ✓           –      –             –
update-on-behalf    –       –      ✓           –      –             –
decide-update       –       –      ✓           own    –             –
set-target          –       –      ✓           own    –             –
approve-extension   –       –      –           own    –             –
assure              –       –      –           own    –             –
run-meeting         –       –      ✓           own    –             –
draft-position      –       –      ✓           –      ✓             –
approve-position    –       –      –           –      ✓             –
keep-register       –       –      ✓           –      –             –
invite-people       –       –      ✓           –      –             ✓
administer          –       –      –           –      –             ✓
`;

const REACH: Readonly<Record<string, string>> = { '–': 'no', '✓': 'all', own: 'own' };
const [head = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([right = '', ...row]) =>
  row.map((cell, at) => ({ right, standing: head[at] ?? '', reach: REACH[cell] })),
);

const person = (id: string, over = {}) => aPerson({ id, name: id, roles: [], accounts: [], ...over });
const own = aRecommendation({ id: 'A/1', inspection: 'A', number: '1', owner: 'owner' });
const other = aRecommendation({ id: 'B/1', inspection: 'B', number: '1', owner: 'someone' });
const register = aRegister({
  people: [
    person('viewer', { roles: ['viewer'] }),
    person('owner'),
    person('governance', { roles: ['governance'] }),
    person('chair'),
    person('commissioner', { roles: ['commissioner'] }),
    person('admin', { roles: ['admin'] }),
  ],
  boards: [
    aBoard({ id: 'a', chair: 'chair', oversees: ['A'] }),
    aBoard({ id: 'b', chair: null, oversees: ['B'] }),
  ],
  recommendations: [own, other],
});
const whoIs = (id: string) => register.people.get(id) ?? null;

describe('who may do what', () => {
  test('the table in code has the rows and columns of the design, and no others', () => {
    expect(Object.keys(RIGHTS)).toEqual(rows.map(([right]) => right));
    expect(STANDING).toEqual(head);
    expect(cells).toHaveLength(Object.keys(RIGHTS).length * STANDING.length);
  });

  test.each(cells)('$right is for a $standing: $reach', ({ right, standing, reach }) => {
    const inCode: Readonly<Record<string, Readonly<Record<string, string>>>> = RIGHTS;
    expect(inCode[right]?.[standing]).toBe(reach);
    // Each person here has that one standing besides the viewer's, which only ever reads what is published.
    const asked = (recommendation?: typeof own) =>
      may(register, whoIs(standing), right as Right, { recommendation });
    const reading = right === 'read-published';
    expect([asked(own), asked(other), asked()]).toEqual([
      reading || reach !== 'no',
      reading || reach === 'all',
      reading || reach === 'all',
    ]);
    expect(couldEver(register, whoIs(standing), right as Right)).toBe(reading || reach !== 'no');
  });

  test.each(Object.keys(RIGHTS) as Right[])(
    'nobody known, and nobody who left, may %s unless all may',
    (right) => {
      const leaver = person('governance', { roles: ['governance', 'commissioner', 'admin'], active: false });
      for (const who of [null, leaver])
        expect(may(register, who, right, { recommendation: own })).toBe(right === 'read-published');
    },
  );

  test('somebody who owns one and chairs another’s board has both, each where it is theirs', () => {
    const both = person('owner');
    const chairing = aRegister({
      boards: [aBoard({ id: 'b', chair: 'owner', oversees: ['B'] })],
      recommendations: [own, other],
    });
    expect([...standings(chairing, both, { recommendation: own })]).toEqual([
      ['viewer', 'other'],
      ['owner', 'own'],
      ['chair', 'other'],
    ]);
    expect(may(chairing, both, 'submit-update', { recommendation: own })).toBe(true);
    expect(may(chairing, both, 'decide-update', { recommendation: own })).toBe(false);
    expect(may(chairing, both, 'submit-update', { recommendation: other })).toBe(false);
    expect(may(chairing, both, 'decide-update', { recommendation: other })).toBe(true);
  });

  test('an owner whose last recommendation went to somebody else reads working facts no more', () => {
    const handed = aRegister({ recommendations: [{ ...own, owner: 'someone' }] });
    expect(may(register, whoIs('owner'), 'read-working', { recommendation: other })).toBe(true);
    expect(may(handed, whoIs('owner'), 'read-working')).toBe(false);
  });
});

describe('an account that only an e-mail address links', () => {
  const boards = [aBoard({ id: 'a', chair: 'everything', members: ['everything'], oversees: ['A'] })];
  const everything = person('everything', { roles: ['governance', 'commissioner', 'admin'] });
  const owning = aRegister({
    people: [everything],
    boards,
    recommendations: [{ ...own, owner: 'everything' }, other],
  });
  const owningNothing = aRegister({ people: [everything], boards, recommendations: [own, other] });
  const byEmail = actingBy(everything, 'email');

  test.each(Object.keys(RIGHTS) as Right[])(
    'lets somebody who is everything %s as an owner may, at most',
    (right) => {
      const reach = RIGHTS[right].owner;
      const asked = (recommendation?: typeof own) => may(owning, byEmail, right, { recommendation });
      expect([asked(owning.recommendations.get(own.id)), asked(other), asked()]).toEqual([
        reach !== 'no',
        reach === 'all',
        reach === 'all',
      ]);
      expect(couldEver(owning, byEmail, right)).toBe(reach !== 'no');
      for (const recommendation of [own, other, undefined])
        expect(may(owningNothing, byEmail, right, { recommendation })).toBe(right === 'read-published');
    },
  );

  test.each(['code', 'register'] as const)('is one thing, and by %s another', (by) => {
    for (const right of Object.keys(RIGHTS) as Right[])
      expect(may(owning, actingBy(everything, by), right, { recommendation: own })).toBe(true);
  });

  test('opens a board’s conversation to its chair and members only as owners', () => {
    const [board = aBoard()] = boards;
    expect(mayBeInBoard(owningNothing, byEmail, board)).toBe(false);
    expect(mayBeInBoard(owningNothing, everything, board)).toBe(true);
    expect(mayBeInBoard(owning, byEmail, board)).toBe(true);
  });

  test('invites nobody', () => {
    expect(mayInvite(owning, byEmail, person('viewer'))).toBe(false);
    expect(mayInvite(owning, byEmail, everything)).toBe(false);
  });
});

describe('inviting', () => {
  const inviting = aRegister({
    people: [...register.people.values(), person('both', { roles: ['governance'] })],
    boards: [...register.boards.values(), aBoard({ id: 'c', chair: 'both', oversees: [] })],
    recommendations: [own, other],
  });
  const whom = (id: string) => inviting.people.get(id) ?? expect.fail(`There is no ${id}.`);
  test.each([
    ['governance', ['viewer', 'owner', 'governance']],
    ['both', ['viewer', 'owner', 'governance', 'both']],
    ['admin', ['viewer', 'owner', 'governance', 'chair', 'commissioner', 'admin', 'both']],
    ['viewer', []],
    ['owner', []],
    ['chair', []],
    ['commissioner', []],
  ])('is for %s to do with %j', (inviter, invited) => {
    const may = [...inviting.people.values()].filter((one) => mayInvite(inviting, whom(inviter), one));
    expect(may.map(({ id }) => id)).toEqual(invited);
  });
});

describe('a board’s own conversation', () => {
  const board = aBoard({ chair: 'chair', members: ['member'], oversees: ['A'] });
  const member = person('member', { roles: ['viewer'] });
  test.each([
    ['its chair', 'chair', true],
    ['an owner', 'owner', true],
    ['the governance team', 'governance', true],
    ['the Commissioner', 'commissioner', true],
    ['a viewer', 'viewer', false],
    ['an administrator', 'admin', false],
  ])('is open to %s: %s, %s', (_who, id, open) => {
    expect(mayBeInBoard(register, register.people.get(id) ?? null, board)).toBe(open);
  });

  test('is open to a member with no role besides, while active, and to nobody unknown', () => {
    expect(mayBeInBoard(register, member, board)).toBe(true);
    expect(mayBeInBoard(register, { ...member, active: false }, board)).toBe(false);
    expect(mayBeInBoard(register, null, board)).toBe(false);
  });
});

describe('those whom a board names', () => {
  const lead = aPerson({ id: 'lead', roles: [] });
  const deputy = aPerson({ id: 'deputy', roles: [] });
  const [asked, other] = ['7', '8'].map((number) =>
    aRecommendation({
      id: `RAPE-P1-2021/${number}`,
      number,
      owner: 'owner',
      asked: number === '7' ? 'request' : null,
    }),
  );
  const register = aRegister({
    people: [lead, deputy],
    recommendations: [asked, other].filter((one) => one !== undefined),
    boards: [aBoard({ lead: 'lead', deputies: [{ of: 'owner', deputy: 'deputy' }] })],
    meetings: [aMeeting()],
    requests: [aRequest({ id: 'request', recommendation: 'RAPE-P1-2021/7', respondent: 'owner' })],
  });

  test('as chief officer lead read how everything stands, and answer nothing', () => {
    for (const recommendation of [asked, other]) {
      expect(may(register, lead, 'read-working', { recommendation })).toBe(true);
      expect(may(register, lead, 'submit-update', { recommendation })).toBe(false);
    }
  });

  test('as the owner’s deputy may answer what the owner is asked, and nothing else', () => {
    for (const right of ['read-working', 'submit-update'] as const) {
      expect(may(register, deputy, right, { recommendation: asked })).toBe(true);
      expect(may(register, deputy, right, { recommendation: other })).toBe(false);
    }
  });
});
