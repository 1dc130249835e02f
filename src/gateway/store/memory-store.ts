import type { AuditRow } from '../../protocol/commands.ts';
import { createMutex } from './mutex.ts';
import type {
  AuditQuery,
  QuarantineItem,
  QueueSample,
  SessionRecord,
  Store,
  StoredCommand,
  StoredIdentity,
  StoredLoan,
  Tables,
} from './store.ts';

type State = {
  sessions: Map<string, SessionRecord>;
  audit: AuditRow[];
  commands: Map<string, StoredCommand>;
  identities: Map<string, StoredIdentity>;
  memory: Map<string, string>;
  quarantine: QuarantineItem[];
  lastQuarantine: number;
  samples: QueueSample[];
  loans: Map<string, StoredLoan>;
};

/** A store that forgets everything when the process ends: for tests and for the contract's sake. */
export function createMemoryStore(): Store {
  let state: State = {
    sessions: new Map(),
    audit: [],
    commands: new Map(),
    identities: new Map(),
    memory: new Map(),
    quarantine: [],
    lastQuarantine: 0,
    samples: [],
    loans: new Map(),
  };
  const alone = createMutex();
  const tables = tablesOf(() => state);
  return {
    ...tables,
    transact: work =>
      alone(async () => {
        const before = copyOf(state);
        try {
          return await work(tables);
        } catch (error) {
          state = before;
          throw error;
        }
      }),
    close: async () => {},
  };
}

function copyOf(state: State): State {
  return {
    sessions: new Map(state.sessions),
    audit: [...state.audit],
    commands: new Map(state.commands),
    identities: new Map(state.identities),
    memory: new Map(state.memory),
    quarantine: [...state.quarantine],
    lastQuarantine: state.lastQuarantine,
    samples: [...state.samples],
    loans: new Map(state.loans),
  };
}

const key = (owner: string, name: string) => JSON.stringify([owner, name]);

function tablesOf(state: () => State): Tables {
  return {
    sessions: {
      all: async () => [...state().sessions.values()],
      put: async session => void state().sessions.set(session.idHash, session),
      remove: async idHash => void state().sessions.delete(idHash),
    },
    audit: {
      append: async chain => {
        const row = chain(state().audit.at(-1));
        state().audit.push(row);
        return row;
      },
      find: async query =>
        state()
          .audit.filter(row => matches(row, query))
          .toReversed()
          .slice(0, query.limit),
      after: async (sequence, limit) =>
        state()
          .audit.filter(row => row.sequence > sequence)
          .slice(0, limit),
    },
    commands: {
      get: async id => state().commands.get(id),
      put: async command => void state().commands.set(command.request.id, command),
      inStates: async (states, since) =>
        [...state().commands.values()].filter(
          ({ record }) => states.includes(record.state) && record.requestedAt >= since,
        ),
      forget: async before => {
        for (const { record } of state().commands.values()) {
          const moving = record.state === 'waiting' || record.state === 'sent';
          if (!moving && record.requestedAt < before) state().commands.delete(record.id);
        }
      },
    },
    identities: {
      get: async (username, platformId) => state().identities.get(key(username, platformId)),
      ofUser: async username =>
        [...state().identities.values()].filter(identity => identity.username === username),
      put: async identity =>
        void state().identities.set(key(identity.username, identity.platformId), identity),
      remove: async (username, platformId) => void state().identities.delete(key(username, platformId)),
    },
    memory: {
      get: async (owner, name) => state().memory.get(key(owner, name)),
      set: async (owner, name, value) => {
        if (value === undefined) state().memory.delete(key(owner, name));
        else state().memory.set(key(owner, name), value);
      },
    },
    quarantine: {
      add: async (item, keep) => {
        state().lastQuarantine += 1;
        state().quarantine = [...state().quarantine, { ...item, id: state().lastQuarantine }].slice(-keep);
      },
      newest: async limit => state().quarantine.toReversed().slice(0, limit),
    },
    samples: {
      add: async samples => {
        const known = new Set(state().samples.map(({ queueId, at }) => key(queueId, `${at}`)));
        state().samples.push(...samples.filter(({ queueId, at }) => !known.has(key(queueId, `${at}`))));
      },
      since: async (from, queueId) =>
        state()
          .samples.filter(one => one.at >= from && (queueId === undefined || one.queueId === queueId))
          .toSorted((a, b) => a.at - b.at),
      forget: async before => {
        state().samples = state().samples.filter(({ at }) => at >= before);
      },
    },
    loans: {
      put: async loan => void state().loans.set(loan.id, loan),
      open: async () =>
        [...state().loans.values()]
          .filter(loan => loan.state !== 'over')
          .toSorted((a, b) => a.until - b.until),
      forget: async before => {
        for (const loan of state().loans.values())
          if (loan.state === 'over' && loan.until < before) state().loans.delete(loan.id);
      },
    },
  };
}

function matches(row: AuditRow, query: AuditQuery): boolean {
  const { before, user, action, target, from, to, within } = query;
  return (
    (before === undefined || row.sequence < before) &&
    (user === undefined || row.user === user) &&
    (action === undefined || row.action === action) &&
    (target === undefined || row.target === target || (row.targetName ?? '').includes(target)) &&
    (from === undefined || row.at >= from) &&
    (to === undefined || row.at <= to) &&
    (within === undefined || row.user === within.user || isWithin(row, within))
  );
}

function isWithin(row: AuditRow, { platforms, teams }: NonNullable<AuditQuery['within']>): boolean {
  if (row.platformId === undefined) return false;
  if (platforms.length > 0 && !platforms.includes(row.platformId)) return false;
  return teams.length === 0 || (row.team !== undefined && teams.includes(row.team));
}
