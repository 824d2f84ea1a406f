import type { MiddlewareHandler } from 'hono';

/** What the guard looks at: the method, the path and the header fields, names in lower case. */
export interface Knock {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
}

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;
/** Marks of a proxy: behind one, "listens on loopback" says nothing about who is asking. */
const PROXY_FIELD = /^(?:forwarded|x-forwarded-.*|via|x-real-ip|cf-connecting-ip|true-client-ip)$/;
/** What a browser says of a request that its own address bar or the page itself has made. */
const OWN_SITE = ['same-origin', 'none'];

const LOOPBACK_ORIGIN = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

const fromElsewhere = (headers: Knock['headers']): string | null => {
  if (!LOOPBACK_HOST.test(headers.get('host') ?? ''))
    return 'Demo mode answers only at 127.0.0.1, localhost or [::1]: open the page on the machine that runs it.';
  return [...headers.keys()].some((name) => PROXY_FIELD.test(name))
    ? 'Demo mode does not answer through a proxy: it has no sign-in, so it is for this machine alone.'
    : null;
};

/**
 * Why a program on this machine may not use demo mode, as one sentence, or null when it may. Programs send no
 * `Origin`; a page of another site, which a browser on this machine has open, does, and is refused by it.
 */
export const refuseProgram = (headers: Knock['headers']): string | null => {
  const elsewhere = fromElsewhere(headers);
  if (elsewhere) return elsewhere;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site') ?? 'none';
  return (origin === undefined || LOOPBACK_ORIGIN.test(origin)) && site !== 'cross-site'
    ? null
    : 'Demo mode takes changes only from programs on this machine: this request came from a page somewhere else.';
};

/** The header fields of a request, names in lower case. */
const fieldsOf = (request: Request): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  request.headers.forEach((value, name) => {
    fields.set(name, value);
  });
  return fields;
};

/**
 * Why a request may not use demo mode, as one sentence, or null when it may.
 *
 * A name that merely resolves to this machine (DNS rebinding) is refused by its `Host`; a page of another site
 * in the same browser by its `Origin`, or, where it reads the API, by `Sec-Fetch-Site`; a request that came through a proxy by the proxy's own fields.
 */
export const refuseKnock = ({ method, path, headers }: Knock): string | null => {
  const host = headers.get('host') ?? '';
  const elsewhere = fromElsewhere(headers);
  if (elsewhere) return elsewhere;
  const origin = headers.get('origin')?.toLowerCase();
  const own = origin === `http://${host.toLowerCase()}`;
  if (method === 'GET' || method === 'HEAD') {
    const foreign =
      (origin !== undefined && !own) || !OWN_SITE.includes(headers.get('sec-fetch-site') ?? 'none');
    // The page itself may be come to by a link from anywhere; what it reads may not.
    return foreign && path.startsWith('/api/')
      ? 'Demo mode is read only by its own page: this request came from somewhere else.'
      : null;
  }
  return own
    ? null
    : 'Demo mode takes changes only from its own page: this request came from somewhere else.';
};

/** Answers 403 with the guard's sentence. Goes before every unauthenticated route of demo mode. */
export const guardDemo: MiddlewareHandler = async (c, next) => {
  const sentence = refuseKnock({ method: c.req.method, path: c.req.path, headers: fieldsOf(c.req.raw) });
  if (sentence) return c.json({ sentence }, 403);
  return next();
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  // Text can become markup only through the two doors of the card library, and the page keeps those shut.
  "require-trusted-types-for 'script'",
  'trusted-types adaptivecards#deprecatedExportedFunctionPolicy adaptivecards#markdownPassthroughPolicy adaptivecards#restoreContentsPolicy',
].join('; ');

/** Header fields on everything the page's server says, refusals included. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Content-Security-Policy', POLICY);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
};
