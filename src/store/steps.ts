/** The steps of the write path, in their order, where a test may stop the process or make the disk fail. */
export const STEPS = [
  'before-append',
  'mid-append',
  'before-sync',
  'after-sync',
  'before-truncate',
  'snapshot-writing',
  'snapshot-before-rename',
  'snapshot-after-rename',
] as const;

export type Step = (typeof STEPS)[number];

/** Called at each step; what it throws counts as the disk's own failure there. */
export type AtStep = (step: Step) => void | Promise<void>;
