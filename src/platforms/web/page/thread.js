/** @import { Message, Press } from './types.js' */
import { drawCard } from './card.js';
import { dayOf, timeOf } from './when.js';

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text] always shown as text, whatever it contains
 */
export const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

/** "Head of Public Protection" → "HP". @param {string} name */
export const initialsOf = (name) =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .slice(0, 2)
    .join('') || name.slice(0, 1).toUpperCase();

/** How near the end a reader must be to be taken along when something new arrives, in pixels. */
const NEAR_END = 120;

/**
 * The messages of one room.
 * @param {{ log: HTMLElement, below: HTMLElement, zone: string, me: string, welcome: HTMLElement,
 *   onPress: (message: string, press: Press) => Promise<void>,
 *   onReply: ((message: Message) => void) | null }} room
 */
export const createThread = ({ log, below, zone, me, welcome, onPress, onReply }) => {
  /** @type {Map<string, { message: Message, node: HTMLElement }>} */
  const shown = new Map();
  let lastDay = '';
  /** The first message that came while the reader was further up. @type {HTMLElement | null} */
  let unread = null;

  /** @param {HTMLElement | null} node */
  const setUnread = (node) => {
    unread = node;
    below.hidden = node === null;
  };
  /** Where the log begins with a message. @param {HTMLElement} node */
  const topOf = (node) => node.offsetTop - log.offsetTop - 12;
  below.addEventListener('click', () => {
    if (unread) log.scrollTop = topOf(unread);
    setUnread(null);
    log.focus({ preventScroll: true });
  });
  log.addEventListener('scroll', () => {
    if (unread && topOf(unread) < log.scrollTop + log.clientHeight / 2) setUnread(null);
  });

  /** @param {Message} message @param {HTMLElement} bubble */
  const drawBubble = (message, bubble) => {
    const problem = element('div', 'problem');
    problem.setAttribute('role', 'alert');
    let busy = false;
    /** @param {Press} press */
    const go = async (press) => {
      if (busy) return;
      busy = true;
      bubble.classList.add('busy');
      problem.replaceChildren();
      for (const button of bubble.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
      try {
        await onPress(message.id, press);
      } catch (error) {
        const again = element('button', 'quiet', 'Send again');
        again.addEventListener('click', () => go(press));
        problem.replaceChildren(element('p', '', /** @type {Error} */ (error).message), again);
        problem.scrollIntoView({ block: 'nearest' });
      } finally {
        busy = false;
        bubble.classList.remove('busy');
        for (const button of bubble.querySelectorAll('button')) button.removeAttribute('aria-disabled');
      }
    };
    const card = message.card ? drawCard(message.card, go) : undefined;
    bubble.className = card ? 'bubble with-card' : 'bubble';
    bubble.replaceChildren(...(card ? [card, problem] : [element('p', 'words', message.text)]));
  };

  /** @param {Message} message */
  const draw = (message) => {
    const name = message.from?.name ?? 'Scrutiny';
    const time = timeOf(Date.parse(message.at), zone);
    const mine = message.from?.id === me;
    const node = element('article', `message ${message.from ? (mine ? 'mine' : 'theirs') : 'bot'}`);
    node.setAttribute('aria-label', `${mine ? 'You' : name}, ${time}`);
    node.dataset.message = message.id;
    const avatar = element('span', 'avatar', message.from ? initialsOf(name) : '');
    avatar.setAttribute('aria-hidden', 'true');
    const head = element('p', 'byline');
    const stamp = /** @type {HTMLTimeElement} */ (element('time', '', time));
    stamp.dateTime = message.at;
    head.append(element('span', 'name', mine ? 'You' : name), stamp);
    if (onReply && !message.from) {
      const reply = element('button', 'link', 'Reply');
      reply.setAttribute('aria-label', `Reply to Scrutiny, ${time}`);
      reply.addEventListener('click', () => onReply(message));
      head.append(reply);
    }
    const bubble = element('div', 'bubble');
    bubble.tabIndex = -1;
    drawBubble(message, bubble);
    node.append(avatar, head, bubble);
    return node;
  };

  /** @param {HTMLElement} node @param {boolean} always */
  const follow = (node, always) => {
    // A card taller than the room is shown from its beginning: that is where reading starts.
    const end = log.scrollHeight - log.clientHeight;
    if (always || end - log.scrollTop < node.offsetHeight + NEAR_END)
      log.scrollTop = Math.min(end, topOf(node));
    // Whoever reads further up stays there, and is told.
    else if (unread === null) setUnread(node);
  };

  /**
   * Adds a message, or replaces the one of that id where it stands. An older state changes nothing.
   * @param {Message} message
   * @returns {HTMLElement | undefined} what was added, when it is a new message
   */
  const place = (message) => {
    const former = shown.get(message.id);
    if (former && former.message.seq >= message.seq) return undefined;
    if (former) {
      const bubble = /** @type {HTMLElement} */ (former.node.querySelector('.bubble'));
      const hadFocus = bubble.contains(document.activeElement);
      drawBubble(message, bubble);
      if (hadFocus) {
        bubble.focus({ preventScroll: true });
        // What came of a press stands at the card's beginning: a form's problems, or its result.
        log.scrollTop = topOf(former.node);
      }
      shown.set(message.id, { message, node: former.node });
      return undefined;
    }
    welcome.remove();
    const day = dayOf(Date.parse(message.at), zone);
    if (day !== lastDay) log.append(element('p', 'day', day));
    lastDay = day;
    const node = draw(message);
    log.append(node);
    shown.set(message.id, { message, node });
    return node;
  };

  /** Places a message and takes the reader along. @param {Message} message @returns {boolean} whether it is new */
  const put = (message) => {
    const node = place(message);
    if (node) follow(node, message.from?.id === me);
    return node !== undefined;
  };

  /** Begins again with these messages. @param {Message[]} messages */
  const fill = (messages) => {
    shown.clear();
    lastDay = '';
    setUnread(null);
    log.replaceChildren(welcome);
    // Without following each: that would lay out the whole room once for every message.
    for (const message of messages) place(message);
    log.scrollTop = log.scrollHeight;
  };

  const typing = element('p', 'typing', 'Scrutiny is writing…');
  /** @param {boolean} is */
  const setTyping = (is) => {
    if (!is) return typing.remove();
    log.append(typing);
    log.scrollTop = log.scrollHeight;
  };

  /** Whether a message stands here. @param {string} id */
  const has = (id) => shown.has(id);

  return { put, fill, has, setTyping };
};
