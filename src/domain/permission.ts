import { oversees } from './board.js';
import type { Board, LINKED_BY, Person, Recommendation, Register } from './register.js';

/** The relations and roles that the table knows. `owner` and `chair` are relations, the others are roles. */
export const STANDING = ['viewer', 'owner', 'governance', 'chair', 'commissioner', 'admin'] as const;
export type Standing = (typeof STANDING)[number];

/**
 * How far a right reaches: `all`; `own`, the recommendation that one owns or the board that one chairs; or not
 * at all. Deny is the default: what no row names, nobody may.
 */
type Reach = 'all' | 'own' | 'no';

const row = (...cells: [Reach, Reach, Reach, Reach, Reach, Reach]): Record<Standing, Reach> => {
  const [viewer, owner, governance, chair, commissioner, admin] = cells;
  return { viewer, owner, governance, chair, commissioner, admin };
};

/** Who may do what. The only such table; use cases ask `may`, and help shows what `may` allows. */
export const RIGHTS = {
  /*                       viewer  owner  governance  chair  commissioner  admin */
  'read-published': row('all', 'all', 'all', 'all', 'all', 'all'),
  'read-working': row('no', 'all', 'all', 'all', 'all', 'no'),
  'submit-update': row('no', 'own', 'all', 'no', 'no', 'no'),
  'update-on-behalf': row('no', 'no', 'all', 'no', 'no', 'no'),
  'decide-update': row('no', 'no', 'all', 'own', 'no', 'no'),
  'set-target': row('no', 'no', 'all', 'own', 'no', 'no'),
  'approve-extension': row('no', 'no', 'no', 'own', 'no', 'no'),
  assure: row('no', 'no', 'no', 'own', 'no', 'no'),
  'run-meeting': row('no', 'no', 'all', 'own', 'no', 'no'),
  'draft-position': row('no', 'no', 'all', 'no', 'all', 'no'),
  'approve-position': row('no', 'no', 'no', 'no', 'all', 'no'),
  'keep-register': row('no', 'no', 'all', 'no', 'no', 'no'),
  'invite-people': row('no', 'no', 'all', 'no', 'no', 'all'),
  administer: row('no', 'no', 'no', 'no', 'no', 'all'),
} as const satisfies Record<string, Record<Standing, Reach>>;

export type Right = keyof typeof RIGHTS;

/**
 * A person as they speak through one account. `atMost: 'owner'`: only a matching e-mail address vouches for them, so
 * no role counts and no chair, however much they hold; what is theirs to own counts.
 */
export type Acting = Person & { readonly atMost?: 'owner' };

/** The person as an account that was linked in this way lets them act. */
export const actingBy = (person: Person, by: (typeof LINKED_BY)[number]): Acting =>
  by === 'email' ? { atMost: 'owner', ...person } : person;

/** What a right is asked about; nothing where it is about the register as a whole. */
export interface Subject {
  readonly recommendation?: Recommendation | undefined;
}

const boardsOver = (register: Register, recommendation: Recommendation): Board[] =>
  [...register.boards.values()].filter((board) => oversees(board, recommendation));

/**
 * Whether somebody is asked about this recommendation now: who was handed a request answers like an owner, and so may the
 * deputy whom its board names for the owner, to whom it goes where no answer comes.
 */
const isAsked = (register: Register, person: Person, { asked, owner }: Recommendation): boolean => {
  const request = asked === null ? undefined : register.requests.get(asked);
  if (request === undefined) return false;
  const board = register.boards.get(register.meetings.get(request.meeting)?.board ?? '');
  return (
    request.respondent === person.id ||
    board?.deputies.some(({ of, deputy }) => of === owner && deputy === person.id) === true
  );
};

/** Whether this very recommendation is theirs (`own`), or some other is (`other`). */
const asOwner = (register: Register, person: Person, { recommendation }: Subject): Held | null => {
  if (recommendation?.owner === person.id) return 'own';
  // Being asked about one opens that one, and nothing else: only owning something makes an owner.
  if (recommendation && isAsked(register, person, recommendation)) return 'own';
  return ownsSomething(register, person) || isLead(register, person) ? 'other' : null;
};

/** Whether somebody is a board's chief officer lead, who reads what owners read: they are told where it is silent. */
const isLead = (register: Register, person: Person): boolean =>
  [...register.boards.values()].some(({ lead }) => lead === person.id);

/** Whether they chair a board over this very recommendation (`own`), or some other board (`other`). */
const asChair = (register: Register, person: Person, { recommendation }: Subject): Held | null => {
  if (recommendation && boardsOver(register, recommendation).some(({ chair }) => chair === person.id))
    return 'own';
  return [...register.boards.values()].some(({ chair }) => chair === person.id) ? 'other' : null;
};

