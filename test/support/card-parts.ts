import { createRequire } from 'node:module';
import type { Card } from '../../src/ports.js';

type Node = Readonly<Record<string, unknown>>;

/** Every object of a card, in reading order, the card itself first. */
export const nodesOf = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
};

const ofType = (card: unknown, type: RegExp) => nodesOf(card).filter((node) => type.test(String(node.type)));
export const actionsOf = (card: unknown) => ofType(card, /^Action\./);
export const inputsOf = (card: unknown) => ofType(card, /^Input\./);

/** The texts that a platform may read as Markdown, or show as a title: ours alone may stand there. */
export const ourTexts = (card: unknown): readonly string[] => {
  const inLists = new Set(
    nodesOf(card).flatMap(({ type, style, choices }) =>
      type === 'Input.ChoiceSet' && style === 'compact' && Array.isArray(choices) ? choices : [],
    ),
  );
  return nodesOf(card).flatMap((node) => {
    // The lines of a drop-down list are plain text on every platform: a person's name may stand there.
    if (inLists.has(node)) return [];
    const given =
      node.type === 'TextRun' || node.type === 'RichTextBlock'
        ? []
        : [
            'text',
            'title',
            'tooltip',
            'label',
            'placeholder',
            'errorMessage',
            'tooltip',
            'altText',
            'fallbackText',
            'speak',
          ];
    return given.map((key) => node[key]).filter((text) => typeof text === 'string');
  });
};

interface Parsed {
  hostConfig: unknown;
  parse(card: unknown): void;
  validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
}
// The package's modules do not load in plain Node; its bundle does.
const { AdaptiveCard, HostConfig } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as {
  AdaptiveCard: new () => Parsed;
  HostConfig: new (config: object) => unknown;
};
/** Teams and the page show six buttons; the library alone would stop at five. */
const SIX_BUTTONS = new HostConfig({ actions: { maxActions: 6 } });

/** What the library that draws cards has against one; nothing for a good card. */
export const complaintsAbout = (card: Card): readonly string[] => {
  const parsed = new AdaptiveCard();
  parsed.hostConfig = SIX_BUTTONS;
  parsed.parse(card);
  return parsed.validateProperties().validationEvents.map(({ message }) => message);
};
