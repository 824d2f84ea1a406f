/** What a manifest may offer beyond the conversation; a manifest promises only what the platforms' code handles. */
export interface Features {
  /** Teams: finding recommendations from the box where people write. */
  readonly searchRecommendations: boolean;
  /** Teams and Slack: “Use as update…” on somebody's message. */
  readonly useAsUpdate: boolean;
  /** Slack: the app's Home. */
  readonly home: boolean;
}

/** What is handled today. */
export const FEATURES: Features = { searchRecommendations: true, useAsUpdate: true, home: true };
