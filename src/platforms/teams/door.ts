import type { Activity as SdkActivity } from 'botbuilder';
import type { TeamsConfig } from '../../config.js';
import { createConverse } from '../chat/converse.js';
import { PATIENCE, type Patience } from '../chat/patience.js';
import { openTranscript } from '../chat/transcript.js';
import type { Door, DoorDeps } from '../door.js';
import { type Asked, headerOf, type Said, sayJson, sayStatus } from '../endpoint.js';
import { refuseProgram } from '../web/guard.js';
import { type Cloud, createAdapter } from './adapter.js';
import { createAnswerActivity } from './answer-activity.js';
import type { Call } from './connector-http.js';
import {
  type Access,
  LONGEST_BODY,
  MICROSOFT_HOSTS,
  type NotTaken,
  readActivity,
  refuseActivity,
  refuseType,
} from './guard.js';
import { createTeamsMessenger } from './messenger.js';
import { createOwnConversation } from './own-conversation.js';
import { createReaders } from './readers.js';
import { createRoster } from './roster.js';
import { createSender } from './sender.js';

/** What Teams needs. Without `config` it is the demo's: for Bot Framework clients on this machine alone. */
export interface TeamsDeps extends DoorDeps {
  readonly config: TeamsConfig | null;
  /** Another cloud than Microsoft's public one. */
  readonly cloud?: Cloud;
  /** How long one call to Teams may take, in milliseconds. */
  readonly timeout?: number;
  /** How Teams is called; a test gives its own. */
  readonly call?: Call;
  readonly patience?: Patience;
  /** How long whoever speaks may wait to be looked up, in milliseconds. */
  readonly lookupPatience?: number;
  readonly typingAfter?: number;
}

/** Teams keeps its own history: ours is for living cards, repeated turns and what was delivered. */
const KEPT_DAYS = 30;

const PATH = '/api/messages';
const NOT_AN_ACTIVITY: NotTaken = { status: 400, sentence: 'That is not an activity of the Bot Framework.' };
const NOT_KNOWN: NotTaken = { status: 401, sentence: 'This request does not come from Microsoft Teams.' };
const NOT_NOW: NotTaken = { status: 503, sentence: 'Nobody can be recognised at the moment. Send it again.' };
const TOO_LONG: NotTaken = { status: 413, sentence: 'That is too long for an activity.' };
const NOT_POSTED: NotTaken = { status: 405, sentence: 'Activities are posted here.' };

const NOT_SAFE: NotTaken = { status: 503, sentence: 'That could not be taken in. Send it again.' };

const refuse = ({ status, sentence }: NotTaken): Said =>
  sayJson({ sentence }, status, { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });

const fieldsOf = (asked: Asked): ReadonlyMap<string, string> =>
  new Map(Object.keys(asked.headers).map((name) => [name, headerOf(asked, name)]));

/** Opens Teams: `POST /api/messages`, and the way to send there. @throws OperatorError without an app id. */
export const createTeams = async (deps: TeamsDeps): Promise<Door> => {
  const { config, bot, store, clock, log, toCard } = deps;
  const access: Access = config
    ? { kind: 'live', tenant: config.tenant, hosts: [...MICROSOFT_HOSTS, ...config.serviceHosts] }
    : { kind: 'demo' };
  const adapter = createAdapter(config, access, {
    cloud: deps.cloud,
    timeout: deps.timeout,
    call: deps.call,
  });
  const transcript = await openTranscript(deps.transcript, log.warn, { clock, days: KEPT_DAYS });
  const sender = createSender(adapter, config?.appId ?? '');
  const patience = deps.patience ?? PATIENCE;
  const saying = { transcript, clock, toCard };
  const answer = createAnswerActivity({
    ...saying,
    bot,
    store,
    log,
    sender,
    converse: createConverse({ ...saying, bot }),
    own: createOwnConversation({ store, sender, patience }),
    readers: createReaders(store),
    // A local client of the demo's has no roster.
    roster: config
      ? createRoster({ tenant: config.tenant, store, clock, log, patience: deps.lookupPatience })
      : undefined,
    patience,
    typingAfter: deps.typingAfter,
  });

  const underWay = new Set<Promise<unknown>>();
  const take = async (asked: Asked): Promise<Said> => {
    const sentence = access.kind === 'demo' ? refuseProgram(fieldsOf(asked)) : null;
    if (sentence) return refuse({ status: 403, sentence });
    if (asked.method !== 'POST') return refuse(NOT_POSTED);
    const wrongType = refuseType(headerOf(asked, 'content-type'));
    if (wrongType) return refuse(wrongType);
    const body = await asked.body(LONGEST_BODY).catch(() => '');
    if (body === null) return refuse(TOO_LONG);
    const activity = readActivity(body);
    if (activity === null) return refuse(NOT_AN_ACTIVITY);
    // The SDK writes into what it is given, and reads more of it than we do.
    const given = JSON.parse(body) as SdkActivity;
    const admission = await adapter.admit(given, headerOf(asked, 'authorization'));
    if (admission.kind === 'unknown') return refuse(NOT_KNOWN);
    if (admission.kind === 'unable') {
      log.error(`teams: Microsoft’s keys could not be fetched: ${admission.why}`);
      return refuse(NOT_NOW);
    }
    const refused = refuseActivity(activity, access);
    if (refused) return refuse(refused);
    const turn = adapter.take(admission.proof, given, (context) => answer(context, activity));
    underWay.add(turn);
    const done = await turn.finally(() => underWay.delete(turn));
    if (!done) return sayStatus(200);
    const status = done.status === 400 ? 400 : 200;
    return done.body === undefined ? sayStatus(status) : sayJson(done.body as object, status);
  };

  return {
    platform: 'teams',
    endpoint: {
      path: PATH,
      answer: (asked) =>
        take(asked).catch((error: unknown) => {
          log.error(`teams: a request failed: ${error instanceof Error ? error.name : 'unknown'}`);
          return refuse(NOT_SAFE);
        }),
    },
    messenger: createTeamsMessenger({ ...saying, store, sender }),
    close: async () => {
      await Promise.allSettled(underWay);
      await transcript.close();
    },
  };
};
