/** What Slack takes, in characters or pieces (docs.slack.dev, Block Kit reference and app manifest). The only such table. */
export const LIMITS = {
  messageBlocks: 50,
  /** A modal or the Home tab. */
  modalBlocks: 100,
  section: 3_000,
  header: 150,
  contextText: 3_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  url: 3_000,
  options: 100,
  radioOptions: 10,
  optionText: 75,
  optionValue: 150,
  inputLabel: 2_000,
  placeholder: 150,
  input: 3_000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
  id: 255,
  /** Top-level text of a message: what is longer is refused or broken into several messages. */
  text: 4_000,
  /** One rich text block: not documented, so held to a section's measure. */
  richText: 3_000,
  /**
   * All blocks of a message as JSON. Not documented: Slack answers `msg_blocks_too_long` from about 13,200
   * characters, containers counted (slackapi/bolt-js issues 2509 and 2867).
   */
  message: 12_000,
} as const;
