import type { AgentId } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ConnectorContext } from '../connector.ts';
import type { Emit } from '../emitter.ts';
import type { LinkTracker } from '../link.ts';
import type { CxoneClient } from './client.ts';
import type { CxoneConfig } from './config.ts';
import type { Fact } from './facts.ts';
import type { Mirror } from './mirror.ts';
import type { Stream } from './stream.ts';

/** What everything that listens to sessions shares. */
export type SessionsContext = {
  readonly config: CxoneConfig;
  readonly client: CxoneClient;
  readonly mirror: Mirror;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly link: LinkTracker;
  readonly context: Pick<ConnectorContext, 'memory' | 'random' | 'count' | 'log'>;
  /** Takes a batch in through a stream; its facts when what came of it is durable, `undefined` when stopped before. */
  readonly take: (
    agentId: AgentId,
    stream: Stream,
    events: readonly unknown[],
    whole: boolean,
  ) => Promise<readonly Fact[] | undefined>;
  readonly setAside: (source: string, reason: string, raw: unknown) => void;
  /** Aborts when the connector stops. */
  readonly signal: AbortSignal;
};
