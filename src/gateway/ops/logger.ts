import { type Logger, pino } from 'pino';
import type { Log } from '../../connectors/connector.ts';

/** Keys whose values never reach the log, at any of the depths that are used. */
const SECRETS = [
  'password',
  'passwordHash',
  'accessKeySecret',
  'clientSecret',
  'apiKey',
  'token',
  'authorization',
  'cookie',
  'secret',
  'fields',
  'text',
  'raw',
  'rawText',
  'customer',
  'customerName',
  'phone',
  'stationPhone',
  'body',
];

/** Numbers that could be somebody's telephone: seven digits or more, but for times and ids inside longer words. */
const PHONE = /(?<![\w.:-])\+?\d[\d ()-]{6,}\d(?![\w:])/g;

/** Takes telephone numbers out of a text that goes to the log. */
export function withoutNumbers(text: string): string {
  return text.replace(PHONE, '[number]');
}

/** How much the log tells, from most to nothing. */
export const LOG_LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** The structured log, one JSON object a line. */
export function createLogger(level: string, destination?: { write: (line: string) => void }): Logger {
  const paths = SECRETS.flatMap(key => [key, `*.${key}`, `*.*.${key}`]);
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return destination ? pino(options, destination) : pino(options, pino.destination({ dest: 2, sync: false }));
}

/** The log as connectors and parts of the gateway use it; `part` names who speaks. */
export function logOf(logger: Logger, part: string): Log {
  const child = logger.child({ part });
  return (level, message, facts = {}) => child[level](cleaned(facts), withoutNumbers(message));
}

function cleaned(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === 'string' ? withoutNumbers(value) : value,
    ]),
  );
}
