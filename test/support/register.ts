import type { Register } from '../../src/domain/register.js';
import { memoryStore, type Records } from './memory-store.js';

/** A register that holds these records and nothing else. */
export const aRegister = (records: Records): Register => memoryStore(records).read();
