import { type EventLog, type LogEntry, newEpoch, type StoredSnapshot } from './event-log.ts';

/** An event log that forgets everything when the process ends: for tests and for the contract's sake. */
export function createMemoryLog(random: () => number): EventLog {
  let epoch = newEpoch(random);
  let entries: LogEntry[] = [];
  let snapshots: StoredSnapshot[] = [];
  let last = 0;
  const first = () => entries[0]?.sequence ?? last + 1;
  return {
    epoch: () => epoch,
    renewEpoch: async () => {
      epoch = newEpoch(random);
    },
    append: async added => {
      for (const entry of added) {
        last += 1;
        entries.push({ ...entry, sequence: last });
      }
      return last;
    },
    read: async ({ after, until = last, limit, agentId }) => {
      const found: LogEntry[] = [];
      for (let place = Math.max(after + 1, first()); place <= until && found.length < limit; place += 1) {
        const entry = entries[place - first()];
        if (entry === undefined) break;
        if (agentId === undefined || entry.audience.agentId === agentId) found.push(entry);
      }
      return found;
    },
    bounds: async () => ({ first: first(), last }),
    placeAt: async at => entries.findLast(entry => entry.at <= at)?.sequence ?? first() - 1,
    saveSnapshot: async snapshot => {
      snapshots = [...snapshots.filter(other => other.sequence !== snapshot.sequence), snapshot];
      snapshots.sort((a, b) => a.sequence - b.sequence);
    },
    snapshotBefore: async sequence => snapshots.findLast(snapshot => snapshot.sequence <= sequence),
    trim: async ({ before, bytes }) => {
      const needed = snapshots.at(-1)?.sequence ?? 0;
      let held = entries.reduce((sum, entry) => sum + entry.json.length, 0);
      const kept = entries.findIndex(entry => {
        const goes = entry.sequence <= needed && entry.sequence < last && (entry.at < before || held > bytes);
        if (goes) held -= entry.json.length;
        return !goes;
      });
      entries = kept === -1 ? [] : entries.slice(kept);
      snapshots = snapshots.filter(snapshot => snapshot.sequence >= first() - 1);
    },
    close: async () => {},
  };
}
