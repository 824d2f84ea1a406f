import { describe, expect, test } from 'vitest';
import { askForUpdates } from '../../src/use-cases/ask-for-updates.js';
import { slackStage } from '../support/slack-stage.js';
import { consoleStage, type Stage, webStage, wordsOn, writtenOn } from '../support/stage.js';
import { teamsStage } from '../support/teams-stage.js';
import { BOARDS_AND_DAYS } from './scenarios/boards-and-days.js';
import { ON_THE_BOARD } from './scenarios/on-the-board.js';
import { QUESTIONS_AND_UPDATES } from './scenarios/questions-and-updates.js';
import type { Scenario } from './scenarios/scenario.js';
import { THE_ACTIONS } from './scenarios/the-actions.js';
import { THE_CYCLE } from './scenarios/the-cycle.js';
import { MEETING_ON_THE_BOARD, THE_MEETING } from './scenarios/the-meeting.js';

/** In a direct conversation, on every platform. */
const DIRECT = [...QUESTIONS_AND_UPDATES, ...THE_CYCLE, ...BOARDS_AND_DAYS, ...THE_MEETING, ...THE_ACTIONS];

/** Plays one scenario, and gives all that was answered. */
const play = async (stage: Stage, { room, at, asked, steps, written, updates }: Scenario) => {
  if (at) stage.world.clock.set(at);
  if (asked) await askForUpdates(stage.world);
  const answered: (readonly string[])[] = [];
  for (const { who, says, presses, typed, hears, never } of steps) {
    if (at) stage.world.clock.advance(60_000);
    const heard = presses
      ? await stage.presses(who, presses, typed, room)
      : await stage.says(who, says ?? expect.fail('a step says or presses something'), room);
    const words = wordsOn(heard);
    expect(words).toHaveLength(hears.length);
    for (const [which, pattern] of hears.entries()) expect(words[which]).toMatch(pattern);
    if (never) expect(JSON.stringify([words, heard.map(({ card }) => card)])).not.toMatch(never);
    answered.push(words);
  }
  expect(stage.world.written().map(({ why, by }) => `${why} by ${by}`)).toEqual(written);
  const { updates: all } = stage.world.store.read();
  if (updates) expect([...all.values()].map(({ id, state }) => `${id} ${state}`)).toEqual(updates);
  expect(stage.world.log.lines).toEqual([]);
  return answered;
};

const on = async <T>(open: () => Promise<Stage>, run: (stage: Stage) => Promise<T>): Promise<T> => {
  const stage = await open();
  try {
    return await run(stage);
  } finally {
    await stage.close();
  }
};

describe('on the console, on the page, in Teams and in Slack alike', () => {
  test.each(DIRECT.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    const both = async (stage: Stage) => ({
      answered: await play(stage, scenario),
      written: writtenOn(stage),
    });
    const onConsole = await on(consoleStage, both);
    expect(await on(webStage, both)).toEqual(onConsole);
    expect(await on(teamsStage, both)).toEqual(onConsole);
    expect(await on(slackStage, both)).toEqual(onConsole);
  });
});

describe('in the board’s channel, on the page, in Teams and in Slack alike', () => {
  test.each(
    [...ON_THE_BOARD, ...MEETING_ON_THE_BOARD].map((scenario) => [scenario.title, scenario] as const),
  )('%s', async (_title, scenario) => {
    const onPage = await on(webStage, (stage) => play(stage, scenario));
    expect(await on(teamsStage, (stage) => play(stage, scenario))).toEqual(onPage);
    expect(await on(slackStage, (stage) => play(stage, scenario))).toEqual(onPage);
  });
});
