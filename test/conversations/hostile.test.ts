import { describe, expect, test } from 'vitest';
import { VERB_NAMES } from '../../src/intents/parse-action.js';
import { slackStage } from '../support/slack-stage.js';
import { consoleStage, type Stage, webStage } from '../support/stage.js';
import { teamsStage } from '../support/teams-stage.js';

/** Own keys that a careless reader would take for the object's own machinery. */
const PROTOTYPES = JSON.parse(
  '{"__proto__":"x","constructor":"y","toString":"z","ref":"__proto__","update":"constructor","document":"__proto__","number":"toString","recommendation":"__proto__","form":"__proto__","filter":"constructor","to":"__proto__","code":"__proto__"}',
) as Record<string, string>;
const HUGE = Object.fromEntries(
  ['ref', 'update', 'document', 'number'].map((key) => [key, `${key}/${'9'.repeat(15_000)}`]),
);
const BLANK = {
  ref: '',
  update: '',
  document: '',
  number: '',
  recommendation: '',
  form: '',
  to: '',
  code: '',
};
const NOBODYS = {
  ref: 'X/1 Y/2',
  update: 'U99',
  document: 'D-none',
  number: '99',
  recommendation: 'X/1',
  form: 'f',
};

const PAYLOADS = [
  ['nothing', {}],
  ['blanks', BLANK],
  ['prototype keys', PROTOTYPES],
  ['huge values', HUGE],
  ['ids of nothing', NOBODYS],
] as const;

describe.each([
  ['console', consoleStage],
  ['page', webStage],
  ['Teams', teamsStage],
  ['Slack', slackStage],
] as const)('a button that no card carries, on the %s,', (_platform, open) => {
  test.each(PAYLOADS)(
    'with %s gets an answer whatever its verb, changes nothing and breaks nothing',
    async (_what, data) => {
      const stage: Stage = await open();
      try {
        for (const verb of [...VERB_NAMES, 'no-such-verb', '__proto__', 'constructor', 'x'.repeat(200)])
          for (const who of ['governance', 'viewer'] as const) {
            const heard = await stage.presses(who, { verb, data });
            expect([verb, heard.length]).toEqual([verb, 1]);
            expect(heard[0]?.text).not.toMatch(/undefined|\[object|NaN|^Sorry/);
            expect(Buffer.byteLength(JSON.stringify(heard[0]?.card))).toBeLessThan(28 * 1024);
          }
        expect(stage.world.written()).toEqual([]);
        expect(stage.world.log.lines).toEqual([]);
      } finally {
        await stage.close();
      }
    },
  );
});
