import { sayInstant, toInstant } from '../domain/calendar.js';
import { digestsOf, nextDigestOf, saySchedule } from '../domain/digest.js';
import { chairs, may } from '../domain/permission.js';
import type { DraftOf, Person, Register, Subscription } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';
import { count } from '../domain/words.js';
import { listMeant, maySee, wordsOfList } from './digest-list.js';
import { PUBLIC, type Result } from './result.js';
import { notTheirs, readerAsking } from './show-digest.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** The person who may decide what is sent to this conversation: whoever it belongs to, else governance or its chair. */
const whoMay = (register: Register, { person, conversation }: Asker): Person | Refused => {
  if (person === null)
    return refused(
      'I do not know who you are yet, so I cannot send you anything. Ask the governance team for a code.',
    );
  const board = register.boards.get(conversation.board ?? '');
  const presides = board !== undefined && chairs(person, board);
  return conversation.kind === 'direct' || presides || may(register, person, 'keep-register')
    ? person
    : refused('What is sent here is for everybody here: only the governance team or the chair decides it.');
};

/** The zone whose clocks a digest goes by: the board's in its conversation, else the reader's own. */
const zoneFor = (register: Register, person: Person, { conversation }: Asker): string =>
  register.boards.get(conversation.board ?? '')?.zone ??
  (conversation.kind === 'direct' ? person.zone : null) ??
  zoneOf(register);

/**
 * Has a digest sent to this conversation on these days. Asked again for the same list it takes the place of the
 * former schedule, and counts from now.
 */
export const subscribeDigest = async (
  deps: Deps,
  asker: Asker,
  asked: {
    readonly weekdays: readonly number[];
    readonly time: string;
    readonly only: string;
    readonly whenQuiet: Subscription['whenQuiet'];
  },
): Promise<Result> => {
  const register = deps.store.read();
  const person = whoMay(register, asker);
  if ('kind' in person) return person;
  if (asker.via === 'console')
    return refused(
      'Nothing can be sent to the console. Ask for it in Teams, in Slack or on the page; here, “digest now” shows it.',
    );
  const selection = listMeant(asked.only);
  if ('kind' in selection) return selection;
  const { conversation, via, cause } = asker;
  const reader = readerAsking(register, asker);
  // What is sent to others is for all of them: only a board's own conversation may have working facts.
  const working = reader.working && (conversation.kind === 'direct' || reader.board !== null);
  if (!maySee({ working }, selection)) return notTheirs();
  const only = wordsOfList(selection);
  const now = deps.clock.now();
  const draft: Omit<DraftOf<'subscriptions'>, 'id'> = {
    conversation: conversation.id,
    by: person.id,
    weekdays: [...asked.weekdays],
    time: asked.time,
    zone: zoneFor(register, person, asker),
    only,
    whenQuiet: asked.whenQuiet,
    since: toInstant(now),
    stoppedAt: null,
  };
  const what = only === 'all' ? 'A digest' : `A digest of “${only}”`;
  const when = saySchedule(draft);
  await deps.store.change({ by: person.id, via, why: `${what} is sent ${when}`, cause }, (tx) => {
    if (!tx.get('conversations', conversation.id))
      tx.add('conversations', {
        id: conversation.id,
        platform: via,
        kind: conversation.kind,
        name: '',
        board: null,
        inspection: conversation.inspection,
        person: conversation.kind === 'direct' ? person.id : null,
        address: null,
        stopped: null,
      });
    const subscriptions = tx.all('subscriptions');
    const former = [...subscriptions.values()].find(
      (one) => one.conversation === conversation.id && one.only === only && one.stoppedAt === null,
    );
    if (former) tx.edit('subscriptions', former.id, (one) => void Object.assign(one, draft));
    else tx.add('subscriptions', { id: `S${subscriptions.size + 1}`, ...draft });
  });
  const own = digestsOf(deps.store.read(), conversation.id).find((one) => one.only === only);
  const next = own ? nextDigestOf(own, now) : null;
  return {
    kind: 'notice',
    heading: 'Done',
    sentences: [
      `${what} comes here ${when}${next && own ? `, first on ${sayInstant(next, own.zone)}` : ''}.`,
      asked.whenQuiet === 'nothing'
        ? 'Where nothing moved, none is sent.'
        : 'Where nothing moved, it is one line.',
    ],
    waysOn: [
      { label: 'Digest now', verb: 'show-digest', data: { only } },
      { label: 'Stop the digest', verb: 'stop-digest', data: {} },
    ],
    ...PUBLIC,
  };
};

/** Stops every digest of this conversation. */
export const stopDigest = async (deps: Deps, asker: Asker): Promise<Result> => {
  const register = deps.store.read();
  const person = whoMay(register, asker);
  if ('kind' in person) return person;
  const { conversation, via, cause } = asker;
  const running = digestsOf(register, conversation.id);
  if (running.length === 0)
    return refused('No digest is sent here. “digest every Monday 08:30” asks for one.');
  await deps.store.change(
    { by: person.id, via, why: `${count(running.length, 'digest')} stopped`, cause },
    (tx) => {
      for (const { id } of running)
        tx.edit('subscriptions', id, (one) => {
          one.stoppedAt ??= toInstant(deps.clock.now());
        });
    },
  );
  return {
    kind: 'notice',
    heading: 'Done',
    sentences: [
      running.length === 1
        ? 'No digest comes here any more.'
        : `The ${running.length} digests that came here are stopped.`,
    ],
    waysOn: [{ label: 'Digest now', verb: 'show-digest', data: { only: '' } }],
    ...PUBLIC,
  };
};
