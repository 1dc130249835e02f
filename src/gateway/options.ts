import { parseArgs } from 'node:util';
import { isSafeAddress } from '../connectors/safe-address.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { type Head, parseHead } from './audit/head.ts';
import { DEMO_PLATFORMS } from './config/demo.ts';

/** What the command line asks for. */
export type Options = {
  readonly task: 'serve' | 'hash-password' | 'verify-audit';
  readonly config: string | undefined;
  /** To verify the audit against: how far it had come at some time. */
  readonly head: Head | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly simulator: string;
  /** Which simulated platforms the demonstration connects. */
  readonly platforms: readonly (typeof DEMO_PLATFORMS)[number][];
};

/** Reads the command line. */
export function readOptions(args: readonly string[]): Result<Options, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        config: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        simulator: { type: 'string', default: 'http://127.0.0.1:4100' },
        platforms: { type: 'string', default: DEMO_PLATFORMS.join(',') },
        demo: { type: 'boolean', default: false },
        'hash-password': { type: 'boolean', default: false },
        'verify-audit': { type: 'boolean', default: false },
        head: { type: 'string' },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
      return err(`--port ${values.port} is no port: give a number from 0 to 65535.`);
    if (values.demo && values.config !== undefined)
      return err('--demo and --config do not go together: the demonstration has its own configuration.');
    if (!isSafeAddress(values.simulator))
      return err(
        `--simulator ${values.simulator} is no simulator on this machine: give an address like http://127.0.0.1:4100.`,
      );
    const platforms = DEMO_PLATFORMS.filter(kind => values.platforms.split(',').includes(kind));
    if (platforms.length === 0)
      return err(`--platforms ${values.platforms} names none: give some of ${DEMO_PLATFORMS.join(',')}.`);
    const head = parseHead(values.head);
    if (values.head !== undefined && head === undefined)
      return err(
        `--head ${values.head} is no head: give row and hash, 120:9f2c…, as --verify-audit printed it.`,
      );
    const verify = values['verify-audit'] ? 'verify-audit' : 'serve';
    const { config, host, simulator } = values;
    return ok({
      task: values['hash-password'] ? 'hash-password' : verify,
      config,
      head,
      host,
      port,
      simulator,
      platforms,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
