import { count, sayRecommendation } from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import type { Result } from '../use-cases/result.js';
import { detailOf, rowsView } from './list.js';
import { statusView } from './status.js';
import type { View } from './view.js';

/** What a search found, as rows; and each of them as it is put into a chat, where that can be picked. */
export const foundView = ({ items, audience }: Extract<Result, { kind: 'found' }>): View => ({
  ...rowsView('Found', `${count(items.length, 'recommendation')}.`, items, [], audience),
  finds: items.map(findView),
});

/**
 * One find of a search: its status as anybody may see it, without buttons. It is put into chats where the bot may
 * not be, and there a button would do nothing.
 */
const findView = (item: Described): View => {
  const view = statusView(item, 'public');
  const { recommendation } = item;
  return {
    ...view,
    data: { ...view.data, buttons: [] },
    brief: {
      title: `${sayRecommendation(recommendation)} · ${recommendation.inspection}`,
      line: detailOf(item),
    },
  };
};
