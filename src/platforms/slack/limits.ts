/** What Slack takes, in characters or pieces (docs.slack.dev, Block Kit reference and app manifest). The only such table. */
export const LIMITS = {
  messageBlocks: 50,
  modalBlocks: 100,
  section: 3_000,
  header: 150,
  context: 10,
  contextText: 3_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  options: 100,
  optionText: 75,
  optionValue: 150,
  inputLabel: 2_000,
  input: 3_000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  id: 255,
  /** Top-level text of a message: longer is cut by Slack itself, invisibly. */
  text: 4_000,
  /** Runs of one rich text block: not documented, so held to a section's measure. */
  richText: 3_000,
} as const;

/** Cut visibly, never inside a character: an ellipsis stands for what is left out. */
export const cut = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1);
  // A high surrogate without its other half is no character.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
};
