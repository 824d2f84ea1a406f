import { dayOf } from '../domain/calendar.js';
import { may } from '../domain/permission.js';
import type { Inspection, Person, Recommendation, Register, Update } from '../domain/register.js';
import { lastUpdate, type Standing, standingOn, zoneOf } from '../domain/status.js';
import type { Asker, Deps } from './use-case.js';

/** What somebody may know and do about one recommendation on a day: the facts that a status shows. */
export interface Described {
  readonly recommendation: Recommendation;
  readonly inspection: Inspection | null;
  readonly owner: Person | null;
  readonly standing: Standing;
  /** False: the asker may read published facts only, and everything working below is null. */
  readonly working: boolean;
  readonly last: { readonly update: Update; readonly by: Person | null; readonly daysAgo: number } | null;
  readonly may: {
    readonly update: boolean;
    readonly history: boolean;
    /** A later target date is asked for, and it is the asker's to approve. */
    readonly approveTarget: boolean;
    /** A position is drafted, and it is the asker's to approve. */
    readonly approvePosition: boolean;
  };
  readonly today: string;
  readonly zone: string;
}

/** Today in the register's zone. */
export const todayFor = (register: Register, deps: Pick<Deps, 'clock'>): string =>
  dayOf(deps.clock.now(), zoneOf(register));

/** Gathers what the asker may know about a recommendation now. `last` saves the search where many are described. */
export const describe = (
  register: Register,
  asker: Pick<Asker, 'person'>,
  recommendation: Recommendation,
  today: string,
  known?: { readonly last: Update | null; readonly working: boolean },
): Described => {
  const zone = zoneOf(register);
  const working = known?.working ?? may(register, asker.person, 'read-working', { recommendation });
  const update = known ? known.last : lastUpdate(register, recommendation.id);
  const standing = standingOn(register, recommendation, update, today, zone);
  return {
    recommendation,
    inspection: register.inspections.get(recommendation.inspection) ?? null,
    owner: recommendation.owner === null ? null : (register.people.get(recommendation.owner) ?? null),
    standing,
    working,
    last:
      update && working
        ? { update, by: register.people.get(update.by) ?? null, daysAgo: standing.silentDays }
        : null,
    may: {
      update: standing.open && may(register, asker.person, 'submit-update', { recommendation }),
      history: working,
      approveTarget:
        recommendation.proposedTarget !== null &&
        may(register, asker.person, 'approve-extension', { recommendation }),
      approvePosition:
        recommendation.position.draft !== null &&
        may(register, asker.person, 'approve-position', { recommendation }),
    },
    today,
    zone,
  };
};
