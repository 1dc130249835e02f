import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from './options.ts';
import { dataFolderOf, serve } from './serve.ts';
import { hashFromInput, verifyFolder } from './tools.ts';

// What is written here is for this user alone: the files of the data folder too, should they be copied elsewhere.
process.umask(0o077);

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = join(root, 'dist');

/** Ends the process with a message for whoever started it: 2 says that something has to be mended first. */
function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** Changes with every build of the application, so that open browsers notice. */
function buildId(): string {
  const page = join(dist, 'index.html');
  return existsSync(page)
    ? createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12)
    : 'dev';
}

const options = readOptions(process.argv.slice(2));
if (!options.ok) refuse(options.error);

if (options.value.task === 'hash-password') {
  process.stdout.write(`${await hashFromInput(process.stdin)}\n`);
} else if (options.value.task === 'verify-audit') {
  const folder = dataFolderOf(options.value, process.env);
  if (!folder.ok) refuse(folder.error);
  const { ok, message } = await verifyFolder(folder.value, options.value.head);
  process.stdout.write(`${message}\n`);
  process.exitCode = ok ? 0 : 1;
} else {
  const served = await serve({
    options: options.value,
    environment: process.env,
    files: dist,
    build: buildId(),
    fetch: (url, init) => fetch(url, init),
    random: Math.random,
  });
  if (!served.ok) refuse(served.error);
  process.stdout.write(`Floorwatch gateway listens on ${served.value.address}\n`);
  let ending = false;
  const end = () => {
    // The second time, whoever asks does not want to wait any longer.
    if (ending) process.exit(1);
    ending = true;
    void served.value.stop().then(() => process.exit(0));
  };
  process.on('SIGHUP', () => {
    void served.value.reload().then(result => {
      process.stderr.write(result.ok ? 'People were read again.\n' : `${result.error}\n`);
    });
  });
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
