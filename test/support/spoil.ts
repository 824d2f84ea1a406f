import fc from 'fast-check';

/** Stands in what people type and in every secret: no line of a log may hold it. */
export const CANARY = 'canary-7f3a91c2';

/** Mulberry32: small, seeded, the same everywhere. */
export const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const HOSTILE: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [[[[[[]]]]]],
  '__proto__',
  'x'.repeat(5_000),
  '\u0000\u202e\ufeff',
  '\ud800',
  `<at>${CANARY}</at>`,
  `<!channel> <@${CANARY}> *_~`,
  '../../../etc/passwd',
  '19:a/b?c#d@thread.tacv2;messageid=;messageid=7',
  'http://127.0.0.1:1/',
  'http://127.0.0.1:99999/',
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}'),
  Array.from({ length: 200 }, (_, at) => ({ type: 'mention', text: 'a', mentioned: { id: at } })),
];

/** Spoils what is right: puts something hostile, or nothing, in up to three places of a copy. */
export const createSpoiler = (next: () => number) => {
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  const spoil = (copy: Record<string, unknown>): void => {
    let part = copy;
    for (;;) {
      const keys = Object.keys(part);
      const key = keys.length > 0 && next() < 0.97 ? one(keys) : one(['__proto__', 'extra', 'value', 'id']);
      const inner = Object.hasOwn(part, key) ? part[key] : undefined;
      if (typeof inner === 'object' && inner !== null && next() < 0.6) {
        part = inner as Record<string, unknown>;
        continue;
      }
      if (next() < 0.25) delete part[key];
      else
        Object.defineProperty(part, key, {
          value: JSON.parse(JSON.stringify(one(HOSTILE))),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      return;
    }
  };
  const spoiled = (whole: object): Record<string, unknown> => {
    const copy = JSON.parse(JSON.stringify(whole)) as Record<string, unknown>;
    for (let times = Math.ceil(next() * 3); times > 0; times -= 1) spoil(copy);
    return copy;
  };
  return { one, spoiled };
};

const METHOD = fc.oneof(
  { weight: 3, arbitrary: fc.constant('POST') },
  { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY') },
);
const CONTENT_TYPE = fc.constantFrom(
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/xml',
  ';;;',
  'json',
);
const BODY = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.webQueryParameters(),
  fc.json().map((json) => `payload=${encodeURIComponent(json)}`),
  fc.constantFrom('[['.repeat(10_000), '{"a":'.repeat(5_000), '%', 'payload=%ZZ', '\uFEFF{}', CANARY),
);

/** A field of a request's head: what a signature, a time or a token is not. */
export const HEADER = fc.oneof(
  fc.constantFrom('', 'v0=', `v0=${'0'.repeat(64)}`, '0', '-1', '1e99', 'NaN', '99999999999999999999'),
  fc.stringMatching(/^[ -~]{0,200}$/).map((text) => text.trim()),
);

/** A request that nobody who means well sends, most often to `path`, else to somewhere below `above`. */
export const anyRequest = (path: string, above: string) =>
  fc.record({
    method: METHOD,
    path: fc.oneof(
      { weight: 3, arbitrary: fc.constant(path) },
      { weight: 1, arbitrary: fc.webPath().map((below) => `${above}${below}`) },
    ),
    type: CONTENT_TYPE,
    body: BODY,
  });

/** One value after the other of what fast-check makes, from the seed; made by the thousand, since each making costs. */
export const oneByOne = <T>(made: fc.Arbitrary<T>, seed: number): (() => T) => {
  let waiting: T[] = [];
  let times = 0;
  return () => {
    if (waiting.length === 0) {
      waiting = fc.sample(made, { seed: seed + times, numRuns: 1_000 });
      times += 1;
    }
    return waiting.pop() as T;
  };
};
