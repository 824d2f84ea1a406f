import type { Platform } from '../domain/register.js';
import type { Store } from '../ports.js';

/** How many wrong codes an account may send within how long, in milliseconds. */
export const MOST_WRONG = 5;
export const WRONG_WITHIN_MS = 10 * 60_000;

/** Accounts remembered at once; the one that sent a wrong code longest ago goes first. */
const REMEMBERED = 1_000;

interface Account {
  readonly platform: Platform;
  readonly id: string;
}

/**
 * When each account last sent a wrong code, for each register that is open. Kept in memory only: the register is
 * not to grow by what anybody sends, and a code has 80 bits, so a restart lets nobody come near to guessing one.
 */
const wrong = new WeakMap<Store, Map<string, readonly number[]>>();

const keyOf = ({ platform, id }: Account): string => `${platform}:${id.slice(0, 200)}`;

const recent = (store: Store, account: Account, now: number): readonly number[] =>
  (wrong.get(store)?.get(keyOf(account)) ?? []).filter((at) => now - at < WRONG_WITHIN_MS);

/** True where an account has to wait before a code of its counts; `now` in milliseconds since 1970. */
export const mustWait = (store: Store, account: Account, now: number): boolean =>
  recent(store, account, now).length >= MOST_WRONG;

/** Remembers that an account sent a wrong code. */
export const noteWrongCode = (store: Store, account: Account, now: number): void => {
  const accounts = wrong.get(store) ?? new Map<string, readonly number[]>();
  wrong.set(store, accounts);
  const times = [...recent(store, account, now), now].slice(-MOST_WRONG);
  accounts.delete(keyOf(account));
  accounts.set(keyOf(account), times);
  const oldest = accounts.keys().next().value;
  if (accounts.size > REMEMBERED && oldest !== undefined) accounts.delete(oldest);
};
