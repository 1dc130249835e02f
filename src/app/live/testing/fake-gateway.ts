import type { FloorEvent } from '../../../floor/events.ts';
import { emptyFloor, type Floor } from '../../../floor/floor.ts';
import { reduce } from '../../../floor/reduce.ts';
import { toSnapshot } from '../../../floor/snapshot.ts';
import type { Clock } from '../../../lib/clock.ts';
import { formatCursor, parseCursor } from '../../../protocol/feed.ts';
import type { Fetch } from '../transport.ts';

/** What stands between browser and gateway. */
export type Weather = {
  /** No answer gets through, and open ones break off. */
  down: boolean;
  /** Answers never come, but connections stay open. */
  hanging: boolean;
  /** A proxy keeps streams to itself until they end. */
  buffering: boolean;
  signedOut: boolean;
  /** The gateway answers, and says that it cannot write to its disk. */
  diskRefuses: boolean;
  /** Every snapshot and poll is answered with this status. */
  status: number | undefined;
  build: string;
};

/** A gateway in memory that speaks the feed's protocol: floor, log with epoch, held polls, streams. */
export type FakeGateway = {
  readonly fetch: Fetch;
  readonly weather: Weather;
  readonly floor: () => Floor;
  readonly emit: (...events: readonly FloorEvent[]) => void;
  /** Forgets the older half of the log. */
  readonly trim: () => void;
  /** Starts a new log, as after a restore from a backup: the floor goes back to what it was `lost` events ago. */
  readonly restore: (lost: number) => void;
  /** Breaks every open connection, once. */
  readonly cut: () => void;
  /** Requests that were received, as `GET floor`, `GET poll`, `GET stream`. */
  readonly requests: readonly string[];
  /** Connections that are open now. */
  readonly open: () => number;
};

export function createFakeGateway(clock: Clock): FakeGateway {
  let epoch = 1;
  let log: FloorEvent[] = [];
  let first = 0;
  let history: FloorEvent[] = [];
  let floor = emptyFloor;
  const requests: string[] = [];
  const waiting = new Set<AbortController>();
  const connections = new Set<AbortController>();
  const weather: Weather = {
    down: false,
    hanging: false,
    buffering: false,
    signedOut: false,
    diskRefuses: false,
    status: undefined,
    build: 'one',
  };

  const head = () => first + log.length;
  const name = () => `e${epoch}`;
  const stamp = () => ({
    serverTime: clock.now() + 5000,
    build: weather.build,
    ...(weather.diskRefuses && { diskRefuses: true }),
  });
  const body = (after: number) => {
    const events = log.slice(after - first);
    return JSON.stringify({ cursor: formatCursor(name(), head()), events, ...stamp() });
  };
  const wake = () => {
    for (const waiter of waiting) waiter.abort();
    waiting.clear();
  };
  const cut = () => {
    for (const connection of connections) connection.abort();
    connections.clear();
  };
  const more = async (ms: number, connection: AbortSignal) => {
    const waiter = new AbortController();
    waiting.add(waiter);
    connection.addEventListener('abort', () => waiter.abort());
    await clock.sleep(ms, waiter.signal);
    waiting.delete(waiter);
  };

  function streamed(from: number, until: number, connection: AbortController): ReadableStream<Uint8Array> {
    let after = from;
    let held = '';
    return new ReadableStream({
      start: controller => {
        connection.signal.addEventListener('abort', () => controller.error(new TypeError('cut')));
      },
      async pull(controller) {
        for (let say = true; !connection.signal.aborted; say = head() > after) {
          const over = clock.now() >= until || after < first;
          if (say && !weather.hanging && after >= first) {
            held += `${body(after)}\n`;
            after = head();
          }
          if (held !== '' && (over || !weather.buffering)) {
            controller.enqueue(new TextEncoder().encode(held));
            held = '';
            if (!over) await more(until - clock.now(), connection.signal);
          } else if (over) {
            connections.delete(connection);
            return controller.close();
          } else await more(until - clock.now(), connection.signal);
        }
      },
    });
  }

  async function answer(url: URL, init: RequestInit, connection: AbortController): Promise<Response> {
    const isStream = new Headers(init.headers).get('accept') === 'application/x-ndjson';
    const isFloor = url.pathname === '/api/floor';
    requests.push(`GET ${isFloor ? 'floor' : isStream ? 'stream' : 'poll'}`);
    if (weather.hanging) await clock.sleep(1e9, connection.signal);
    if (connection.signal.aborted) throw new TypeError('cut');
    if (weather.signedOut) return new Response('{}', { status: 401 });
    if (weather.status !== undefined) return new Response('{}', { status: weather.status });
    if (isFloor) {
      const cursor = formatCursor(name(), head());
      return new Response(JSON.stringify({ cursor, floor: toSnapshot(floor), ...stamp() }));
    }
    const after = parseCursor(url.searchParams.get('after') ?? '');
    if (after?.epoch !== name() || after.sequence < first) return new Response('{}', { status: 410 });
    const until = clock.now() + Number(url.searchParams.get('wait')) * 1000;
    if (isStream) return new Response(streamed(after.sequence, until, connection));
    while (head() === after.sequence && clock.now() < until && !connection.signal.aborted) {
      await more(until - clock.now(), connection.signal);
    }
    if (connection.signal.aborted) throw new TypeError('cut');
    if (after.sequence < first) return new Response('{}', { status: 410 });
    return new Response(body(after.sequence));
  }

  return {
    weather,
    requests,
    floor: () => floor,
    open: () => connections.size,
    async fetch(input, init) {
      if (weather.down) throw new TypeError('unreachable');
      const connection = new AbortController();
      connections.add(connection);
      init.signal?.addEventListener('abort', () => {
        connections.delete(connection);
        connection.abort();
      });
      const response = await answer(new URL(input, 'http://gateway'), init, connection).finally(() => {
        if (!input.includes('events')) connections.delete(connection);
      });
      if (response.headers.get('content-type')?.startsWith('text/plain')) connections.delete(connection);
      return response;
    },
    emit(...events) {
      for (const event of events) {
        log.push(event);
        history.push(event);
        floor = reduce(floor, event);
      }
      wake();
    },
    trim() {
      const gone = Math.floor(log.length / 2);
      log = log.slice(gone);
      first += gone;
    },
    restore(lost) {
      history = history.slice(0, Math.max(0, history.length - lost));
      epoch += 1;
      floor = history.reduce(reduce, emptyFloor);
      log = [];
      first = 0;
      cut();
    },
    cut,
  };
}
