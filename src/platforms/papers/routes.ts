import { Hono } from 'hono';
import { PAPER_POLICY } from '../../documents/paper-style.js';
import { writePaper } from '../../documents/write-paper.js';
import type { PaperFor, PaperLinks } from '../../papers/links.js';
import { SAY_NO_FILE } from '../../papers/words.js';
import type { Log } from '../../ports.js';
import { guardDemo } from '../web/guard.js';

/** On everything that is said here: nothing is kept, found by a search, passed on or shown within another page. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `${PAPER_POLICY}; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
} as const;

/**
 * The files of papers: `/papers/TOKEN`, for whoever follows a link while it is good. Who it was made for is asked
 * about again each time. In a demo they stand behind its guard. HTML opens in the browser, the others are downloads.
 */
export const paperRoutes = ({
  links,
  paperFor,
  mode,
  log,
}: {
  readonly links: PaperLinks;
  readonly paperFor: PaperFor;
  readonly mode: 'demo' | 'live';
  readonly log: Log;
}): Hono => {
  const app = new Hono();
  app.use('/papers/*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });
  if (mode === 'demo') app.use('/papers/*', guardDemo);
  app.get('/papers/:token', async (c) => {
    const link = links.read(c.req.param('token'));
    if (link.kind === 'expired') return c.text(SAY_NO_FILE.expired, 410);
    if (link.kind === 'unknown') return c.text(SAY_NO_FILE.unknown, 404);
    const paper = await paperFor(link.paper, link.person);
    if (paper === null) return c.text(SAY_NO_FILE.none, 404);
    const { name, type, content } = await writePaper(paper, link.format);
    const how = link.format === 'html' ? 'inline' : 'attachment';
    return c.body(content, 200, {
      'Content-Type': type,
      'Content-Disposition': `${how}; filename="${name}"`,
    });
  });
  app.all('/papers/*', (c) => c.text(SAY_NO_FILE.unknown, 404));
  app.onError((error, c) => {
    // Never with the address, which opens the paper, nor with the error's words, which may be the paper's.
    log.error(`papers: a paper could not be made: ${error.name}`);
    return c.text(SAY_NO_FILE.failed, 500);
  });
  return app;
};
