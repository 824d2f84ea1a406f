import {
  type Activity,
  CloudAdapterBase,
  type ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  DeliveryModes,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { TeamsConfig } from '../../config.js';
import { OperatorError } from '../../operator-error.js';
import { asTargeted, type Call, createAskTeams, createConnectorHttp } from './connector-http.js';
import type { Access } from './guard.js';
import { KeptConnectors } from './kept-connectors.js';

type Authentication = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;

/** Another cloud than Microsoft's public one: its addresses by the SDK's names, and what signs our calls there. */
export interface Cloud {
  readonly options: ConfigurationBotFrameworkAuthenticationOptions;
  readonly credentials: Authentication[1];
}

/** What came of checking who sent a request: the SDK's proof for what follows, or that there is none. */
export type Admission =
  | { readonly kind: 'known'; readonly proof: Proof }
  | { readonly kind: 'unknown' }
  /** Microsoft's keys could not be fetched, so nobody can be known at the moment. */
  | { readonly kind: 'unable'; readonly why: string };

type Proof = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

const SERVICE_URL = 'serviceurl';
/** How long fetching Microsoft's keys may take, in milliseconds: the SDK itself would wait for ever. */
const KEYS_TIMEOUT_MS = 5_000;

const statusOf = (error: unknown): number | null => {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : null;
};

/**
 * The SDK's adapter without its web server half, which logs what it was sent and tells callers what went wrong
 * inside. Who sends is checked first, by itself, so that only the authenticated come any further.
 */
export class TeamsAdapter extends CloudAdapterBase {
  readonly #checksAddress: boolean;

  constructor(authentication: ConfigurationBotFrameworkAuthentication, access: Access) {
    super(authentication);
    this.#checksAddress = access.kind === 'live';
  }

  /** Checks the token that came with an activity. Never rejects. */
  async admit(activity: Activity, authorization: string): Promise<Admission> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), KEYS_TIMEOUT_MS);
    });
    try {
      const checking = this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
      const proof = await Promise.race([checking, late]);
      if (proof === 'late') return { kind: 'unable', why: 'no answer in time' };
      // The SDK compares the address with the token's for some kinds of token only; here it is for all.
      const stated = proof.claimsIdentity.getClaimValue(SERVICE_URL);
      return this.#checksAddress && stated !== activity.serviceUrl
        ? { kind: 'unknown' }
        : { kind: 'known', proof };
    } catch (error) {
      const status = statusOf(error);
      const failed = status !== null ? status >= 500 : error instanceof Error && error.name === 'FetchError';
      return failed
        ? { kind: 'unable', why: status === null ? 'not reachable' : `status ${status}` }
        : { kind: 'unknown' };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Runs a turn for an activity that was admitted; gives the body that an invoke is answered with. */
  async take(
    proof: Proof,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const answer = await this.processActivity(proof, activity, logic);
    if (answer === undefined || activity.deliveryMode !== DeliveryModes.ExpectReplies) return answer;
    const { activities } = answer.body as { readonly activities: readonly unknown[] };
    return { ...answer, body: { activities: activities.map((one) => asTargeted(one) ?? one) } };
  }
}

/**
 * The adapter for one bot registration, or, in a demo, for clients on this machine, which have no tokens.
 * @throws OperatorError for a registration without an app id: to the SDK that would mean that everybody may come in.
 */
export const createAdapter = (
  config: TeamsConfig | null,
  access: Access,
  {
    cloud,
    timeout,
    call,
  }: {
    readonly cloud?: Cloud | undefined;
    readonly timeout?: number | undefined;
    readonly call?: Call | undefined;
  } = {},
): TeamsAdapter => {
  if (access.kind === 'live' && !config?.appId)
    throw new OperatorError(
      'Teams has no app id, and without one nobody could be told from anybody. Set MicrosoftAppId in .env or the environment.',
    );
  const options: ConfigurationBotFrameworkAuthenticationOptions =
    access.kind === 'live' && config
      ? {
          MicrosoftAppId: config.appId,
          MicrosoftAppPassword: config.password,
          // The SDK spells the managed identity in its own way; it takes any case.
          MicrosoftAppType: config.type,
          MicrosoftAppTenantId: config.tenant,
          ...cloud?.options,
        }
      : {};
  const ask = createAskTeams(access, timeout, call);
  const http = { httpClient: createConnectorHttp(ask) };
  return new TeamsAdapter(
    new KeptConnectors(ask, options, cloud?.credentials, undefined, undefined, http),
    access,
  );
};
