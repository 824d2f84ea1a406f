import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { AskTeams } from './connector-http.js';

type Sdk = ConfigurationBotFrameworkAuthentication;
type Factory = ReturnType<Sdk['createConnectorFactory']>;
type Connector = Awaited<ReturnType<Factory['create']>>;
type UserTokens = ReturnType<Sdk['createUserTokenClient']>;
type Signed = Parameters<Connector['credentials']['signRequest']>[0];

/** Most addresses whose connectors are kept: Teams has a handful. */
const KEPT = 100;

/** The SDK's connector, whose messages go out as they are: its own way leads through a dozen layers of a general client. */
const withPlainCalls = (connector: Connector, serviceUrl: string, ask: AskTeams): Connector => {
  const send = async (method: 'POST' | 'PUT', path: readonly string[], activity: object) => {
    const headers = new Map([
      ['content-type', 'application/json; charset=utf-8'],
      ['accept', '*/*'],
      ['user-agent', 'Microsoft-BotFramework/3.1 Scrutiny'],
    ]);
    await connector.credentials.signRequest({ headers } as unknown as Signed);
    const { text } = await ask({
      method,
      address: `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${path.map(encodeURIComponent).join('/')}`,
      headers: Object.fromEntries(headers),
      body: JSON.stringify(activity),
    });
    return text === '' ? {} : JSON.parse(text);
  };
  connector.conversations.sendToConversation = (conversation: string, activity: object) =>
    send('POST', [conversation, 'activities'], activity);
  connector.conversations.replyToActivity = (conversation: string, id: string, activity: object) =>
    send('POST', [conversation, 'activities', id], activity);
  connector.conversations.updateActivity = (conversation: string, id: string, activity: object) =>
    send('PUT', [conversation, 'activities', id], activity);
  return connector;
};

/**
 * The SDK's authentication with one connector for each address, and one client for users' tokens, which are never
 * asked for. The SDK makes both anew for every turn, and that is more work than the turn.
 */
export class KeptConnectors extends ConfigurationBotFrameworkAuthentication {
  readonly #ask: AskTeams;
  readonly #kept = new Map<string, Promise<Connector>>();
  #userTokens: UserTokens | undefined;

  constructor(
    ask: AskTeams,
    ...given: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
  ) {
    super(...given);
    this.#ask = ask;
  }

  override async authenticateRequest(...given: Parameters<Sdk['authenticateRequest']>) {
    const proof = await super.authenticateRequest(...given);
    return {
      ...proof,
      ...(proof.connectorFactory ? { connectorFactory: this.#keeping(proof.connectorFactory) } : {}),
    };
  }

  override createConnectorFactory(...given: Parameters<Sdk['createConnectorFactory']>): Factory {
    return this.#keeping(super.createConnectorFactory(...given));
  }

  override createUserTokenClient(...given: Parameters<Sdk['createUserTokenClient']>): UserTokens {
    const made = this.#userTokens ?? super.createUserTokenClient(...given);
    this.#userTokens = made;
    // One that could not be made is tried again with the next turn.
    made.catch(() => {
      if (this.#userTokens === made) this.#userTokens = undefined;
    });
    return made;
  }

  #keeping(factory: Factory): Factory {
    return {
      create: (serviceUrl, audience) => {
        const key = JSON.stringify([serviceUrl, audience]);
        const before = this.#kept.get(key);
        if (before) return before;
        const made = factory
          .create(serviceUrl, audience)
          .then((connector) => withPlainCalls(connector, serviceUrl, this.#ask));
        this.#kept.set(key, made);
        made.catch(() => this.#kept.delete(key));
        const oldest = this.#kept.keys().next().value;
        if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
        return made;
      },
    };
  }
}
