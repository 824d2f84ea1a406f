import { describe, expect, test } from 'vitest';
import { createDocxApart } from '../../src/documents/docx-apart.js';
import type { Paper } from '../../src/documents/paper.js';
import { toDocx } from '../../src/documents/to-docx.js';
import { samplePaper } from '../support/sample-paper.js';

const wrong: Paper = {
  ...samplePaper,
  blocks: [{ kind: 'table', caption: 'Counts', header: ['One', 'Two'], rows: [[[]]] }],
};

describe('a Word file that is made apart', () => {
  test('is the same as one that is made here, also of several asked for at once', async () => {
    const apart = createDocxApart();
    const other = { ...samplePaper, title: 'Another paper' };
    const [first, second, third] = await Promise.all([apart(samplePaper), apart(other), apart(samplePaper)]);
    const here = Buffer.from(await toDocx(samplePaper));
    expect(here.equals(first)).toBe(true);
    expect(here.equals(third)).toBe(true);
    expect(Buffer.from(await toDocx(other)).equals(second)).toBe(true);
  });

  test('that cannot be made says why, and the next one is made', async () => {
    const apart = createDocxApart();
    const outcomes = await Promise.allSettled([apart(wrong), apart(samplePaper)]);
    expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { name: 'RangeError' } });
    expect(outcomes[1]?.status).toBe('fulfilled');
  });

  test('is given up after a time, and what comes then is begun anew', async () => {
    const apart = createDocxApart({ longest: 1 });
    const outcomes = await Promise.allSettled([apart(samplePaper), apart(samplePaper)]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringMatching(/^The Word file was not written within/) },
      });
  });

  test('is refused where too many wait for theirs, and no more once they have it', async () => {
    const apart = createDocxApart({ mostWaiting: 1 });
    const outcomes = await Promise.allSettled([apart(samplePaper), apart(samplePaper), apart(samplePaper)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await apart(samplePaper)).length).toBeGreaterThan(0);
  });

  test('is made again after the thread had nothing to do and ended', async () => {
    const apart = createDocxApart({ idle: 0 });
    const first = await apart(samplePaper);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Buffer.from(first).equals(await apart(samplePaper))).toBe(true);
  });
});
