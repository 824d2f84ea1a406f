import { z } from 'zod';
import { sayDay } from './calendar.js';
import { cut } from './cut.js';
import type { Register } from './register.js';
import { capital, SAY_CONFIDENCE, SAY_INSPECTORATE, SAY_POSITION, SAY_PROGRESS, SAY_RAG } from './words.js';

const LABELS: Readonly<Record<string, string>> = {
  owner: 'owner',
  progress: 'progress',
  confidence: 'confidence',
  target: 'target date',
  proposedTarget: 'later target date asked for',
  assurance: 'assurance',
  position: 'published position',
  inspectorate: 'inspectorate state',
  text: 'text',
  addressees: 'addressees',
  reportNumber: 'number in the report',
};

const MAPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  progress: SAY_PROGRESS,
  confidence: SAY_CONFIDENCE,
};

const dated = z.object({ on: z.string() });
const rated = z.object({ rag: z.enum(['red', 'amber', 'green']) });
const positioned = z.object({ headline: z.enum(['taken', 'proposed', 'in-place', 'none']).nullable() });
const stated = z.object({
  state: z.enum(['open', 'awaiting-review', 'no-further-action', 'closed', 'superseded']),
});

/** A field's value as people say it; long texts are cut. */
export const sayValue = (register: Register, field: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'none';
  if (field === 'owner') return register.people.get(String(value))?.name ?? String(value);
  const words = MAPS[field]?.[String(value)];
  if (words) return words;
  if (field === 'target' || field === 'proposedTarget') {
    const target = dated.safeParse(value);
    if (target.success) return sayDay(target.data.on);
  }
  if (field === 'assurance') {
    const assurance = rated.safeParse(value);
    if (assurance.success) return SAY_RAG[assurance.data.rag];
  }
  if (field === 'position') {
    const position = positioned.safeParse(value);
    if (position.success)
      return position.data.headline ? SAY_POSITION[position.data.headline] : 'none chosen';
  }
  if (field === 'inspectorate') {
    const state = stated.safeParse(value);
    if (state.success) return SAY_INSPECTORATE[state.data.state];
  }
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return cut(text, 120);
};

/**
 * What one journal entry did to one record, field by field: "Owner: from none to Head of Crime". `before` is the
 * record before it, `after` the record after it.
 */
export const sayChanges = (
  register: Register,
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
): string[] => {
  if (before === null || before === after) return [];
  return Object.keys(LABELS)
    .filter(
      (field) =>
        before[field] !== after[field] && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    )
    .map((field) => {
      const from = sayValue(register, field, before[field]);
      const to = sayValue(register, field, after[field]);
      return from === to
        ? capital(`${LABELS[field]}: changed in its details`)
        : capital(`${LABELS[field]}: from ${from} to ${to}`);
    });
};
