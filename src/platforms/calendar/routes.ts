import { Hono } from 'hono';
import { feedOf } from '../../calendar-feed/feed-of.js';
import type { CalendarLinks } from '../../calendar-feed/links.js';
import type { Clock, Log, Store } from '../../ports.js';
import { guardDemo, securityHeaders } from '../web/guard.js';

const NOTHING = 'There is nothing at this address.';

/**
 * The boards' calendar feeds: `/calendar/BOARD/board.ics`, and one meeting's file under the day that it was first on.
 * In a demo they stand behind its guard; in live mode the address is the only key, so that whatever is wrong about it
 * gets the same answer.
 */
export const calendarRoutes = ({
  store,
  clock,
  links,
  mode,
  log,
}: {
  readonly store: Pick<Store, 'read' | 'entries'>;
  readonly clock: Clock;
  readonly links: CalendarLinks;
  readonly mode: 'demo' | 'live';
  readonly log: Log;
}): Hono => {
  const app = new Hono();
  app.use('/calendar/*', securityHeaders);
  if (mode === 'demo') app.use('/calendar/*', guardDemo);
  app.get('/calendar/:board/:file', (c) => {
    const { boards } = store.read();
    const board = boards.get(links.boardOf(c.req.param('board'), boards.keys()) ?? '');
    const [, file] = /^(board|\d{4}-\d\d-\d\d)\.ics$/.exec(c.req.param('file')) ?? [];
    const feed = board && file ? feedOf(store, board, clock.now(), file === 'board' ? null : file) : null;
    return feed === null
      ? c.text(NOTHING, 404)
      : c.body(feed, 200, {
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': `attachment; filename="${file}.ics"`,
          'Cache-Control': 'private, max-age=300',
        });
  });
  app.all('/calendar/*', (c) => c.text(NOTHING, 404));
  app.onError((error, c) => {
    // Never with the address: it is the key.
    log.error(`calendar: a feed failed: ${error.name}`);
    return c.text('The feed cannot be made now. Try again later.', 500);
  });
  return app;
};