/** Whether a standing is held towards the very subject of a question. */
type Held = 'own' | 'other';

/** The standings that a person has, and whether each is a relation to this very subject. */
export const standings = (
  register: Register,
  person: Acting | null,
  subject: Subject = {},
): ReadonlyMap<Standing, Held> => {
  const held = new Map<Standing, Held>([['viewer', 'other']]);
  if (!person?.active) return held;
  const owner = asOwner(register, person, subject);
  if (owner) held.set('owner', owner);
  if (person.atMost === 'owner') return held;
  for (const role of person.roles) held.set(role, 'other');
  const chair = asChair(register, person, subject);
  if (chair) held.set('chair', chair);
  return held;
};

const reaches = (reach: Reach, held: Held | null): boolean =>
  held !== null && (reach === 'all' || (reach === 'own' && held === 'own'));

/**
 * True where the table allows it. Ask about a recommendation by naming it: a right that is `own` needs it. Roles
 * are looked at before relations, which are looked up only where the right depends on them: that is asked for
 * every button of every card.
 */
export const may = (
  register: Register,
  person: Acting | null,
  right: Right,
  subject: Subject = {},
): boolean => {
  const row: Readonly<Record<Standing, Reach>> = RIGHTS[right];
  if (reaches(row.viewer, 'other')) return true;
  if (!person?.active) return false;
  const whole = person.atMost === undefined;
  return (
    (whole && person.roles.some((role) => reaches(row[role], 'other'))) ||
    (row.owner !== 'no' && reaches(row.owner, asOwner(register, person, subject))) ||
    (whole && row.chair !== 'no' && reaches(row.chair, asChair(register, person, subject)))
  );
};

/** True where somebody chairs this board and speaks through an account that lets them. */
export const chairs = (person: Acting | null, board: Board): boolean =>
  person?.active === true && person.atMost === undefined && board.chair === person.id;

/** Whether somebody may run this board's meetings: its chair and the governance team. */
export const mayRunMeeting = (register: Register, person: Acting | null, board: Board): boolean =>
  chairs(person, board) || may(register, person, 'run-meeting');

/**
 * Who may be in a board's own conversation, where working facts are said: its chair, its members, and whoever may
 * read working facts anyway. A matching e-mail address makes nobody a member.
 */
export const mayBeInBoard = (register: Register, person: Acting | null, board: Board): boolean =>
  chairs(person, board) ||
  (person?.active === true && person.atMost === undefined && board.members.includes(person.id)) ||
  may(register, person, 'read-working');

/**
 * Whether somebody has a part in the work on a recommendation, or in any where none is named: the governance team,
 * whoever owns something or chairs a board, and the members, the chief officer lead and the named deputies of a board
 * over it. Being asked for an update opens how it stands, so only to these may a colleague hand that on; to anybody else
 * the governance team does.
 */
export const hasPart = (register: Register, person: Person, { recommendation }: Subject = {}): boolean => {
  const { id, active, roles } = person;
  const over = recommendation ? boardsOver(register, recommendation) : [...register.boards.values()];
  return (
    active &&
    (roles.includes('governance') ||
      ownsSomething(register, person) ||
      asChair(register, person, {}) !== null ||
      over.some(
        ({ members, lead, deputies }) =>
          members.includes(id) || lead === id || deputies.some(({ deputy }) => deputy === id),
      ))
  );
};

const everywhere = (register: Register, person: Acting | null, right: Right): boolean =>
  [...standings(register, person).keys()].some((standing) => RIGHTS[right][standing] === 'all');

/**
 * Whether somebody may hand out a code for this person. A code makes an account speak for the person, so whoever
 * makes one could send it from an account of their own: nobody may thereby come to do what they may not do already,
 * everywhere. For governance that leaves out administrators, the Commissioner and whoever chairs a board.
 * Administrators may invite everybody: they add people with any role and any account as it is.
 */
export const mayInvite = (register: Register, inviter: Acting | null, person: Person): boolean =>
  may(register, inviter, 'invite-people') &&
  (may(register, inviter, 'administer') ||
    inviter?.id === person.id ||
    (Object.keys(RIGHTS) as Right[]).every(
      (right) => !couldEver(register, person, right) || everywhere(register, inviter, right),
    ));

/** True where there is some recommendation that the person may do this to: for help and buttons. */
export const couldEver = (register: Register, person: Acting | null, right: Right): boolean =>
  [...standings(register, person).keys()].some((standing) => RIGHTS[right][standing] !== 'no');

const ownsSomething = (register: Register, person: Person): boolean => {
  for (const { owner } of register.recommendations.values()) if (owner === person.id) return true;
  return false;
};
