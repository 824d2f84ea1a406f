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

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  progress: SAY_PROGRESS,
  confidence: SAY_CONFIDENCE,
  assurance: SAY_RAG,
  position: SAY_POSITION,
  inspectorate: SAY_INSPECTORATE,
};

/** Where a field is a record of its own, the part of it that people mean by it. */
const PARTS: Readonly<Record<string, string>> = {
  target: 'on',
  proposedTarget: 'on',
  assurance: 'rag',
  position: 'headline',
  inspectorate: 'state',
};

const meant = (field: string, value: unknown): unknown => {
  const part = PARTS[field];
  return part !== undefined && typeof value === 'object' && value !== null && part in value
    ? (value as Readonly<Record<string, unknown>>)[part]
    : value;
};

/** Who made an entry, as people know them. */
export const sayBy = (register: Pick<Register, 'people'>, by: string): string =>
  by === 'scrutiny' ? 'Scrutiny' : (register.people.get(by)?.name ?? by);

/** A field's value, or the part of it that people mean, as they say it; long texts are cut. */
export const sayValue = (register: Pick<Register, 'people'>, field: string, given: unknown): string => {
  const value = meant(field, given);
  if (value === null && field === 'position') return 'none chosen';
  if (value === null || value === undefined || value === '') return 'none';
  if (field === 'owner') return register.people.get(String(value))?.name ?? String(value);
  const words = WORDS[field]?.[String(value)];
  if (words) return words;
  if (field === 'target' || field === 'proposedTarget') return sayDay(String(value));
  return cut(Array.isArray(value) ? value.join(', ') : String(value), 120);
};

/** "Progress: from in progress to closed": what became of one field. */
export const sayChange = (
  register: Pick<Register, 'people'>,
  field: string,
  before: unknown,
  after: unknown,
): string => {
  const from = sayValue(register, field, before);
  const to = sayValue(register, field, after);
  const label = LABELS[field] ?? field;
  return capital(from === to ? `${label}: changed in its details` : `${label}: from ${from} to ${to}`);
};

/**
 * What one journal entry did to one record, field by field: "Owner: from none to Head of Crime". `before` is the
 * record before it, `after` the record after it; `apart` are the fields that are told elsewhere.
 */
export const sayChanges = (
  register: Pick<Register, 'people'>,
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
  apart: ReadonlySet<string> = NONE,
): string[] => {
  if (before === null || before === after) return [];
  return Object.keys(LABELS)
    .filter(
      (field) =>
        !apart.has(field) &&
        before[field] !== after[field] &&
        JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    )
    .map((field) => sayChange(register, field, before[field], after[field]));
};

const NONE: ReadonlySet<string> = new Set();
