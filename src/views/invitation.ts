import { sayInstant } from '../domain/calendar.js';
import type { Result } from '../use-cases/result.js';
import { noticeView } from './notice.js';
import type { View } from './view.js';

/** A one-time code, what it is good for, and the sentence to hand on with it. */
export const invitationView = ({
  name,
  code,
  until,
  zone,
  audience,
}: Extract<Result, { kind: 'invitation' }>): View => ({
  ...noticeView(
    'A code to hand on',
    [
      `For ${name}: ${code}`,
      `It counts once, until ${sayInstant(until, zone)}; a newer code for the same person takes its place. Give it to nobody else: whoever sends it speaks as ${name}.`,
      `Hand on: “To use Scrutiny in Teams or Slack, send it this code in your own conversation with it: ${code}”`,
    ],
    [{ label: 'People', verb: 'show-people', data: {} }],
    audience,
  ),
  secret: true,
});
