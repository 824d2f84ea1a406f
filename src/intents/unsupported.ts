/** What a platform can be sent that the bot does not take there, and what to do instead. */
export const UNSUPPORTED = {
  file: 'I do not take files here. To import a letter, say “import a letter” and paste its text, or ask whoever runs Scrutiny to import the file.',
  edited:
    'You have changed a message that I had answered already. What I did with it stands as it was first said; to change that, please write it anew.',
  other: 'I cannot read that here. Write to me in words: “help” tells what I can do.',
} as const;
