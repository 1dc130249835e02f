import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gatewayEnvironment, gatewayFlags } from '../../src/install.mjs';

/** A process of its own, so that what it costs can be measured apart; it is asked and answers one thing at a time. */
export type Child = {
  /** Asks for something and resolves with the answer. */
  readonly ask: (question: Question) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

/** What can be asked of a child; each kind knows some of it. */
export type Question = { readonly do: string } & Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** Starts a file of this folder. It has to `answer` below. */
export function start(file: string, args: readonly string[] = []): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const isGateway = file === 'gateway-child.ts';
  const execArgv = ['--expose-gc', ...(isGateway ? gatewayFlags : [])];
  const env = { ...(isGateway ? gatewayEnvironment : {}), ...process.env };
  const child: ChildProcess = fork(path, args, { execArgv, env, stdio: ['ignore', 2, 2, 'ipc'] });
  const over = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return {
    ask: question =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error(`${file} ended while it was asked to ${question.do}`));
        child.once('exit', ended);
        child.once('message', message => {
          child.off('exit', ended);
          resolve(Object(message));
        });
        child.send(question);
      }),
    stop() {
      child.kill();
      return over;
    },
  };
}

/** The child's side: answers questions until the parent is gone. */
export function answer(answers: Readonly<Record<string, (question: Question) => unknown>>): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async (message: Question) => {
    const found = await answers[message.do]?.(message);
    process.send?.({ ...Object(found) });
  });
}

/** Reads a number out of what another process said. */
export function numberOf(from: Readonly<Record<string, unknown>>, name: string): number {
  const value = Number(from[name]);
  if (Number.isNaN(value)) throw new Error(`${name} is no number: ${JSON.stringify(from)}`);
  return value;
}

/** What this process has cost so far. */
export function cost(): {
  readonly cpuMicros: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
} {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMicros: user + system, rssBytes: rss, heapBytes: heapUsed + external };
}
