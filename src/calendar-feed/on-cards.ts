import type { ToCard } from '../ports.js';
import type { View } from '../views/view.js';
import type { CalendarLinks } from './links.js';

/** The view with its links to diaries' files. */
const linked = (view: View, links: CalendarLinks): View => {
  const [first] = view.calendars ?? [];
  if (!first) return view;
  if (first.meeting !== null)
    return {
      ...view,
      data: { ...view.data, calendar: links.to(first.board, first.meeting), hasCalendar: true },
    };
  const { boards } = view.data;
  if (!Array.isArray(boards)) return view;
  const told = boards.map((board: unknown, at) => {
    const of = view.calendars?.[at];
    return of && typeof board === 'object'
      ? { ...board, feed: links.to(of.board, null), hasFeed: true }
      : board;
  });
  return { ...view, data: { ...view.data, boards: told } };
};

/** Cards whose meetings and boards link to their files for diaries. Views do not know where the bot can be reached. */
export const withCalendarLinks =
  (toCard: ToCard, links: CalendarLinks): ToCard =>
  (view) =>
    toCard(linked(view, links));
