/** Slack's own marks, each within its brackets; what stands in none is as it was typed. */
const MARK = /<([^<>|]*)(?:\|([^<>]*))?>/g;

/** The words of a message that somebody picked: its links by their names, nobody called by a mention, no escapes. */
export const messageWords = (text: string): string =>
  text
    .replace(MARK, (_, target: string, label: string | undefined) => {
      if (/^[@#!]/.test(target)) return label ? `${target[0] === '#' ? '#' : ''}${label}` : '@…';
      return label || target.replace(/^mailto:/, '');
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
