/** @import { Message } from './types.js' */
import { element } from './thread.js';

/**
 * Where a person writes. What could not be sent stays, with its id, until it is sent or let go.
 * @param {{ node: HTMLElement, shared: boolean, placeholder: string, suggestions: string[],
 *   onSend: (words: { id: string, text: string, replyTo: string | null }) => Promise<void> }} composer
 */
export const createComposer = ({ node, shared, placeholder, suggestions, onSend }) => {
  /** @template {Element} T @param {string} selector @returns {T} */
  const find = (selector) => /** @type {T} */ (node.querySelector(selector));
  const form = /** @type {HTMLFormElement} */ (find('form'));
  const box = /** @type {HTMLTextAreaElement} */ (find('textarea'));
  const unsent = /** @type {HTMLElement} */ (find('.unsent'));
  const replying = /** @type {HTMLElement} */ (find('.replying'));
  const mention = /** @type {HTMLButtonElement} */ (find('.mention'));
  const chips = /** @type {HTMLElement} */ (find('.chips'));
  /** @type {string | null} */
  let replyTo = null;

  box.placeholder = placeholder;
  box.setAttribute('aria-label', placeholder);
  mention.hidden = !shared;
  mention.addEventListener('click', () => {
    mention.setAttribute('aria-pressed', String(mention.getAttribute('aria-pressed') !== 'true'));
  });

  /** @param {{ id: string, text: string, replyTo: string | null }} words */
  const send = async (words) => {
    try {
      await onSend(words);
    } catch (error) {
      const notice = element('div', 'notice');
      const again = element('button', 'quiet', 'Send again');
      const discard = element('button', 'link', 'Discard');
      again.addEventListener('click', () => {
        notice.remove();
        box.focus();
        send(words);
      });
      discard.addEventListener('click', () => {
        notice.remove();
        box.focus();
      });
      notice.append(
        element('p', '', `Not sent. ${/** @type {Error} */ (error).message}`),
        element('p', 'words', words.text),
        again,
        discard,
      );
      unsent.append(notice);
    }
  };

  /** @param {string} typed */
  const say = (typed) => {
    const text = typed.trim();
    if (text === '') return;
    const mentions = shared && mention.getAttribute('aria-pressed') === 'true' && !/@scrutiny\b/i.test(text);
    const words = { id: crypto.randomUUID(), text: mentions ? `@Scrutiny ${text}` : text, replyTo };
    setReply(null);
    send(words);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = box.value;
    box.value = '';
    say(typed);
    box.focus();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  chips.hidden = suggestions.length === 0;
  chips.replaceChildren(
    ...suggestions.map((suggestion) => {
      const item = element('li');
      const chip = element('button', 'chip', suggestion);
      chip.setAttribute('type', 'button');
      chip.addEventListener('click', () => {
        say(suggestion);
        box.focus();
      });
      item.append(chip);
      return item;
    }),
  );

  /** @param {Message | null} message */
  const setReply = (message) => {
    replyTo = message?.id ?? null;
    replying.hidden = message === null;
    const words = replying.querySelector('span');
    if (words) words.textContent = message ? `Replying to Scrutiny: ${message.text.slice(0, 80)}` : '';
  };
  replying.querySelector('button')?.addEventListener('click', () => {
    setReply(null);
    box.focus();
  });

  return {
    /** @param {Message} message */
    reply: (message) => {
      setReply(message);
      box.focus();
    },
  };
};
