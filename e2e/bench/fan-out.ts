import { numberOf, start } from './child.ts';
import { alone, besides, median, type Result } from './result.ts';

/** Who hands events to browsers, and how. */
const WAYS = {
  poll: { server: 'gateway-child.ts', args: [], kind: 'poll' },
  stream: { server: 'gateway-child.ts', args: [], kind: 'stream' },
  cometd: { server: 'peer-cometd-child.ts', args: ['0'], kind: 'cometd' },
  'cometd 100 ms': { server: 'peer-cometd-child.ts', args: ['100'], kind: 'cometd' },
  'socket.io 50 ms': { server: 'peer-socket-io-child.ts', args: ['50'], kind: 'socket-io' },
  'socket.io 100 ms': { server: 'peer-socket-io-child.ts', args: ['100'], kind: 'socket-io' },
} as const;

type Way = keyof typeof WAYS;
type Run = {
  readonly cpuPerDelivered: number;
  readonly p99: number;
  readonly kilobytesPerClient: number;
  readonly cores: number;
};

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

async function measure(way: Way, count: number, rate: number, seconds: number): Promise<Run> {
  const { server: file, args, kind } = WAYS[way];
  const server = start(file, args);
  const clients = start('clients-child.ts');
  try {
    const hello = await server.ask({ do: 'hello' });
    const empty = await server.ask({ do: 'mark', clean: true });
    await clients.ask({ ...hello, do: 'join', kind, count });
    await server.ask({ do: 'rate', perSecond: rate });
    await sleep(3000);
    await clients.ask({ do: 'begin' });
    const before = await server.ask({ do: 'mark' });
    await sleep(seconds * 1000);
    const after = await server.ask({ do: 'mark' });
    const report = await clients.ask({ do: 'report', count });
    const made = numberOf(after, 'made') - numberOf(before, 'made');
    const received = numberOf(report, 'events');
    if (received < made * 0.8) throw new Error(`${way}: a client got ${received} of ${made} events`);
    const cpu = numberOf(after, 'cpuMicros') - numberOf(before, 'cpuMicros');
    const grown = numberOf(after, 'rssBytes') - numberOf(empty, 'rssBytes');
    const cores = cpu / 1e6 / seconds;
    const run = {
      cpuPerDelivered: cpu / (made * count),
      p99: numberOf(report, 'p99'),
      kilobytesPerClient: grown / 1000 / count,
      cores,
    };
    process.stderr.write(
      `  ${way}, ${count} × ${rate}/s: ${run.cpuPerDelivered.toFixed(3)} µs, ${cores.toFixed(2)} cores, ` +
        `p50 ${report.p50} p99 ${report.p99} ms, ${run.kilobytesPerClient.toFixed(0)} kB a client\n`,
    );
    await clients.stop();
    await server.ask({ do: 'end' });
    return run;
  } finally {
    await Promise.all([clients.stop(), server.stop()]);
  }
}

/** A thousand browsers × 500 events a second, beside Bayeux long polling and socket.io. */
export async function fanOut(quick: boolean): Promise<readonly Result[]> {
  const rounds = quick ? 1 : 3;
  const seconds = quick ? 4 : 8;
  const runs = new Map<Way, Run[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const way of Object.keys(WAYS) as Way[]) {
      runs.set(way, [...(runs.get(way) ?? []), await measure(way, 1000, 500, seconds)]);
    }
  }
  const of = (way: Way, what: keyof Run) => median((runs.get(way) ?? []).map(run => run[what]));
  const cpu = (way: Way) => of(way, 'cpuPerDelivered');
  const unit = 'µs of server CPU per delivered event';
  return [
    besides('gateway: long poll', unit, cpu('poll'), 'cometd-nodejs-server', cpu('cometd'), 0.3),
    besides(
      'gateway: long poll',
      unit,
      cpu('poll'),
      'cometd-nodejs-server, gathered',
      cpu('cometd 100 ms'),
      1,
    ),
    besides('gateway: long poll', unit, cpu('poll'), 'socket.io, 50 ms', cpu('socket.io 50 ms'), 1.2),
    besides('gateway: streamed poll', unit, cpu('stream'), 'long poll', cpu('poll'), 0.75),
    besides('gateway: streamed poll', unit, cpu('stream'), 'socket.io, 50 ms', cpu('socket.io 50 ms'), 1.2),
    besides('gateway: streamed poll', unit, cpu('stream'), 'socket.io, 100 ms', cpu('socket.io 100 ms'), 2.4),
    alone('gateway: long poll, event to browser, p99', 'ms', of('poll', 'p99'), 150),
    alone('gateway: streamed poll, event to browser, p99', 'ms', of('stream', 'p99'), 75),
    alone('gateway: memory per polling browser under load', 'kB', of('poll', 'kilobytesPerClient'), 100),
  ];
}

/** Two thousand browsers × 500 events a second: a million deliveries a second. */
export async function million(quick: boolean): Promise<readonly Result[]> {
  const run = await measure('poll', 2000, 500, quick ? 4 : 8);
  return [
    alone('gateway: a million deliveries a second by long poll', 'cores', run.cores, 0.6),
    alone('gateway: a million deliveries a second, event to browser, p99', 'ms', run.p99, 150),
  ];
}

/** Events taken in, durable, by one core. */
export async function durable(quick: boolean): Promise<readonly Result[]> {
  const server = start('gateway-child.ts', ['10000']);
  try {
    await server.ask({ do: 'hello' });
    const rates: number[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      const flood = await server.ask({ do: 'flood', ms: quick ? 2000 : 4000 });
      const perCore = numberOf(flood, 'perSecond') / Math.max(1, numberOf(flood, 'cpu'));
      process.stderr.write(`  ${perCore.toFixed(0)} events/s durable on one core\n`);
      rates.push(perCore);
    }
    const unit = 'ms per 5,000 durable events (1,000 is one core)';
    const value = 5_000_000 / median(rates);
    await server.ask({ do: 'end' });
    return [alone('gateway: 5,000 events/s in, durable, on one core', unit, value, 1000)];
  } finally {
    await server.stop();
  }
}
