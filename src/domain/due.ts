import type { Delivery } from './register.js';

/** Something to be sent that is due and not in the ledger (`register.deliveries`) yet, and what that will say of it. */
export type Due = Pick<Delivery, 'rule' | 'subject' | 'occurrence' | 'conversation' | 'dueAt' | 'note'> & {
  /** `rule|subject|occurrence|recipient`: the delivery's id, once for ever. */
  readonly key: string;
  /** `decided`: to be sent. `overtaken` and `missed`: recorded, with the reason as its note. */
  readonly state: 'decided' | 'overtaken' | 'missed';
};
