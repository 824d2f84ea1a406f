import { type Form, usage } from './form.js';

/** A name that is no talk about recommendations, days or meetings. */
const NAME = String.raw`(?!.*(?:\d|\brecs?\b|\brecommendations?\b|\bmeetings?\b|\bdates?\b|\bto\b|\?))(\S.{0,199}?)`;
const GATHERING = '(?:board|panel|committee|group|forum)';

/** What an order about boards or holidays must hold: asked first, because most lines need not pay for the patterns. */
export const ABOUT_BOARDS =
  /\b(?:boards?|panel|committee|group|forum|channel|chat|conversation|holidays?)\b/i;

/** The commands about boards, their conversations, and holidays. */
export const BOARD_FORMS: readonly Form[] = [
  [
    /^(?:list |show )?(?:me )?(?:all )?(?:the |our |of the )?boards(?: please)?$/i,
    () => ({ kind: 'show-boards', board: '' }),
  ],
  [
    /^(?:what|which) boards (?:are there|do we have|have we(?: got)?)\??$/i,
    () => ({ kind: 'show-boards', board: '' }),
  ],
  [
    /^(?:add|new|create|set up)\s+(?:a\s+|an\s+|another\s+)?(?:new\s+)?board(?:\s+(?:called|named|:))?(?:\s+(\S.{0,99}))?$/i,
    (m) => ({ kind: 'add-board', name: m[1] ?? '' }),
  ],
  // "Board here Governance Board", "this is the Governance Board’s channel".
  [
    /^board\s+here(?:\s+is)?(?:\s*:)?(?:\s+(?:the\s+)?(\S.{0,199}))?$/i,
    (m) =>
      /^(?:none|no|nobody|off)$/i.test(m[1] ?? '')
        ? { kind: 'remove-board-channel' }
        : { kind: 'set-board-channel', board: m[1] ?? '' },
  ],
  [
    /^(?:(?:this|here)\s+is\s+not|this\s+isn['’]?t|(?:this\s+is\s+)?no\s+longer|not)\s+(?:the\s+|a\s+)?(?:.{1,100}?['’]s?\s+)(?:own\s+)?(?:channel|chat|conversation|group)(?:\s+any\s*more)?[.!]?$/i,
    () => ({ kind: 'remove-board-channel' }),
  ],
  [
    /^(?:this|here)\s+is\s+(?:the\s+)?(.{1,100}?)['’]s?\s+(?:own\s+)?(?:channel|chat|conversation|group)[.!]?$/i,
    (m) => ({ kind: 'set-board-channel', board: /^board$/i.test(m[1] ?? '') ? '' : (m[1] ?? '') }),
  ],
  [
    /^(?:this|here)\s+is\s+the\s+(?:own\s+)?(?:channel|chat|conversation|group)\s+(?:of|for)\s+(?:the\s+)?([^.!?]{1,100}?)[.!]?$/i,
    (m) => ({ kind: 'set-board-channel', board: /^board$/i.test(m[1] ?? '') ? '' : (m[1] ?? '') }),
  ],
  [
    new RegExp(String.raw`^(?:change|edit|amend)\s+(?:the\s+)?board(?:\s+${NAME})?(?:\s+settings)?$`, 'i'),
    (m) => ({ kind: 'change-board', board: m[1] ?? '' }),
  ],
  [
    new RegExp(
      String.raw`^(?:change|edit|amend)\s+(?:the\s+)?${NAME.slice(0, -1)}\s${GATHERING})(?:['’]s)?(?:\s+settings)?$`,
      'i',
    ),
    (m) => ({ kind: 'change-board', board: m[1] ?? '' }),
  ],
  [
    new RegExp(String.raw`^(?:show\s+)?board\s+(?!meet)${NAME}$`, 'i'),
    (m) =>
      /^(?:dates?|times?|next|please|pls|info|details?)\b/i.test(m[1] ?? '')
        ? undefined
        : { kind: 'show-boards', board: m[1] ?? '' },
  ],
  [/^(?:bank\s+|public\s+)?holidays\??$/i, () => ({ kind: 'show-holidays' })],
  [
    /^(?:no|not a|remove|take out|delete)\s+(?:the\s+)?(?:bank\s+|public\s+)?holiday\s+(?:on\s+|of\s+|at\s+)?(\S.{0,99})$/i,
    (m) => ({ kind: 'set-holiday', day: m[1] ?? '', how: 'remove' }),
  ],
  [
    /^(?:add\s+)?(?:a\s+|the\s+)?(?:bank\s+|public\s+)?holiday\s+(?:on\s+)?(\S[^?]{0,99})$/i,
    (m) => (/\d/.test(m[1] ?? '') ? { kind: 'set-holiday', day: m[1] ?? '', how: 'add' } : undefined),
  ],
  [/^(?:(?:add|no|remove)\s+)?(?:bank\s+|public\s+)?holiday$/i, () => usage('holiday')],
];
