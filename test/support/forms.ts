import type { Intent, UpdateForm } from '../../src/intents/intent.js';
import { expectKind, REC_7, type Who, type World } from './world.js';

/** A form filled so that nothing is wrong with it; a test names only what matters to it. */
export const aForm = (over: Partial<UpdateForm> = {}): UpdateForm => ({
  form: 'form-1',
  recommendation: REC_7,
  corrects: '',
  done: 'The booklet is given to every victim.',
  progress: 'in-progress',
  confidence: 'on-track',
  target: '',
  targetReason: '',
  evidenceTitle: '',
  evidenceLink: '',
  blocker: '',
  ...over,
});

export const submit = (over: Partial<UpdateForm> = {}): Intent => ({
  kind: 'submit-update',
  form: aForm(over),
});

/** Gives an update on recommendation 7, by its owner unless told otherwise, and its id. */
export const gives = async (
  world: World,
  over: Partial<UpdateForm> = {},
  who: Who = 'owner',
): Promise<string> => expectKind(await world.does(who, submit(over)), 'update').update.id;
