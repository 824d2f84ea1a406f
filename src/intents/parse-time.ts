const TIME = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i;

/** Wall time, `HH:MM`, as people say it: "10:00", "10", "2.30pm", "noon". Null where the words are no time. */
export const parseTime = (words: string): string | null => {
  const text = words.trim();
  if (/^(?:12 )?noon$/i.test(text)) return '12:00';
  const [, hours = '', minutes = '00', half] = TIME.exec(text) ?? [];
  const said = Number(hours);
  if (hours === '' || Number(minutes) > 59 || said > 23 || (half && (said < 1 || said > 12))) return null;
  const hour = half ? (said % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : said;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
};

/** Two wall times, the first before the second: "9:00–17:00", "9am to 5pm". Null where the words are no such hours. */
export const parseHours = (words: string): { readonly from: string; readonly until: string } | null => {
  const [from, until, more] = words.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/i).map(parseTime);
  return from && until && more === undefined && from < until ? { from, until } : null;
};
