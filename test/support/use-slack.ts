import { afterEach, beforeEach } from 'vitest';
import { startSlack } from './slack.js';
import type { ApiCall } from './slack-api.js';
import { aSlackWorld } from './slack-stage.js';
import type { World } from './world.js';

type SlackOnTest = Awaited<ReturnType<typeof startSlack>>;

/** For each test of a file a world in Slack, with the real door over the real bot and a stand-in Web API. */
export const useSlack = () => {
  let world: World;
  let slack: SlackOnTest;
  beforeEach(async () => {
    world = await aSlackWorld();
    const { bot, store, clock, log } = world;
    slack = await startSlack({ bot, store, clock, log });
  });
  afterEach(() => slack.close());

  return {
    get world(): World {
      return world;
    },
    get slack(): SlackOnTest {
      return slack;
    },
    /** Stops Slack's door and opens it again, over a bot that begins anew on the same register. */
    restart: async (): Promise<void> => {
      await slack.stop();
      const { store, clock, log } = world;
      const { api, folder } = slack;
      slack = await startSlack({ bot: world.restarted(), store, clock, log, api, folder });
    },
    /** What the Web API was asked by this method, in order. */
    callsOf: (method: string): readonly ApiCall['body'][] =>
      slack.api.calls.filter((call) => call.method === method).map(({ body }) => body),
  };
};
