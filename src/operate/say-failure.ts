import { OperatorError } from '../operator-error.js';
import { StoreError } from '../store/store-error.js';
import { misread } from './operator.js';

/**
 * What a command that failed says, and its exit code: a sentence for what an operator can put right, and for a
 * fault of ours the whole trace.
 */
export const sayFailure = (error: unknown): { readonly text: string; readonly code: 1 | 2 } => {
  if (misread(error)) return { text: error.message, code: 2 };
  if (error instanceof StoreError || error instanceof OperatorError) return { text: error.message, code: 1 };
  return { text: error instanceof Error ? (error.stack ?? error.message) : String(error), code: 1 };
};
