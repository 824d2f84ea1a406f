import type { Turn } from '../../turn.js';
import { accountOf, conversationOf, type Installation, isDirect, type Where } from './where.js';

/** What a payload came to: a turn, Home opened, the end of the installation, or nothing to answer, with the reason. */
export type Read =
  | { readonly kind: 'turn'; readonly turn: Turn; readonly where: Where }
  /** The turn asks for what Home shows. */
  | { readonly kind: 'home'; readonly turn: Turn; readonly user: string }
  /** The bot met somebody or some channel: welcomed once, where the register knows none of it yet. */
  | { readonly kind: 'met'; readonly turn: Turn; readonly where: Where }
  | { readonly kind: 'ended'; readonly why: 'app_uninstalled' | 'tokens_revoked' }
  | { readonly kind: 'nothing'; readonly why: string };

/** There is nothing to answer, and why. */
export const nothing = (why: string): Read => ({ kind: 'nothing', why });

/**
 * What every turn of Slack's begins with; an account's name is its id until the directory has been asked. With '' as
 * the channel it was said on Home, which is its reader's alone.
 */
export const saidBy = (app: Installation, id: string, user: string, name: string, channel: string) => ({
  id: `slack:${id}`,
  platform: 'slack' as const,
  conversation: {
    id: conversationOf(app, channel || `home-${user}`),
    kind: channel === '' || isDirect(channel) ? ('direct' as const) : ('shared' as const),
    name: '',
  },
  account: { id: accountOf(app, user), name: name || user },
});
