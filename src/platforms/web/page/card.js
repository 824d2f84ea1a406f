/** @import { Card, Press } from './types.js' */
import { hostConfig } from './host-config.js';

/** @returns {typeof import('adaptivecards')} */
const library = () => /** @type {any} */ (globalThis).AdaptiveCards;

/** An https address, or a file for a diary or a paper from this very page's server. @param {unknown} url */
const mayOpen = (url) =>
  typeof url === 'string' &&
  (/^\/(?:calendar\/[\w%.:-]+\/[\w.-]+|papers\/[\w-]+\.[\w-]+)$/.test(url) ||
    (URL.canParse(url) && new URL(url).protocol === 'https:'));

/** What a card may not carry here: a link that is neither, anything fetched from another place. @param {any} part */
const isBarred = (part) =>
  (part?.type === 'Action.OpenUrl' && !mayOpen(part.url)) ||
  (part?.type === 'Image' && !String(part.url).startsWith('data:image/')) ||
  part?.type === 'Media';

/**
 * The same card without what is barred, wherever it stands.
 * @param {any} part
 * @returns {any}
 */
export const harmless = (part) => {
  if (Array.isArray(part)) return part.filter((item) => !isBarred(item)).map(harmless);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([name, inner]) => !isBarred(inner) && name !== 'backgroundImage' && name !== 'iconUrl')
      .map(([name, inner]) => [name, harmless(inner)]),
  );
};

/** @param {unknown} value */
const asText = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * What a pressed button asks for. A Submit names its verb in its data, as Teams' fallbacks do.
 * @param {{ verb?: string, data?: unknown }} action
 * @returns {Press}
 */
const pressOf = (action) => {
  const { verb, ...data } = /** @type {Record<string, unknown>} */ (action.data ?? {});
  return {
    verb: action.verb || asText(verb ?? ''),
    data: Object.fromEntries(
      Object.entries(action.verb && verb !== undefined ? { verb, ...data } : data)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => [name, asText(value)]),
    ),
  };
};

/**
 * Draws a card. Nothing in it is read as Markdown or HTML, and its links open only as https, or as a diary's file.
 * @param {Card} card
 * @param {(press: Press) => void} onPress
 * @returns {HTMLElement | undefined} undefined when the library cannot draw it
 */
export const drawCard = (card, onPress) => {
  const { AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction, ExecuteAction } = library();
  AdaptiveCard.onProcessMarkdown = (_text, result) => {
    result.didProcess = false;
  };
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(hostConfig);
  drawn.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) {
      if (mayOpen(action.url)) window.open(action.url, '_blank', 'noopener,noreferrer');
      return;
    }
    if (action instanceof SubmitAction || action instanceof ExecuteAction) onPress(pressOf(action));
  };
  drawn.parse(harmless(card));
  return drawn.render();
};
