import type { AgentState } from '../../src/floor/entities.ts';
import type { FloorEvent } from '../../src/floor/events.ts';
import { type AgentId, entityId } from '../../src/floor/ids.ts';

/** A made-up floor of any size whose agents keep changing state: the same load for the product and for its peers. */

const STATES = [
  { presence: 'available', activity: 'idle', word: 'Available' },
  { presence: 'available', activity: 'ringing', word: 'Ringing' },
  { presence: 'available', activity: 'on-contact', word: 'InboundContact' },
  { presence: 'available', activity: 'after-contact-work', word: 'InboundACW' },
  { presence: 'unavailable', activity: 'idle', word: 'Unavailable' },
] as const satisfies readonly Pick<AgentState, 'presence' | 'activity' | 'word'>[];

const FIRST = ['Ana', 'Bo', 'Chidi', 'Dana', 'Emeka', 'Farah', 'Grace', 'Hiro', 'Ines', 'Jonas'];
const LAST = ['Okafor', 'Lind', 'Moreau', 'Silva', 'Tanaka', 'Weber', 'Novak', 'Haddad', 'Kaur', 'Boyd'];
const TEAM_SIZE = 40;

export const PLATFORM = 'cxone';
export const agentId = (n: number): AgentId => entityId(PLATFORM, `${10_000 + n}`);
export const agentName = (n: number): string =>
  `${FIRST[n % 10]} ${LAST[Math.floor(n / 10) % 10]} ${Math.floor(n / 100)}`;
export const teamName = (n: number): string => `Team ${1 + Math.floor(n / TEAM_SIZE)}`;

/** Random numbers that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The platform and all its agents, as they are when the floor opens. */
export function* opening(agents: number, now: number, random: () => number): Generator<FloorEvent> {
  yield {
    type: 'platform.changed',
    platform: { id: PLATFORM, kind: 'cxone', name: 'CXone', refreshMs: 5000, capabilities: {}, asOf: now },
  };
  const link = { state: 'live' as const, reason: undefined, since: now, asOf: now };
  yield { type: 'platform.link-changed', platformId: PLATFORM, link };
  yield heard(now);
  for (let n = 0; n < agents; n += 1) {
    const team = { id: entityId(PLATFORM, teamName(n)), name: teamName(n) };
    const profile = { name: agentName(n), team, userName: undefined, asOf: now };
    yield { type: 'agent.changed', agentId: agentId(n), profile };
    yield { ...change(n, now, random), state: stateOf(now - Math.floor(random() * 900_000), now, random) };
  }
}

/** The platform was heard. */
export const heard = (now: number): FloorEvent => ({
  type: 'platform.heard',
  platformId: PLATFORM,
  asOf: now,
});

/** An agent enters another state now. */
export function change(n: number, now: number, random: () => number) {
  return { type: 'agent.state-changed', agentId: agentId(n), state: stateOf(now, now, random) } as const;
}

function stateOf(since: number, asOf: number, random: () => number): AgentState {
  const state = STATES[Math.floor(random() * STATES.length)] ?? STATES[0];
  const reason = state.presence === 'unavailable' ? 'Break' : undefined;
  return { ...state, reason, since, pending: [], acwTimeoutMs: undefined, asOf };
}
