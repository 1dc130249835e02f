import type { Clock } from '../../lib/clock.ts';
import type { AuditFacts, Store, Tables } from '../store/store.ts';
import { chainRow } from './chain.ts';

/** Facts of a row; what does not apply is left out. */
export type AuditNote = Pick<AuditFacts, 'user' | 'userName' | 'action'> &
  Partial<Omit<AuditFacts, 'user' | 'userName' | 'action' | 'at'>>;

/** The record of who did what. Rows are only added. Rules AU1… in SPEC.md. */
export type Audit = {
  /** Adds a row; rejects when it could not be made durable, and then whatever it records must not happen. */
  readonly note: (note: AuditNote) => Promise<void>;
  /** The same inside a transaction, so that the row and what it records are durable together. */
  readonly noteIn: (tables: Tables, note: AuditNote) => Promise<void>;
};

/** Makes the audit over a store. */
export function createAudit(store: Store, clock: Clock): Audit {
  const noteIn = async (tables: Tables, note: AuditNote) => {
    const facts: AuditFacts = { ...nothing, ...note, at: clock.now() };
    await tables.audit.append(last => chainRow(last, facts));
  };
  return { noteIn, note: note => store.transact(tables => noteIn(tables, note)) };
}

const nothing = {
  platformIdentity: undefined,
  commandId: undefined,
  commandType: undefined,
  platformId: undefined,
  target: undefined,
  targetName: undefined,
  team: undefined,
  reason: undefined,
  outcome: undefined,
  rawStatus: undefined,
  rawText: undefined,
} as const;
