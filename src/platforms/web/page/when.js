/**
 * @param {number} at milliseconds since 1970
 * @param {string} zone IANA name
 * @param {Intl.DateTimeFormatOptions} options
 */
const parts = (at, zone, options) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })
    .formatToParts(at)
    .filter((part) => part.type !== 'literal')
    .map((part) => part.value);

/** "Monday 4 October 2021". @param {number} at @param {string} zone */
export const dayOf = (at, zone) =>
  parts(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).join(' ');

/** "09:00". @param {number} at @param {string} zone */
export const timeOf = (at, zone) =>
  parts(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).join(':');
