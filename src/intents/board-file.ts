/** Whether a file's name says that it describes boards: letters are Markdown or plain text. */
export const isBoardFile = (name: string): boolean => /\.(?:ya?ml|json)$/i.test(name.trim());
