/** What a platform can be sent that the bot does not take there, and what to do instead. */
export const UNSUPPORTED = {
  file: 'I do not take files here. To import a letter, say “import a letter” and paste its text, or ask whoever runs Scrutiny to import the file.',
  other: 'I cannot read that here. Write to me in words: “help” tells what I can do.',
} as const;
