import { tellOfActions } from '../domain/action-messages.js';
import type { Action } from '../domain/register.js';
import type { Tx } from '../ports.js';
import { newDelivery } from './new-delivery.js';
import { registerOf } from './register-of.js';

/** Enters the messages that tell the owners of these actions that they are theirs (`tellOfActions`). */
export const tellOwners = (
  tx: Tx,
  actions: readonly Action[],
  of: Parameters<typeof tellOfActions>[2],
  now: number,
): void => {
  for (const told of tellOfActions(registerOf(tx), actions, of, now))
    if (!tx.get('deliveries', told.id))
      tx.add(
        'deliveries',
        newDelivery({ ...told, items: [...told.items], state: 'decided', note: null }, now),
      );
};
