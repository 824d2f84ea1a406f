import type { Reply } from '../../src/ports.js';
import { noticeView } from '../../src/views/notice.js';

/** What the card of a meeting is known by. */
export const MEETING = 'meeting:board:2021-10-12';

/** A reply that says a heading, in whatever way a test has it said. */
export const replyOf = (heading: string, over: Partial<Reply>): Reply => ({
  view: noticeView(heading, [heading], [], 'board'),
  to: 'conversation',
  replaces: null,
  living: null,
  ...over,
});
