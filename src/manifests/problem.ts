import type { z } from 'zod';

/** What a manifest has that its platform would refuse: where in it, and why, one line each. */
export type Problem = string;

/** What a schema of ours found. */
export const problemsIn = (error: z.ZodError | undefined): readonly Problem[] =>
  (error?.issues ?? []).map(({ path, message }) => `${path.join('/') || 'the manifest'}: ${message}`);
