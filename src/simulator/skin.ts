import type { Clock, Millis } from '../lib/clock.ts';
import type { Fault, FaultBoard } from './faults.ts';
import type { Stage } from './story/stage.ts';

/** What a platform's skin is given: the story, and what is wrong at the moment. */
export type SkinContext = {
  readonly stage: Stage;
  /** Real time: lives of tokens, waits of polls. */
  readonly clock: Clock;
  /** A story time as this platform tells it: as ISO text, off by the clock skew that was asked for. */
  readonly wireTime: (at: Millis) => string;
  readonly faults: FaultBoard;
  readonly random: () => number;
  /** Posts to subscribers on this computer, where a platform does so; absent: nothing is posted. */
  readonly post?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
};

/** One platform, answering as the real one does. */
export type Skin = {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Faults that happen once, at this moment. */
  readonly suffer: (
    fault: Extract<Fault, { fault: 'expire-token' | 'end-session' | 'unknown-event' }>,
  ) => void;
  /** Lets go of everybody who waits. */
  readonly close: () => void;
  /** For `GET /control`: how to sign in. */
  readonly credentials: unknown;
  /** For `GET /control/NAME`: what really is on this platform, beyond the story; absent: nothing more. */
  readonly inspect?: () => unknown;
};

export type CreateSkin = (context: SkinContext) => Skin;
