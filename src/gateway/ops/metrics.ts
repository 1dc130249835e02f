import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The gateway's own figures, in Prometheus' words. */
export type Metrics = {
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly events: Counter<'platform' | 'type'>;
  readonly quarantined: Counter<'platform' | 'source'>;
  /** Counts what happened on the way to a platform. Words that platforms make up are counted as `other` beyond a number. */
  readonly onTheWay: (platform: string, what: string, detail: string) => void;
  readonly commands: Counter<'type' | 'state'>;
  readonly typing: Counter<'platform' | 'outcome'>;
  readonly text: () => Promise<string>;
  readonly contentType: string;
  /** Adds a figure that is read when it is asked for. */
  readonly gauge: (name: string, help: string, read: () => number) => void;
};

/** So many details of one name are told apart: calls and statuses are fewer, invented words are without end. */
const MOST_DETAILS = 200;

/** Makes figures of their own for each gateway, so that tests and gateways do not share them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const details = new Map<string, Set<string>>();
  const connector = new Counter({
    name: 'floorwatch_connector_total',
    help: 'What happened on the way to a platform, by name.',
    labelNames: ['platform', 'what', 'detail'],
    registers,
  });
  return {
    requests: new Histogram({
      name: 'floorwatch_http_request_seconds',
      help: 'Time to answer a request; held polls are not counted.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.01, 0.05, 0.2, 1, 5],
      registers,
    }),
    events: new Counter({
      name: 'floorwatch_events_total',
      help: 'Events that became durable and changed the floor.',
      labelNames: ['platform', 'type'],
      registers,
    }),
    quarantined: new Counter({
      name: 'floorwatch_quarantined_total',
      help: 'Payloads that could not be understood.',
      labelNames: ['platform', 'source'],
      registers,
    }),
    onTheWay: (platform, what, detail) => {
      const key = JSON.stringify([platform, what]);
      const known = details.get(key) ?? new Set();
      details.set(key, known);
      const isNamed = known.has(detail) || known.size < MOST_DETAILS;
      if (isNamed) known.add(detail);
      connector.inc({ platform, what, detail: isNamed ? detail : 'other' });
    },
    commands: new Counter({
      name: 'floorwatch_commands_total',
      help: 'States that commands came to.',
      labelNames: ['type', 'state'],
      registers,
    }),
    typing: new Counter({
      name: 'floorwatch_typing_notices_total',
      help: 'What became of typing notices; only those sent reached a platform.',
      labelNames: ['platform', 'outcome'],
      registers,
    }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    gauge: (name, help, read) => {
      new Gauge({
        name: `floorwatch_${name}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
  };
}
