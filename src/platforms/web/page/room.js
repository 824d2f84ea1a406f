/** @import { Message, Press, Room } from './types.js' */
import { sendTurn } from './api.js';
import { createComposer } from './composer.js';
import { createThread, element, initialsOf } from './thread.js';

/** What stands in a room where nothing has been said. @param {Room} room */
const welcomeTo = (room) => {
  const welcome = element('div', 'welcome');
  const direct = room.kind === 'direct';
  welcome.append(
    element('p', 'welcome-title', direct ? 'Ask about a recommendation' : 'Nothing here yet'),
    element(
      'p',
      '',
      direct
        ? 'Type a question below, choose a suggestion, or drop a published letter here to import it.'
        : 'Reminders for the board arrive here. Mention @Scrutiny to ask in front of everybody.',
    ),
  );
  return welcome;
};

/**
 * One conversation on the page: its heading, its messages and its composer.
 * @param {{ room: Room, persona: string, zone: string, suggestions: string[],
 *   onMessages: (messages: Message[]) => void, onLetter: () => void }} given
 */
export const createRoom = ({ room, persona, zone, suggestions, onMessages, onLetter }) => {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById('room'));
  const node = /** @type {HTMLElement} */ (
    /** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild
  );
  const direct = room.kind === 'direct';
  const title = direct ? 'Scrutiny' : room.name;
  /** @param {string} selector */
  const find = (selector) => /** @type {HTMLElement} */ (node.querySelector(selector));
  node.dataset.room = room.key;
  node.setAttribute('aria-label', direct ? 'Direct chat with Scrutiny' : `Channel of ${room.name}`);
  find('h2').textContent = title;
  find('.room-head p').textContent = direct
    ? 'Direct chat: only you see this'
    : 'Channel: everybody on the board sees this';
  find('.room-head .avatar').textContent = direct ? '' : initialsOf(room.name);
  find('.room-head .avatar').classList.toggle('bot-avatar', direct);
  // A keyboard must be able to scroll back through what was said.
  find('.log').tabIndex = 0;
  find('.log').setAttribute('aria-label', `Messages, ${title}`);
  find('.letter').hidden = !direct;
  find('.letter').addEventListener('click', onLetter);

  /** Presses that failed keep their id, so that the same one sent again is the same event. @type {Map<string, string>} */
  const failedIds = new Map();

  /** @param {string} message @param {Press} press */
  const onPress = async (message, press) => {
    const same = JSON.stringify([message, press]);
    const id = failedIds.get(same) ?? crypto.randomUUID();
    failedIds.set(same, id);
    const said = await sendTurn({ id, kind: 'action', persona, conversation: room.key, message, ...press });
    failedIds.delete(same);
    onMessages(said);
  };

  const thread = createThread({
    log: find('.log'),
    below: find('.below'),
    zone,
    me: persona,
    welcome: welcomeTo(room),
    onPress,
    onReply: direct ? null : (message) => composer.reply(message),
  });
  const composer = createComposer({
    node: find('.composer'),
    shared: !direct,
    placeholder: direct ? 'Ask Scrutiny' : `Message the ${room.name}`,
    suggestions,
    onSend: async (words) => {
      thread.setTyping(true);
      try {
        onMessages(await sendTurn({ kind: 'message', persona, conversation: room.key, ...words }));
      } catch (error) {
        // Answered already, as everybody here was told: only the reply to the request was lost.
        if (!thread.has(`web:${words.id}/1`)) throw error;
      } finally {
        thread.setTyping(false);
      }
    },
  });
  thread.fill(room.messages);
  return { node, title, id: room.id, key: room.key, thread };
};
