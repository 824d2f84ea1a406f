import { expect, test } from 'vitest';
import { typed } from '../../../src/platforms/slack/typed.js';

test.each([
  ['<@U0SCRUTINY> status of rec 7', 'status of rec 7'],
  ['  <@U0SCRUTINY|scrutiny>: status of rec 7', 'status of rec 7'],
  ['status of rec 7 <@U0SCRUTINY>', 'status of rec 7 @U0SCRUTINY'],
  ['<@U0OTHER|pat> owns rec 7', '@pat owns rec 7'],
  ['see <#C0BOARD|board> and <#C0BOARD>', 'see #board and #C0BOARD'],
  ['evidence <https://force.example/plan?a=1&amp;b=2>', 'evidence https://force.example/plan?a=1&b=2'],
  ['evidence <https://force.example/plan|the plan>', 'evidence the plan https://force.example/plan'],
  ['see <http://police.uk|police.uk>', 'see police.uk'],
  ['tell <mailto:board@opcc.example|board@opcc.example>', 'tell board@opcc.example'],
  ['<!channel> and <!here|@here> read this', '@channel and @here read this'],
  ['under &lt;5 days&gt; &amp; over', 'under <5 days> & over'],
  // What somebody typed themselves is no mark of Slack's.
  ['&lt;https://force.example&gt;', '<https://force.example>'],
  ['&amp;lt;', '&lt;'],
  ['a < b > c', 'a < b > c'],
  ['<<<<', '<<<<'],
])('%j was typed as %j', (text, meant) => {
  expect(typed(text, 'U0SCRUTINY')).toBe(meant);
});

test('twenty thousand characters of marks take no time', () => {
  const since = performance.now();
  for (const text of ['<'.repeat(20_000), '<@'.repeat(10_000), '<a:b|'.repeat(4_000), ' '.repeat(20_000)])
    typed(text, 'U0SCRUTINY');
  expect(performance.now() - since).toBeLessThan(500);
});
