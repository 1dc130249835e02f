import type { Connector } from '../connectors/connector.ts';
import type { PlatformId } from '../floor/ids.ts';
import type { Clock } from '../lib/clock.ts';
import type { Audit } from './audit/audit.ts';
import type { CommandBus } from './commands/bus.ts';
import type { Feed } from './feed/feed.ts';
import type { Snapshots } from './feed/snapshots.ts';
import type { History } from './history/history.ts';
import type { SessionCookie } from './http/cookies.ts';
import type { Origins } from './http/origin.ts';
import type { StaticFiles } from './http/static-files.ts';
import type { Authenticate } from './http/viewer.ts';
import type { FloorKeeper } from './log/keeper.ts';
import type { Metrics } from './ops/metrics.ts';
import type { Identities } from './people/identities.ts';
import type { Sessions } from './people/sessions.ts';
import type { SignIn } from './people/sign-in.ts';
import type { Store } from './store/store.ts';
import type { Reveals } from './texts/reveals.ts';
import type { Transcripts } from './texts/transcripts.ts';

/** The gateway's parts, as its routes use them. Put together in `assemble.ts`. */
export type Gateway = {
  readonly clock: Clock;
  readonly build: string;
  readonly demo: boolean;
  readonly undoMs: number;
  readonly origins: Origins;
  readonly cookie: SessionCookie;
  readonly trustProxy: boolean;
  readonly connectors: ReadonlyMap<PlatformId, Connector>;
  readonly keeper: FloorKeeper;
  readonly store: Store;
  readonly feed: Feed;
  readonly snapshots: Snapshots;
  readonly history: History;
  readonly transcripts: Transcripts;
  readonly reveals: Reveals;
  readonly bus: CommandBus;
  readonly audit: Audit;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly authenticate: Authenticate;
  readonly identities: Identities;
  readonly metrics: Metrics;
  readonly staticFiles: StaticFiles;
  /** `false` before the floor is rebuilt and once the gateway is going down. */
  readonly isReady: () => boolean;
};
