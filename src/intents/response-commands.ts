import { type Form, usage } from './form.js';
import type { RecordedStep } from './intent.js';
import { DATE_WORDS } from './plain-orders.js';

const DAY = String.raw`(?:on\s+)?([^,?]{2,40}?)`;
/** Which inspection, where several are loaded: "… for RAPE-P1-2021". */
const FOR = String.raw`(?:,?\s+(?:for|of)\s+([A-Za-z][A-Za-z0-9]*-[A-Za-z0-9-]{1,60}))?\s*\.?`;
const CHIEF = String.raw`(?:the\s+)?(?:chief\s+(?:officer|constable)['’]?s?\s+)?`;

/** How each step is said; what follows is the day. */
const SAID: readonly (readonly [RecordedStep, string])[] = [
  ['commented', String.raw`${CHIEF}comments\s+(?:were\s+|have\s+been\s+)?(?:received|came|arrived|in)`],
  ['published', String.raw`(?:(?:the|our)\s+)?response\s+(?:was\s+)?published`],
  ['report-published', String.raw`(?:the\s+)?report\s+(?:was\s+)?published`],
  [
    'sent-to-inspectorate',
    String.raw`(?:(?:(?:the|our)\s+)?response\s+(?:was\s+)?)?sent\s+to\s+(?:the\s+)?(?:hmicfrs|inspectorate|hmi)`,
  ],
  [
    'sent-to-secretary',
    String.raw`(?:(?:(?:the|our)\s+)?response\s+(?:was\s+)?)?sent\s+to\s+(?:the\s+)?(?:home\s+secretary|secretary\s+of\s+state|home\s+office)`,
  ],
];

/** The steps of the response, each recorded with its day. A line without a day is no step: it may be a question. */
export const RESPONSE_FORMS: readonly Form[] = [
  [
    new RegExp(
      String.raw`^${CHIEF}comments\s+(?:were\s+)?invited\s+${DAY}(?:,\s*|\s+)(?:and\s+)?due\s+(?:by\s+|on\s+)?([^,?]{2,40}?)${FOR}$`,
      'i',
    ),
    (m) => ({
      kind: 'record-response',
      step: 'invited',
      on: m[1] ?? '',
      by: m[2] ?? '',
      inspection: (m[3] ?? '').toUpperCase(),
    }),
  ],
  [/^(?:the\s+)?comments\s+invited\b[^?]*$/i, () => usage('comments')],
  ...SAID.map(
    ([step, words]): Form => [
      new RegExp(String.raw`^${words}\s+${DAY}${FOR}$`, 'i'),
      (m) =>
        DATE_WORDS.test(m[1] ?? '') || /^yesterday$/i.test(m[1] ?? '')
          ? { kind: 'record-response', step, on: m[1] ?? '', by: '', inspection: (m[2] ?? '').toUpperCase() }
          : undefined,
    ],
  ),
];
