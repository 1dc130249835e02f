import { AckExtension, CometD, type Message } from 'cometd';
import type { Clock } from '../../lib/clock.ts';
import { backoffMs } from '../backoff.ts';
import type { Account } from './account.ts';
import { createBayeuxTransport } from './bayeux-transport.ts';

/** A user's notifications: kept open until stopped, whatever happens on the way. */
export type Bayeux = {
  readonly start: () => void;
  /** Says goodbye to the server, within a bound. */
  readonly stop: () => Promise<void>;
};

const GOODBYE_MS = 3_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Genesys' Bayeux notifications through the `cometd` client: handshake, subscription of every topic, long polls, new
 * handshake when the server advises so. Where the server offers acknowledgements, a batch that was lost on the way
 * comes again; where it does not, `onUp` tells the owner to look for itself what it missed.
 */
export function createBayeux(given: {
  readonly account: Account;
  readonly topics: readonly string[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly flushed: () => Promise<unknown>;
  /** Subscribed and connected, for the first time or again after trouble. */
  readonly onUp: () => void;
  /** No notifications arrive at present. */
  readonly onDown: (why: string) => void;
  readonly onData: (data: unknown) => void;
  readonly onGarbled: (text: string, why: string) => void;
}): Bayeux {
  const { account, topics, clock, random, flushed, onUp, onDown, onData, onGarbled } = given;
  let wanted = false;
  let up = false;
  let connected = false;
  let subscribed = 0;
  let deaths = 0;
  let reviving = false;
  let over = false;

  const enter = (run: () => void) => {
    // Timers and answers of the client that come after the end would bring it to life again.
    if (over) return;
    withWindow(run);
    // The server advised against coming back (`reconnect: none`), but the supervisor is still here.
    if (wanted && !reviving && client.isDisconnected()) void beginAnew();
  };
  const client = withWindow(() => new ClockedCometD(clock, enter));
  const transport = createBayeuxTransport({
    account,
    clock,
    flushed,
    enter,
    onGarbled,
    heldMs: () => client.getAdvice().timeout ?? 60_000,
  });

  const beginAnew = async () => {
    reviving = true;
    deaths += 1;
    await clock.sleep(backoffMs(deaths, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, random));
    reviving = false;
    if (wanted && client.isDisconnected()) withWindow(() => client.handshake());
  };
  const rise = () => {
    if (up || !connected || subscribed === 0) return;
    up = true;
    deaths = 0;
    onUp();
  };
  const fall = (message: Message) => {
    connected = false;
    up = false;
    if (wanted) onDown(whyOf(message));
  };

  withWindow(() => {
    client.unregisterTransports();
    client.registerTransport('long-polling', transport);
    client.registerExtension('ack', new AckExtension());
    client.registerExtension('all', {
      incoming: message => {
        if (!message.channel.startsWith('/meta/') && message.data !== undefined) onData(message.data);
        return message;
      },
    });
    client.configure({ url: 'injected', logLevel: 'warn', appendMessageTypeToURL: false });
    client.addListener('/meta/handshake', message => {
      subscribed = 0;
      if (!message.successful) return fall(message);
      up = false;
      client.batch(() => {
        for (const topic of topics)
          client.subscribe(
            topic,
            () => {},
            reply => {
              if (reply.successful) subscribed += 1;
              else onDown(`Genesys refuses the topic ${topic} (${whyOf(reply)})`);
              rise();
            },
          );
      });
    });
    client.addListener('/meta/connect', message => {
      if (!message.successful) return fall(message);
      connected = true;
      rise();
    });
  });

  return {
    start: () => {
      wanted = true;
      withWindow(() => client.handshake());
    },
    stop: async () => {
      wanted = false;
      const done = new AbortController();
      if (client.getClientId() !== null) withWindow(() => client.disconnect(() => done.abort()));
      else done.abort();
      await clock.sleep(GOODBYE_MS, done.signal);
      over = true;
      transport.abort();
    },
  };
}

/** The reason of a failed Bayeux message in words. */
function whyOf(message: Message): string {
  if ('failure' in message && typeof message.failure === 'object' && message.failure !== null) {
    const { failure } = message;
    if ('reason' in failure && typeof failure.reason === 'string') return failure.reason;
  }
  return typeof message.error === 'string' ? message.error.slice(0, 200) : 'it was refused';
}

/** The client on our clock, and silent: its own log would print messages' texts. */
class ClockedCometD extends CometD {
  readonly #clock: Clock;
  readonly #enter: (run: () => void) => void;

  constructor(clock: Clock, enter: (run: () => void) => void) {
    super();
    this.#clock = clock;
    this.#enter = enter;
  }

  override setTimeout(run: () => void, delay: number): AbortController {
    const timer = new AbortController();
    void this.#clock.sleep(delay, timer.signal).then(() => {
      if (!timer.signal.aborted) this.#enter(run);
    });
    return timer;
  }

  override clearTimeout(timer: unknown): void {
    if (timer instanceof AbortController) timer.abort();
  }

  _warn(): void {}
  _info(): void {}
  _debug(): void {}
}

/**
 * The client reads `window` without asking whether there is one. It gets an empty one for the length of a call:
 * left in place it would make other libraries believe that they run in a browser.
 */
function withWindow<T>(run: () => T): T {
  if ('window' in globalThis) return run();
  Object.defineProperty(globalThis, 'window', { value: {}, configurable: true });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(globalThis, 'window');
  }
}
