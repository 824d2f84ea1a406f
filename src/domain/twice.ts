import type { Register, Update } from './register.js';

/** The register as it is, and as it was at some earlier instant. */
export interface Twice {
  readonly current: Register;
  readonly former: Register;
}

/** Updates that were given, or brought to another state, since then, by recommendation. */
export const newsIn = ({ current, former }: Twice): ReadonlyMap<string, readonly Update[]> => {
  const news = new Map<string, Update[]>();
  for (const update of current.updates.values()) {
    if (former.updates.get(update.id) === update) continue;
    const known = news.get(update.recommendation);
    if (known) known.push(update);
    else news.set(update.recommendation, [update]);
  }
  return news;
};
