/** @import { Card } from './types.js' */
import { drawCard } from './card.js';
import { drawBlocks } from './slack-blocks.js';

/** @typedef {{ name: string, card: Card, blocks: Record<string, any>[], modal: Record<string, any>[] | null }} Sample */

/** @param {'light' | 'dark'} scheme @param {string} platform @param {(HTMLElement | undefined)[]} drawn */
const frame = (scheme, platform, drawn) => {
  const figure = document.createElement('figure');
  figure.className = `as ${scheme}`;
  const caption = document.createElement('figcaption');
  caption.textContent = `${platform}, ${scheme}`;
  figure.append(caption, ...drawn.filter((one) => one !== undefined));
  return figure;
};

/** @param {Sample} sample */
const inSlack = ({ blocks, modal }) => (modal ? [drawBlocks(modal)] : [drawBlocks(blocks)]);

/** @param {Sample} sample */
const show = (sample) => {
  const section = document.createElement('section');
  section.id = sample.name;
  const heading = document.createElement('h2');
  heading.textContent = sample.name;
  const four = document.createElement('div');
  four.className = 'four';
  for (const scheme of /** @type {const} */ (['light', 'dark']))
    four.append(
      frame(scheme, 'Teams', [drawCard(sample.card, () => {})]),
      frame(scheme, sample.modal ? 'Slack, as a form' : 'Slack', inSlack(sample)),
    );
  section.append(heading, four);
  return section;
};

const response = await fetch('/api/cards');
/** @type {Sample[]} */
const samples = (await response.json()).cards;
document.getElementById('names')?.append(
  ...samples.map(({ name }) => {
    const link = document.createElement('a');
    link.href = `#${name}`;
    link.textContent = name;
    return link;
  }),
);
document.getElementById('cards')?.append(...samples.map(show));
document.body.dataset.drawn = String(samples.length);
