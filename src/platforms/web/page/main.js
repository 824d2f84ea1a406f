/** @import { Message, State } from './types.js' */
import { Failed, listen, moveClock, readState, sendFile } from './api.js';
import { createLetter } from './letter.js';
import { createRoom } from './room.js';
import { element } from './thread.js';
import { dayOf, timeOf } from './when.js';

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
const main = byId('main');
const personaSelect = /** @type {HTMLSelectElement} */ (byId('persona'));

/** @type {ReturnType<typeof createRoom>[]} */
let rooms = [];
let persona = new URLSearchParams(location.search).get('persona');
let zone = 'Europe/London';
/** How far the demo clock is ahead of this browser's, in milliseconds. */
let ahead = 0;
let stopListening = () => {};

/** @param {string} sentence */
const say = (sentence) => {
  byId('status').textContent = sentence;
};

/** @param {number} [now] */
const showClock = (now) => {
  if (now !== undefined) ahead = now - Date.now();
  const at = Date.now() + ahead;
  byId('clock').textContent = `${dayOf(at, zone)}, ${timeOf(at, zone)}`;
  byId('zone').textContent = `(demo clock, ${zone})`;
};

/** @param {string} key */
const chooseRoom = (key) => {
  main.dataset.shown = key;
  for (const button of byId('switcher').querySelectorAll('button')) {
    const chosen = button.dataset.room === key;
    button.setAttribute('aria-current', String(chosen));
    if (chosen) button.querySelector('.new')?.remove();
  }
};

/** @param {Message[]} messages */
const take = (messages) => {
  for (const message of messages) {
    const room = rooms.find(({ id }) => id === message.conversation);
    if (!room?.thread.put(message) || room.node.offsetParent) continue;
    const button = byId('switcher').querySelector(`[data-room="${room.key}"]`);
    if (button && !button.querySelector('.new')) button.append(element('span', 'new', 'new'));
  }
};

const letter = createLetter(async ({ bytes, ...query }) => {
  chooseRoom('direct');
  take(await sendFile({ ...query, persona: persona ?? '' }, bytes));
});

/** @param {State} state */
const build = (state) => {
  zone = state.clock.zone;
  rooms = state.rooms.map((room) =>
    createRoom({
      room,
      persona: state.persona,
      zone,
      suggestions: state.suggestions,
      onMessages: take,
      onLetter: () => letter.open(),
    }),
  );
  main.replaceChildren(...rooms.map(({ node }) => node));
  for (const room of rooms) if (room.key === 'direct') letter.acceptDrops(room.node);
  byId('switcher').replaceChildren(
    ...rooms.map((room) => {
      const button = element('button', '', room.key === 'direct' ? 'Direct chat' : room.title);
      button.dataset.room = room.key;
      button.addEventListener('click', () => chooseRoom(room.key));
      return button;
    }),
  );
  // Where there is one conversation, there is nothing to switch.
  byId('switcher').hidden = rooms.length < 2;
  chooseRoom(rooms.find(({ key }) => key === main.dataset.shown)?.key ?? 'direct');
  personaSelect.replaceChildren(
    ...state.people.map(({ id, name }) => new Option(name, id, id === state.persona, id === state.persona)),
  );
  byId('persona-hint').textContent = state.people.find(({ id }) => id === state.persona)?.hint ?? '';
};

/** Reads everything, then listens from there. @param {boolean} again keep what is being written */
const load = async (again) => {
  stopListening();
  try {
    const state = await readState(persona);
    persona = state.persona;
    const same = state.rooms.map(({ id }) => id).join() === rooms.map(({ id }) => id).join();
    if (again && same)
      for (const room of state.rooms) rooms.find(({ id }) => id === room.id)?.thread.fill(room.messages);
    else build(state);
    for (const room of rooms) room.node.querySelector('.log')?.scrollTo(0, 1e9);
    showClock(state.clock.now);
    stopListening = listen({
      persona,
      after: state.last,
      onMessage: (message) => take([message]),
      onClock: showClock,
      onReset: () => load(true),
      onLive: (live) => say(live ? '' : 'The connection to Scrutiny is lost. Trying again…'),
    });
  } catch (error) {
    say(error instanceof Failed ? error.message : String(error));
    setTimeout(() => load(again), 2_000);
  }
};

personaSelect.addEventListener('change', () => {
  persona = personaSelect.value;
  history.replaceState(null, '', `?${new URLSearchParams({ persona })}`);
  load(false);
});

for (const [id, advance] of /** @type {const} */ ([
  ['day', 'day'],
  ['next-reminder', 'next-reminder'],
])) {
  const button = byId(id);
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    try {
      const { now, moved } = await moveClock(advance);
      showClock(now);
      say(moved ? `It is now ${byId('clock').textContent}.` : 'No reminder lies ahead.');
    } catch (error) {
      say(/** @type {Error} */ (error).message);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

// A file dropped beside the chat would otherwise take the page's place.
for (const event of /** @type {const} */ (['dragover', 'drop'])) {
  addEventListener(event, (dropped) => dropped.preventDefault());
}
setInterval(() => showClock(), 10_000);
load(false);
