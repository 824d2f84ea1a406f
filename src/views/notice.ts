import { type Button, buttons } from './parts.js';
import type { Audience, View } from './view.js';

/** A heading, sentences and ways on: whatever needs no card of its own. The sentences may hold anybody's words. */
export const noticeView = (
  heading: string,
  sentences: readonly string[],
  ways: readonly Button[],
  audience: Audience,
): View => ({
  card: 'notice',
  data: { heading, sentences: sentences.map((sentence) => ({ sentence })), buttons: buttons(ways) },
  text: [heading, ...sentences].join('\n'),
  audience,
  brief: { title: heading, line: sentences.join(' ') },
});
