import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card, ToCard } from './ports.js';
import { prepare } from './views/fill.js';
import { fitCard } from './views/fit-card.js';

/**
 * Loads the card templates of a folder, `<view>.json`, once.
 * @throws at once when a template is not JSON, or asks for what templates may not do: a broken card is found at the start, not by a person.
 */
export const loadCards = (dir: string): ToCard => {
  const templates = new Map<string, (data: unknown) => unknown>();
  for (const name of readdirSync(dir)) {
    if (!name.endsWith('.json') || name.endsWith('.sample.json')) continue;
    templates.set(name.slice(0, -'.json'.length), prepare(JSON.parse(readFileSync(join(dir, name), 'utf8'))));
  }
  return (view) => {
    const template = templates.get(view.card);
    if (template === undefined) throw new Error(`There is no card "${view.card}" in ${dir}.`);
    return fitCard(template(view.data) as Card);
  };
};
