/** What whoever runs Scrutiny can put right, in one sentence: what was found, what is allowed, the repair. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
