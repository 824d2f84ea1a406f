/** @import { Message, State } from './types.js' */

const UNREACHABLE = 'Scrutiny cannot be reached. What you typed is still here.';
/** Longest wait for an answer, in milliseconds; reading a long letter takes a while. */
const PATIENCE = 60_000;

/** A sentence for the person, from the server or about the connection. */
export class Failed extends Error {}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 */
const ask = async (path, options = {}) => {
  /** @type {Response} */
  let response;
  /** @type {unknown} */
  let body;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    body = await response.json();
  } catch {
    throw new Failed(UNREACHABLE);
  }
  if (!response.ok) throw new Failed(/** @type {{ sentence?: string }} */ (body).sentence ?? UNREACHABLE);
  return body;
};

/** @param {string} path @param {unknown} body */
const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** @param {string | null} persona @returns {Promise<State>} */
export const readState = async (persona) =>
  /** @type {State} */ (await ask(`/api/state${persona ? `?persona=${encodeURIComponent(persona)}` : ''}`));

/**
 * Sends a message or a card's action. The id makes it one event, however often it is sent.
 * @param {Record<string, unknown> & { id: string }} turn
 * @returns {Promise<Message[]>}
 */
export const sendTurn = async (turn) =>
  /** @type {{ messages: Message[] }} */ (await post('/api/turns', turn)).messages;

/**
 * @param {{ id: string, persona: string, name: string, code: string }} query
 * @param {Blob} bytes
 * @returns {Promise<Message[]>}
 */
export const sendFile = async (query, bytes) => {
  const path = `/api/files?${new URLSearchParams(query)}`;
  const options = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes };
  return /** @type {{ messages: Message[] }} */ (await ask(path, options)).messages;
};

/** @param {'day' | 'next-reminder'} advance @returns {Promise<{ now: number, moved: boolean }>} */
export const moveClock = async (advance) =>
  /** @type {{ now: number, moved: boolean }} */ (await post('/api/clock', { advance }));

/**
 * Listens to what changes. The browser resumes by itself where it stopped; `onReset` says that it could not.
 * @param {{ persona: string, after: number, onMessage: (message: Message) => void,
 *   onClock: (now: number) => void, onReset: () => void, onLive: (live: boolean) => void }} on
 * @returns {() => void} stops listening
 */
export const listen = ({ persona, after, onMessage, onClock, onReset, onLive }) => {
  const source = new EventSource(`/api/events?${new URLSearchParams({ persona, after: String(after) })}`);
  /** @param {string} name @param {(data: any) => void} take */
  const on = (name, take) =>
    source.addEventListener(name, (event) => take(JSON.parse(/** @type {MessageEvent} */ (event).data)));
  on('message', onMessage);
  on('clock', ({ now }) => onClock(now));
  on('reset', onReset);
  source.addEventListener('open', () => onLive(true));
  source.addEventListener('error', () => {
    onLive(false);
    // Refused outright (the server changed): the browser gives up, so begin again from the state.
    if (source.readyState === EventSource.CLOSED) setTimeout(onReset, 2_000);
  });
  return () => source.close();
};
