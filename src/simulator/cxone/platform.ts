import type { Clock, Millis } from '../../lib/clock.ts';
import type { FaultBoard } from '../faults.ts';
import type { Stage } from '../story/stage.ts';
import type { StoryAgent } from '../story/types.ts';
import type { WireEvent } from './agent-events.ts';
import type { AuthCode } from './authorise.ts';
import type { Past } from './past.ts';
import type { Streams } from './streams.ts';
import type { Tokens } from './tokens.ts';

/** What the calls of simulated CXone work with. */
export type Cxone = {
  readonly stage: Stage;
  readonly clock: Clock;
  readonly faults: FaultBoard;
  readonly random: () => number;
  readonly time: (at: Millis) => string;
  readonly tokens: Tokens;
  readonly streams: Streams;
  /** Custom events kept for agents who are not logged in, the last of each name. */
  readonly kept: Map<string, Map<string, WireEvent>>;
  /** Codes of the authorisation code flow that were not changed for tokens yet. */
  readonly codes: Map<string, AuthCode>;
  readonly past: Past;
  /** When the platform was opened. */
  readonly openedAt: Millis;
  /** When agents changed teams, by agent; the others never did. */
  readonly moved: Map<string, Millis>;
};

/** An agent of this platform by their number. */
export function agentOf(cxone: Cxone, id: string | undefined): StoryAgent | undefined {
  const agent = id === undefined ? undefined : cxone.stage.agents.get(id);
  return agent?.platform === 'cxone' ? agent : undefined;
}

/** Every agent of this platform. */
export function allAgents(cxone: Cxone): StoryAgent[] {
  return [...cxone.stage.agents.values()].filter(agent => agent.platform === 'cxone');
}

/** How far the platform's clock is off, so that a client may send back what it was told. */
export function skewOf({ stage, time }: Cxone): number {
  return Date.parse(time(stage.now())) - stage.now();
}
