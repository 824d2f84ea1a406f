/** One permission that an app asks for. */
export interface Permission {
  readonly name: string;
  /** What it is for, to whoever must decide on it: the README's tables say the same. */
  readonly for: string;
  /** What the platform's code calls or reads that needs it: words that stand in that code. */
  readonly usedBy: string;
}

/** Teams: what a team's owner, or the members of a chat, consent to when the app is added. Nothing reads messages. */
export const TEAMS_PERMISSIONS = [
  {
    name: 'OnlineMeeting.ReadBasic.Chat',
    for: 'Being told when a meeting starts and ends, in the meetings whose chat the app was added to.',
    usedBy: 'application/vnd.microsoft.meetingStart',
  },
  {
    name: 'ChannelMeeting.ReadBasic.Group',
    for: 'The same for the meetings of a team’s channels.',
    usedBy: 'application/vnd.microsoft.meetingEnd',
  },
] as const satisfies readonly Permission[];

/** Slack: the scopes of the bot's token. */
export const SLACK_SCOPES = [
  {
    name: 'commands',
    for: 'Offering `/rec`, and “Use as update…” among the actions of a message.',
    usedBy: 'slashCommand',
  },
  {
    name: 'chat:write',
    for: 'Answering, where the app was added or is written to.',
    usedBy: 'chat.postMessage',
  },
  {
    name: 'app_mentions:read',
    for: 'Seeing the messages that mention the app, and no others of a channel.',
    usedBy: "'app_mention'",
  },
  { name: 'im:history', for: 'Seeing what people write to the app directly.', usedBy: "'message'" },
  {
    name: 'im:write',
    for: 'Opening the app’s own conversation with a person, for what is theirs alone.',
    usedBy: 'conversations.open',
  },
  {
    name: 'users:read',
    for: 'Telling members of the workspace from guests and other bots, who are viewers at most.',
    usedBy: 'users.info',
  },
  {
    name: 'users:read.email',
    for: 'Suggesting who somebody is by their address. May be taken out: people are then linked by codes alone.',
    usedBy: 'profile?.email',
  },
] as const satisfies readonly Permission[];

/** Slack: the events that the app is sent. */
export const SLACK_EVENTS = [
  'app_mention',
  'message.im',
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
] as const;
