/** One colour of the cards, in both its strengths. @param {string} name */
const colour = (name) => ({
  default: `var(--card-${name})`,
  subtle: `var(--card-${name}-subtle, var(--card-${name}))`,
  highlightColors: { default: 'var(--mark)', subtle: 'var(--mark)' },
});

const foregroundColors = Object.fromEntries(
  ['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'].map((name) => [name, colour(name)]),
);

/** A kind of container, by its background. @param {string} background */
const style = (background) => ({
  backgroundColor: `var(--${background})`,
  borderColor: 'var(--line)',
  foregroundColors,
});

const label = { color: 'Default', isSubtle: false, size: 'Default', weight: 'Bolder', suffix: '' };

/**
 * How cards look: Teams' measures, and the page's own colour variables, so that changing the scheme redraws
 * nothing and a half-filled form keeps its words.
 */
export const hostConfig = {
  hostCapabilities: { capabilities: null },
  supportsInteractivity: true,
  fontFamily: 'var(--font)',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 17, default: 20, medium: 22, large: 25, extraLarge: 29 },
  spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 40, medium: 80, large: 160 },
  textBlock: { headingLevel: 2 },
  factSet: {
    title: {
      color: 'Default',
      size: 'Default',
      isSubtle: true,
      weight: 'Default',
      wrap: true,
      maxWidth: 150,
    },
    value: { color: 'Default', size: 'Default', isSubtle: false, weight: 'Default', wrap: true },
    spacing: 14,
  },
  containerStyles: {
    default: style('surface'),
    emphasis: style('emphasis'),
    accent: style('accent-soft'),
    good: style('good-soft'),
    warning: style('warning-soft'),
    attention: style('attention-soft'),
  },
  inputs: {
    label: {
      inputSpacing: 'Small',
      requiredInputs: { ...label, suffix: ' (required)', suffixColor: 'Default' },
      optionalInputs: label,
    },
    errorMessage: { color: 'Attention', size: 'Default', weight: 'Bolder', spacing: 'Small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'Default',
    buttonSpacing: 8,
    showCard: { actionMode: 'Inline', inlineTopMargin: 12, style: 'emphasis' },
    preExpandSingleShowCardAction: false,
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
  },
  adaptiveCard: { allowCustomStyle: false },
};
