import { BOARD_FIELDS, type TypedBoard } from '../../src/domain/board.js';
import {
  COLLECTIONS,
  type Inspection,
  type Person,
  type Recommendation,
  type Register,
  type RegisteredDocument,
  type Update,
  type UpdateRequest,
} from '../../src/domain/register.js';
import { type Described, describe } from '../../src/use-cases/describe.js';
import type { FormFields, HistoryLine } from '../../src/use-cases/result.js';
import { anInspection, anUpdate, aPerson, aRecommendation, aRequest } from './records.js';

/** Draws the same from the same seed (mulberry32). */
const drawer = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

export const TODAY = '2021-10-04';
export const AT = '2021-10-04T08:00:00Z';

/** A small register, and records of random words: each within what the register's schema takes, often at its most. */
export class AnyRecords {
  readonly #below: (below: number) => number;
  readonly #words: readonly string[];
  readonly register: Register;
  readonly person: Person;

  constructor(words: readonly string[], seed: number) {
    this.#below = drawer(seed);
    this.#words = words;
    this.person = aPerson({ name: this.short(300), initials: this.short(6) });
    this.register = {
      ...(Object.fromEntries(COLLECTIONS.map((name) => [name, new Map()])) as unknown as Register),
      people: new Map([[this.person.id, this.person]]),
    };
  }

