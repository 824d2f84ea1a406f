import { sayRecommendation } from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import { detailOf } from './list.js';
import { statusView } from './status.js';
import type { View } from './view.js';

/**
 * One find of a search: its status as anybody may see it, without buttons. It is put into chats where the bot may
 * not be, and there a button would do nothing.
 */
export const foundView = (item: Described): View => {
  const view = statusView(item, 'public');
  const { recommendation } = item;
  return {
    ...view,
    data: { ...view.data, buttons: [] },
    find: true,
    brief: {
      title: `${sayRecommendation(recommendation)} · ${recommendation.inspection}`,
      line: detailOf(item),
    },
  };
};
