import { dayOf, toInstant, toMilliseconds } from './calendar.js';
import { filedBy } from './filed.js';
import { DELIVERIES_BY_ITEM } from './filings.js';
import { deadLetters, FAILING_MS, isTicking, undelivered } from './health.js';
import { meetingStart, nextMeeting } from './meeting.js';
import type { Register, UpdateRequest } from './register.js';
import { zoneOf } from './status.js';
import { agendaForMeeting, asksFrom, awayOn, awayUntil, calendarOf, updatesDueOn } from './update-request.js';
import { addWorkingDays, workingDaysBetween } from './working-days.js';

/** What governance is told of by itself, so that nothing stops silently. */
export const ALARMS = {
  'ticks-stopped': 'My clock had stopped: for more than ten minutes nothing was asked, reminded or sent.',
  'deliveries-failing':
    'Messages have not gone out for an hour: a platform does not take them. I keep trying.',
  'dead-letters': 'Messages could not be delivered and are not tried again.',
  'requests-not-out':
    'A meeting is coming, and some who should have been asked for updates have not been reached.',
  'nobody-to-ask':
    'A meeting is coming, and nobody owns some of what is on its agenda, so nobody can be asked.',
  'nobody-stands-in':
    'A meeting is coming, and whoever is asked is away until after the last day for updates, with nobody to stand in.',
} as const;
export type AlarmKind = keyof typeof ALARMS;

/** The rule of an alarm's deliveries. */
export const alarmRule = (kind: AlarmKind): string => `alarm-${kind}`;

/** The alarm that a delivery's rule is; null for another rule. */
export const alarmOf = (rule: string): AlarmKind | null => {
  const kind = rule.replace(/^alarm-/, '');
  return rule.startsWith('alarm-') && Object.hasOwn(ALARMS, kind) ? (kind as AlarmKind) : null;
};

/** Something that is wrong. The same subject and occurrence are told of once. */
export interface Alarm {
  readonly kind: AlarmKind;
  /** A meeting's id, or `scrutiny` for what concerns the whole. */
  readonly subject: string;
  readonly occurrence: string;
  /** What it is about, each told of once: open requests, or recommendations that nobody is asked about. */
  readonly about: readonly string[];
}

/** The step of what an alarm's delivery is about, in its `items`. */
export const ALARMED = 'alarm';

const ids = (requests: readonly UpdateRequest[]): readonly string[] => requests.map(({ id }) => id);

/** How many working days after asking began everybody should have been reached. */
const REACHED_WITHIN = 2;

/** Whether somebody was told of this request. */
const wasTold = ({ deliveries }: Register, { id }: UpdateRequest): boolean =>
  filedBy(deliveries, DELIVERIES_BY_ITEM).last(
    id,
    ({ rule, state }) => (state === 'sent' || state === 'claimed') && alarmOf(rule) === null,
  ) !== undefined;

const ofMeetings = (register: Register, now: number): readonly Alarm[] =>
  [...register.boards.values()].flatMap((board): Alarm[] => {
    const meeting = nextMeeting(register, board.id, now);
    if (meeting === null) return [];
    const today = dayOf(now, board.zone);
    const from = asksFrom(register, board, meeting);
    if (today < from) return [];
    const agenda = agendaForMeeting(register, board, meeting, now);
    const nobody = agenda.flatMap(({ recommendation, stands }) =>
      stands.kind === 'nobody-owns' ? [recommendation.id] : [],
    );
    const asked = agenda.flatMap(({ stands }) => (stands.kind === 'asked' ? [stands.request] : []));
    const late = workingDaysBetween(from, today, calendarOf(register)) >= REACHED_WITHIN;
    const lately = Array.from({ length: REACHED_WITHIN + 1 }, (_, back) =>
      addWorkingDays(today, -back, calendarOf(register)),
    );
    const silent = asked.filter((request) => {
      if (!late || wasTold(register, request)) return false;
      const respondent = register.people.get(request.respondent);
      const askedOn = dayOf(request.askedAt, board.zone);
      const waited = workingDaysBetween(askedOn, today, calendarOf(register)) >= REACHED_WITHIN;
      // Whoever has just come back is asked today.
      return waited && !lately.some((day) => respondent && awayOn(respondent, day));
    });
    const dueOn = updatesDueOn(board, meeting, calendarOf(register));
    const away = asked.filter(({ respondent: id }) => {
      const respondent = register.people.get(id);
      const until = respondent ? awayUntil(respondent, today) : null;
      return until !== null && until >= dueOn;
    });
    const occurrence = toInstant(meetingStart(meeting));
    const of = (kind: AlarmKind, about: readonly string[]): Alarm[] =>
      about.length === 0 ? [] : [{ kind, subject: meeting.id, occurrence, about }];
    return [
      ...of('nobody-to-ask', nobody),
      ...of('nobody-stands-in', ids(away)),
      ...of('requests-not-out', ids(silent)),
    ];
  });

const ofSending = (register: Register, now: number): readonly Alarm[] => {
  const whole = { subject: 'scrutiny', about: [] };
  const failing = undelivered(register.deliveries).find(
    ({ attempts, decidedAt, rule }) =>
      attempts > 0 && alarmOf(rule) === null && now - toMilliseconds(decidedAt) >= FAILING_MS,
  );
  // One a day at most: a bad day brings one message, which names where to read them all.
  const [dead] = deadLetters(register.deliveries, now).filter(({ rule }) => alarmOf(rule) === null);
  return [
    ...(failing ? [{ kind: 'deliveries-failing' as const, occurrence: failing.decidedAt, ...whole }] : []),
    ...(dead
      ? [{ kind: 'dead-letters' as const, occurrence: dayOf(dead.decidedAt, zoneOf(register)), ...whole }]
      : []),
  ];
};

/**
 * What is wrong at `now`. `lastTick` is when the clock's work was last done before; both in milliseconds since 1970.
 * An alarm that failed to reach anybody raises no other.
 */
export const alarmsOf = (register: Register, lastTick: number, now: number): readonly Alarm[] => [
  ...(isTicking(lastTick, now)
    ? []
    : [{ kind: 'ticks-stopped' as const, subject: 'scrutiny', occurrence: toInstant(lastTick), about: [] }]),
  ...ofSending(register, now),
  ...ofMeetings(register, now),
];
