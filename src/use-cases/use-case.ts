import type { Acting } from '../domain/permission.js';
import type { Person, Platform } from '../domain/register.js';
import type { PaperLinks } from '../papers/links.js';
import type { Clock, Reason, Store } from '../ports.js';
import type { Turn } from '../turn.js';

/** What every use case may use. Time is `clock`, the register is `store`; nothing else reaches in. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  /** When the clock's work was last done, in milliseconds since 1970; absent where no clock runs. */
  readonly lastTick?: () => number;
  /** Where files of papers are found; absent where nothing can serve them. */
  readonly papers?: Pick<PaperLinks, 'to'>;
}

/** The account behind a turn, for the few use cases that link it to a person. */
export type Speaker = Turn['account'];

/** Who asks, where, and which outside event made them ask. */
export interface Asker {
  /** The person of the register whose authenticated account spoke; null for somebody not linked: a viewer. */
  readonly person: Acting | null;
  readonly via: Platform;
  readonly conversation: {
    readonly id: string;
    readonly kind: 'direct' | 'shared';
    /** Others are there, though the asker alone sees what is answered. */
    readonly privately?: true;
    /** The board whose own conversation this is. */
    readonly board: string | null;
    /** The inspection that a bare number means here. */
    readonly inspection: string | null;
  };
  /** Whose deed the journal calls it, where the person's right is used but they did nothing: the demo's start. */
  readonly recorded?: Pick<Reason, 'by' | 'via'>;
  /** The turn's id, for the journal: the same cause changes the register once. */
  readonly cause: string;
}

/** Who did it and through what, for the journal. */
export const recordedAs = (asker: Asker, person: Person): Pick<Reason, 'by' | 'via'> =>
  asker.recorded ?? { by: person.id, via: asker.via };

/** A way on: a button that says `label` and does what the verb and its data say. */
export interface WayOn {
  readonly label: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

/** A person's mistake, or a thing they may not do: what was found, what is allowed, and a way on. */
export interface Refused {
  readonly kind: 'refused';
  readonly sentence: string;
  readonly waysOn: readonly WayOn[];
  /** `person` where the sentence names people or tells how the work is going. */
  readonly audience: 'person' | 'public';
}

export const refused = (sentence: string, waysOn: readonly WayOn[] = []): Refused => ({
  kind: 'refused',
  sentence,
  waysOn,
  audience: 'public',
});

/** As `refused`, with a sentence that is not for everybody who may be there. */
export const refusedPrivately = (sentence: string, waysOn: readonly WayOn[] = []): Refused => ({
  ...refused(sentence, waysOn),
  audience: 'person',
});
