import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Fetch } from '../connectors/connector.ts';
import { createSteadyClock, systemClock } from '../lib/clock.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { startGateway } from './assemble.ts';
import { DEMO_IDENTITIES, DEMO_PASSWORD, demoConfig, demoRefusal } from './config/demo.ts';
import type { Environment } from './config/environment.ts';
import { loadConfig } from './config/load.ts';
import { type Config, isLoopback } from './config/schema.ts';
import { connect } from './connect.ts';
import { AUDIT_HEAD, type DataFolder, headFileIn, takeDataFolder } from './data-folder.ts';
import { listen } from './http/server.ts';
import type { EventLog } from './log/event-log.ts';
import { openSqliteLog } from './log/sqlite-log.ts';
import { createLogger, LOG_LEVELS } from './ops/logger.ts';
import type { Options } from './options.ts';
import { hashPassword, verifyPassword } from './people/password.ts';
import type { Person } from './people/person.ts';
import { createSecretBox, parseKey, type SecretBox } from './people/secret-box.ts';
import { openSqliteStore } from './store/sql-store.ts';
import type { Store } from './store/store.ts';

/** What the entry point hands over: everything that only a process has. */
export type World = {
  readonly options: Options;
  readonly environment: Environment;
  readonly files: string;
  readonly build: string;
  readonly fetch: Fetch;
  readonly random: () => number;
};

/** A gateway that listens. */
export type Served = {
  readonly address: string;
  /** Reads the people from the configuration again; the error says why they stay as they are. */
  readonly reload: () => Promise<Result<true, string>>;
  readonly stop: () => Promise<void>;
};

/** Starts a gateway that listens; or says, for whoever started it, why not and what to mend. */
export async function serve(world: World): Promise<Result<Served, string>> {
  const { options, environment } = world;
  const demo = options.config === undefined;
  const read = demo
    ? ok(demoConfig(options.simulator, await hashPassword(DEMO_PASSWORD), options.platforms))
    : readConfig(options.config, environment);
  if (!read.ok) return read;
  const config = read.value;
  const host = options.host ?? config.gateway.host;
  const port = options.port ?? config.gateway.port;
  const refusal = (demo || (await usesDemoPassword(config))) && demoRefusal(config, host);
  if (refusal) return err(refusal);
  const logLevel = environment.FLOORWATCH_LOG_LEVEL || config.gateway.logLevel;
  if (!LOG_LEVELS.includes(logLevel))
    return err(`FLOORWATCH_LOG_LEVEL ${logLevel} is not known: give one of ${LOG_LEVELS.join(', ')}.`);

  const taken = takeDataFolder(folderOf(environment, config));
  if (!taken.ok) return taken;
  const folder = taken.value;
  const box = readKey(environment.FLOORWATCH_KEY, demo, folder);
  if (!box.ok) {
    folder.release();
    return box;
  }

  const logger = createLogger(logLevel);
  const files = await openFiles(folder, world.random);
  if (!files.ok) {
    folder.release();
    return files;
  }
  const started = await startGateway({
    ...files.value,
    clock: createSteadyClock(systemClock, () => performance.now()),
    random: world.random,
    fetch: world.fetch,
    logger,
    build: world.build,
    demo,
    origins: { publicOrigin: config.gateway.publicOrigin, loopback: isLoopback(host) },
    trustProxy: config.gateway.trustProxy,
    undoMs: config.gateway.undoSeconds * 1000,
    thresholds: config.thresholds,
    retention: config.gateway.retention,
    people: peopleOf(config),
    box: box.value,
    identities: demo ? DEMO_IDENTITIES : [],
    auditHead: headFileIn(folder.path(AUDIT_HEAD)),
    files: world.files,
    platformIds: config.platforms.map(({ id }) => id),
    platforms: config.platforms.map(platform => context => connect(platform, context)),
  }).then(ok, (error: unknown) => err(wordsOf(error)));
  if (!started.ok) {
    folder.release();
    return err(
      isDisk(started.error)
        ? cannotWrite(started.error)
        : `What is in the data folder cannot be read: ${started.error}. Put a backup in its place, or start on an empty folder (FLOORWATCH_DATA).`,
    );
  }
  const running = started.value;

  try {
    const listening = await listen(running.gateway, logger, { host, port });
    return ok({
      address: `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`,
      reload: async () => {
        if (demo) return err('The demonstration has no configuration to read again.');
        const again = readConfig(options.config, environment);
        if (!again.ok) return again;
        if ((await usesDemoPassword(again.value)) && demoRefusal(config, host) !== undefined)
          return err("The demonstration's password may not be used here. The people stay as they are.");
        // Whoever is gone is signed out by then, written down or not.
        return running.replacePeople(peopleOf(again.value)).then(
          () => ok(true),
          error => err(`The people were read again, but not written down: ${wordsOf(error)}.`),
        );
      },
      stop: async () => {
        await Promise.all([listening.close(), running.stop()]);
        folder.release();
      },
    });
  } catch (error) {
    await running.stop();
    folder.release();
    return err(
      `The gateway cannot listen on ${host}:${port}: ${wordsOf(error)}. Free the port, or choose another (--port).`,
    );
  }
}

