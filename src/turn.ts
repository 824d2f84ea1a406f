import type { Platform } from './domain/register.js';

/** What every turn carries: where it came from and who, as the platform authenticated them, is speaking. */
interface Said {
  /** The platform's event id: the same event delivered again has the same id. */
  readonly id: string;
  readonly platform: Platform;
  readonly conversation: {
    /** `platform:key`, the id of the register's conversation record. */
    readonly id: string;
    readonly kind: 'direct' | 'shared';
    readonly name: string;
    /** How the platform is told where to send, in its own words (JSON); the newest one is kept. */
    readonly address?: string;
  };
  /** The platform's authenticated identity; a name is only for showing. */
  readonly account: {
    readonly id: string;
    readonly name: string;
    /** From outside the organisation, or a bot: a viewer at most, whoever the account was linked to. */
    readonly guest?: true;
    /** From the platform's own directory of the allow-listed tenant or workspace, where it says; never from a card. */
    readonly email?: string;
  };
  /** What is answered is shown to the speaker alone, though others are there: a private slash command. */
  readonly privately?: true;
}

/** What the outside said, in our words. Platforms turn their payloads into this and nothing else. */
export type Turn =
  /** Free text. `toBot`: a direct conversation, a mention, or a reply in the bot's own thread. */
  | (Said & {
      readonly kind: 'message';
      readonly text: string;
      readonly toBot: boolean;
      /** The message that it answers, where the platform's own payload names it. */
      readonly repliesTo?: string;
      /** What that message is about, where it is a card of ours: its `living` key. */
      readonly about?: string;
    })
  /** A slash command: the text behind the command word. */
  | (Said & { readonly kind: 'command'; readonly text: string })
  /** A button or a submitted form: the verb, the card's own data, what was typed into its inputs. */
  | (Said & {
      readonly kind: 'action';
      readonly verb: string;
      readonly data: Readonly<Record<string, string>>;
      /** The message whose card was pressed, so that the result can replace it. */
      readonly message: string | null;
    })
  | (Said & {
      readonly kind: 'file';
      readonly name: string;
      readonly bytes: Uint8Array;
      /** What was given beside the file, the code of its inspection among it. */
      readonly data: Readonly<Record<string, string>>;
    })
  /** The bot was added (by whom, where the platform says), or removed. */
  | (Said & {
      readonly kind: 'lifecycle';
      readonly event: 'installed' | 'uninstalled';
      /** Name of whoever added it. */
      readonly by?: string;
    })
  | (Said & { readonly kind: 'meeting'; readonly event: 'started' | 'ended' })
  | (Said & { readonly kind: 'unsupported'; readonly reason: string });
