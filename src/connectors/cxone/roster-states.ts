import type { AgentState } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, entityId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Round } from '../poller.ts';
import { profileFromRow, sessionFromRow } from './map-roster.ts';
import { stateFromRow } from './map-state.ts';
import { readPages } from './pages.ts';
import { type Reading, readRows, setAside, wasSetBack } from './roster-context.ts';
import { type AgentStateRow, agentStateRowSchema, realtimeReplySchema } from './wire.ts';

const SOURCE = 'agents/states';
/** Changes are asked for each time; everything again this often, so that nothing missed stays missed. */
const WHOLE_EVERY_MS = 300_000;
const SECOND_LOOK_MS = 15_000;

/** Agents' states: what changed since the platform's own last poll time, and now and then everything. */
export function createStatesRound(reading: Reading): (signal: AbortSignal) => Promise<Round> {
  const { config, client, mirror, clock, emit } = reading;
  let since: string | undefined;
  let wholeAt: Millis | undefined;
  let missing = new Set<AgentId>();
  /** Told after the events, so that what follows from them is not overtaken by them. */
  let presences: (readonly [AgentId, boolean])[] = [];

  const take = (row: AgentStateRow): FloorEvent[] => {
    const mapping = reading.mapping();
    const id = entityId(config.id, row.agentId);
    const events: FloorEvent[] = [];
    const profile = mirror.agents.get(id)?.profile === undefined ? profileFromRow(row, mapping) : undefined;
    if (profile !== undefined) events.push(...mirror.agents.profile(id, profile));
    const state = stateFromRow(row, mapping);
    if (state === undefined) return events;
    const told = mirror.agents.state(id, state, 'roster');
    if (told === undefined) return events;
    events.push(...told);
    const loggedIn = state.presence !== 'logged-out';
    events.push(
      ...(loggedIn
        ? mirror.agents.session(id, sessionFromRow(row, mapping))
        : mirror.endSession(id, undefined)),
    );
    presences.push([id, loggedIn]);
    return events;
  };

  /** Whoever is twice in a row not in the whole list is not logged in: lists may shift while pages are turned. */
  const absentees = (present: ReadonlySet<AgentId>): FloorEvent[] => {
    const absent = [...mirror.agents.ids()].filter(id => !present.has(id) && isLoggedIn(id));
    const gone = absent.filter(id => missing.has(id));
    missing = new Set(absent.filter(id => !missing.has(id)));
    return gone.flatMap(id => {
      presences.push([id, false]);
      const state: AgentState = { ...loggedOut, asOf: clock.now() };
      return [...(mirror.agents.state(id, state, 'roster') ?? []), ...mirror.endSession(id, undefined)];
    });
  };

  const tell = (events: readonly FloorEvent[]): Promise<boolean> => {
    const durable = emit(events);
    for (const [id, loggedIn] of presences) reading.onPresence(id, loggedIn);
    presences = [];
    return durable;
  };

  const isLoggedIn = (id: AgentId) => {
    const known = mirror.agents.get(id);
    return (
      known?.session?.status === 'open' ||
      (known?.state !== undefined && known.state.presence !== 'logged-out')
    );
  };

  return async signal => {
    const due = wholeAt === undefined || clock.now() - wholeAt >= WHOLE_EVERY_MS;
    const whole = due || mirror.agents.isInDoubt();
    const askedAt = clock.now();
    const present = new Set<AgentId>();
    const kept: Promise<boolean>[] = [];
    const pages = await readPages(
      config.poll.pageSize,
      page => client.states(whole ? undefined : since, page, signal),
      json => {
        const reply = realtimeReplySchema.safeParse(json);
        const rows = reply.success ? reply.data.agentStates : undefined;
        return rows && reply.success ? { ...reply.data, rows } : undefined;
      },
      (raw, why) => setAside(reading, SOURCE, why, raw),
      page => {
        const rows = readRows(reading, SOURCE, page, agentStateRowSchema);
        for (const row of rows) present.add(entityId(config.id, row.agentId));
        kept.push(tell(rows.flatMap(take)));
      },
    );
    if (!pages.ok) {
      // What is there after an outage may be another floor: it is read whole.
      wholeAt = undefined;
      return pages;
    }
    if (whole) {
      mirror.agents.settled();
      kept.push(tell(absentees(present)));
      // Somebody is missing: soon a second list says whether they are gone. An empty list deserves more doubt.
      const isOdd = missing.size > 0 && present.size > 0;
      wholeAt = isOdd ? askedAt - WHOLE_EVERY_MS + SECOND_LOOK_MS : askedAt;
    }
    const durable = await Promise.all(kept);
    if (wasSetBack(since, pages.lastPollTime)) wholeAt = undefined;
    if (durable.every(Boolean)) since = pages.lastPollTime ?? since;
    return { ok: true };
  };
}

const loggedOut: AgentState = {
  presence: 'logged-out',
  activity: 'idle',
  reason: undefined,
  word: 'LoggedOut',
  since: undefined,
  pending: [],
  acwTimeoutMs: undefined,
  asOf: 0,
};