/** Opens what the data folder holds; the error says which file cannot be read, and what to do about it. */
async function openFiles(
  folder: DataFolder,
  random: () => number,
): Promise<Result<{ log: EventLog; store: Store }, string>> {
  const open = async <T>(name: string, what: string, how: (path: string) => T | Promise<T>) => {
    try {
      return ok(await how(folder.path(name)));
    } catch (error) {
      if (isDisk(wordsOf(error))) return err(cannotWrite(wordsOf(error)));
      return err(
        `${folder.path(name)} cannot be opened: ${wordsOf(error)}. It holds ${what}. Put a backup in its place; without one, move it away with ${name}-wal and ${name}-shm, and the gateway begins a new one.`,
      );
    }
  };
  const log = await open('events.db', 'the event log', path => openSqliteLog(path, random));
  if (!log.ok) return log;
  const store = await open('store.db', 'sessions, commands and the audit', openSqliteStore);
  if (store.ok) return ok({ log: log.value, store: store.value });
  await log.value.close();
  return store;
}

/** Whether the disk is the trouble, and not what stands on it. */
const isDisk = (message: string): boolean => /full|readonly|read-only|disk I\/O|ENOSPC|EROFS/i.test(message);

const cannotWrite = (why: string): string =>
  `The data folder cannot be written: ${why}. Make room or give this user the right to write there, or choose another folder (FLOORWATCH_DATA).`;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The data folder that a gateway with these options would use; the error says why it is not known. */
export function dataFolderOf(options: Options, environment: Environment): Result<string, string> {
  if (environment.FLOORWATCH_DATA || options.config === undefined)
    return ok(folderOf(environment, undefined));
  const read = readConfig(options.config, environment);
  if (!read.ok) return err(`${read.error}\nOr name the data folder itself: FLOORWATCH_DATA.`);
  return ok(folderOf(environment, read.value));
}

function folderOf(environment: Environment, config: Config | undefined): string {
  // Set to nothing is not set: the working folder itself is never meant.
  return resolve(environment.FLOORWATCH_DATA || (config?.gateway.data ?? '.floorwatch'));
}

function peopleOf({ people }: Config): readonly Person[] {
  return people.map(({ username, name, passwordHash, role, platforms, teams }) => ({
    username,
    name: name ?? username,
    passwordHash,
    role,
    scope: { platforms, teams },
  }));
}

function readConfig(file: string | undefined, environment: Environment): Result<Config, string> {
  const path = file ?? '';
  if (!existsSync(path)) return err(`There is no configuration file ${path}.`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return err(`The configuration file ${path} cannot be read: ${wordsOf(error)}.`);
  }
  const loaded = loadConfig(basename(path), text, environment);
  return loaded.ok ? loaded : err(loaded.error.join('\n'));
}

async function usesDemoPassword({ people }: Config): Promise<boolean> {
  for (const { passwordHash } of people) if (await verifyPassword(DEMO_PASSWORD, passwordHash)) return true;
  return false;
}

/** The key for people's platform secrets: from the environment; the demonstration makes one and keeps it. */
function readKey(
  text: string | undefined,
  demo: boolean,
  folder: DataFolder,
): Result<SecretBox | undefined, string> {
  if (text !== undefined && text !== '') {
    const key = parseKey(text);
    return key
      ? ok(createSecretBox(key))
      : err('FLOORWATCH_KEY is no key: give 32 random bytes in base64, or 64 hexadecimal digits.');
  }
  if (!demo) return ok(undefined);
  const path = folder.path('demo.key');
  try {
    const kept = existsSync(path) ? parseKey(readFileSync(path, 'utf8').trim()) : undefined;
    if (kept) return ok(createSecretBox(kept));
    // Nothing, or what a full disk left of it.
    const made = randomBytes(32);
    writeFileSync(path, made.toString('base64'), { mode: 0o600 });
    return ok(createSecretBox(made));
  } catch (error) {
    return err(cannotWrite(wordsOf(error)));
  }
}
