/**
 * @typedef {{ id: string, name: string, hint: string, inBoard: boolean }} Persona
 * @typedef {{ type: 'AdaptiveCard' } & Record<string, unknown>} Card
 * @typedef {object} Message
 * @property {number} seq A higher one is a newer state of the same message.
 * @property {string} id
 * @property {string} conversation
 * @property {string} at ISO 8601, UTC.
 * @property {{ id: string, name: string } | null} from Null for the bot.
 * @property {string} text
 * @property {Card | null} card
 * @typedef {{ key: 'direct' | 'board', id: string, kind: 'direct' | 'shared', name: string, messages: Message[] }} Room
 * @typedef {object} State
 * @property {string} persona
 * @property {Persona[]} people
 * @property {{ now: number, zone: string }} clock
 * @property {Room[]} rooms
 * @property {string[]} suggestions
 * @property {number} last
 * @typedef {{ verb: string, data: Record<string, string> }} Press What a card's button asks for.
 */
export {};
