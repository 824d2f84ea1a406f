/** How Slack writes a link, a person, a channel or everybody: `<what|as it is shown>`. */
const MARK = /<((?:[@#!]|[a-z][a-z0-9+.-]{1,20}:)[^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/gi;

const inWords = (what: string, shown = ''): string => {
  const sign = what.charAt(0);
  if (sign === '@' || sign === '#') return shown === '' ? what : `${sign}${shown.replace(/^[@#]/, '')}`;
  if (sign === '!') return shown || `@${what.slice(1)}`;
  const address = what.replace(/^mailto:/i, '');
  // Slack makes a link of "police.uk" by itself: what was typed is what is shown.
  const bare = address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  if (shown === bare || shown === address) return shown;
  return shown === '' ? address : `${shown} ${address}`;
};

/** What somebody typed, out of what Slack makes of it: without the mention it begins with, its marks and its escapes. */
export const typed = (text: string, botUser: string): string =>
  text
    .replace(new RegExp(`^\\s*<@${botUser}(?:\\|[^>]*)?>[\\s:,]*`), '')
    .replace(MARK, (_mark, what: string, shown: string | undefined) => inWords(what, shown))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