  some(most: number): number {
    return this.#below(4) === 0 ? most : this.#below(most + 1);
  }
  yes(): boolean {
    return this.#below(2) === 0;
  }
  one<T>(...of: readonly [T, ...T[]]): T {
    return of[this.#below(of.length)] ?? of[0];
  }
  text(longest = 20_000): string {
    return (this.#words[this.#below(this.#words.length)] ?? '').slice(0, longest);
  }
  /** A board's form, as far as it takes words. */
  board(): TypedBoard {
    return Object.fromEntries(BOARD_FIELDS.map((field) => [field, this.text(3_000)])) as TypedBoard;
  }

  short(longest: number): string {
    return this.text(longest) || 'x';
  }
  many<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.some(most) }, make);
  }

  /** As the import takes it: at most 40 letters, digits and hyphens. */
  code(): string {
    return this.one('RAPE-P1-2021', 'A', `A-${'LONG'.repeat(9)}-9`);
  }

  inspection(): Inspection {
    return anInspection({ id: this.code(), title: this.text(), publisher: this.text() });
  }

  recommendation(): Recommendation {
    const dated = { on: '2021-09-01', reason: this.text(), by: this.person.id, at: AT };
    const number = this.one('7', '12', 'AB123.45c');
    const inspection = this.code();
    return aRecommendation({
      id: `${inspection}/${number}`,
      inspection,
      number,
      kind: this.one('recommendation', 'area-for-improvement', 'cause-of-concern'),
      text: this.text(),
      requirements: this.many(60, () => this.text()),
      addressees: this.many(9, () => this.short(300)),
      deadline: {
        wording: this.text(300),
        basis: this.one('immediate', 'by-date', 'none', 'recurring'),
        on: this.one(null, '2021-12-01'),
        setBy: 'inspectorate',
      },
      owner: this.one(null, this.person.id),
      confidence: this.one(null, 'on-track', 'off-track'),
      target: this.one(null, dated),
      proposedTarget: this.one(null, dated),
      assurance: this.one(null, { rag: 'amber', statement: this.text(), by: this.person.id, at: AT }),
      position: {
        headline: this.one(null, 'taken', 'none'),
        reason: this.text(),
        since: this.one(null, '2021-09-01'),
        kinds: this.one([], ['taken', 'proposed'], ['in-place']),
        answer: this.text(),
        notes: this.many(40, () => this.text()),
        publishedOn: this.one(null, '2021-09-08'),
        draft: this.one(null, { headline: 'taken', reason: this.text(), by: this.person.id, at: AT }),
      },
      inspectorate: { state: this.one('open', 'closed'), on: null, source: this.text() },
    });
  }

  /** Many, by their references; the same ones each time, or nearly so, and never the same twice. */
  recommendations(): ReadonlyMap<string, Recommendation> {
    return new Map(
      Array.from({ length: this.one(0, 3, 40) }, (_, at) => {
        const id = `${this.one('A', 'RAPE-P1-2021')}/${at + 1}`;
        const [inspection = '', number = ''] = id.split('/');
        return [id, { ...this.recommendation(), id, inspection, number }];
      }),
    );
  }

  update(): Update {
    return anUpdate({
      by: this.person.id,
      toldBy: this.one(null, this.text()),
      done: this.text(),
      target: this.one(null, { on: '2021-12-01', reason: this.text() }),
      evidence: this.one(null, { title: this.text(), link: this.text() }),
      blocker: this.one(null, this.text()),
      state: this.one('submitted', 'accepted', 'returned'),
      decided: this.one(null, { by: this.person.id, at: AT, note: this.text() }),
    });
  }

  request(): UpdateRequest {
    return aRequest({
      respondent: this.person.id,
      snoozed: this.one(null, { until: TODAY, reason: this.text(), by: this.person.id, at: AT }),
    });
  }

  described(): Described {
    const asker = {
      person: this.person,
      via: 'slack',
      conversation: { id: 'slack:x', kind: 'direct', board: null, inspection: null },
      cause: 'slack:x',
    } as const;
    const known = { last: this.one(null, this.update()), working: this.yes() };
    const described = describe(this.register, asker, this.recommendation(), TODAY, known);
    const may = { update: true, history: true, approveTarget: this.yes(), approvePosition: this.yes() };
    return { ...described, inspection: this.one(null, this.inspection()), may };
  }

  line(): HistoryLine {
    return {
      entry: { seq: this.some(99_999), at: AT, by: this.person.id, via: 'slack', why: this.text() },
      by: this.person.name,
      changes: this.many(11, () => `Text: from ${this.text(120)} to ${this.text(120)}`),
    };
  }

  document(): RegisteredDocument {
    const span = { start: 0, end: 1 };
    return {
      id: 'D-1',
      hash: '0'.repeat(64),
      name: this.short(300),
      inspection: this.code(),
      text: '',
      reading: { title: this.text(), publisher: this.text(), publishedOn: null, letterOn: TODAY },
      notes: this.many(40, () => this.text(1_000)),
      unused: this.many(60, () => ({ span, words: this.text(500), why: this.short(300) })),
      proposals: Array.from({ length: this.one(1, 3, 16, 250) }, (_, at) => ({
        number: `${at + 1}${this.one('', '.12a')}`,
        kind: 'recommendation' as const,
        text: this.text(),
        requirements: this.many(30, () => this.text()),
        addressees: this.many(9, () => this.short(300)),
        deadline: {
          wording: this.text(300),
          basis: 'none' as const,
          on: null,
          setBy: 'inspectorate' as const,
        },
        answer: this.text(),
        answerNotes: this.many(30, () => this.text()),
        positions: this.one<('taken' | 'proposed')[]>([], ['taken'], ['taken', 'proposed']),
        because: this.many(30, () => ({ field: this.text(40), words: this.text(500) })),
        textSpan: span,
        answerSpan: null,
        state: this.one<'proposed' | 'confirmed' | 'dropped'>('proposed', 'confirmed', 'dropped'),
      })),
      importedAt: AT,
      importedBy: this.person.id,
    };
  }

  fields(): FormFields {
    return {
      done: this.text(),
      progress: this.one('in-progress', 'closed', this.text(50)),
      confidence: this.one('', 'at-risk'),
      target: this.one('', '2021-12-01', this.text(50)),
      targetReason: this.text(),
      evidenceTitle: this.text(),
      evidenceLink: this.text(),
      blocker: this.text(),
    };
  }
}
