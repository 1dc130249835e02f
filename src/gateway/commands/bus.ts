import type { CommandRecord } from '../../floor/commands.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { CommandReply, CommandRequest } from '../../protocol/commands.ts';
import { lensOf } from '../feed/lens.ts';
import type { Person } from '../people/person.ts';
import { createRateLimiter } from '../people/rate-limit.ts';
import { createMutex } from '../store/mutex.ts';
import type { StoredCommand } from '../store/store.ts';
import { type Authorised, authorise } from './authorise.ts';
import type { BusDeps } from './deps.ts';
import { createWatch, type Watch } from './observe.ts';
import { contentHashOf, recordIntent } from './record-intent.ts';
import { recordOutcome } from './record-outcome.ts';
import type { Refusal } from './refusal.ts';
import { ownOutcome, recordSent, send } from './send.ts';
import { writeDown } from './write-down.ts';

/** The one way in which commands go up: authorise, record intent, send, record outcome. Rules CM1… in SPEC.md. */
export type CommandBus = {
  /** Takes a command. The same id again answers how far it has come, and does nothing. */
  readonly submit: (person: Person, request: CommandRequest) => Promise<Result<CommandReply, Refusal>>;
  /** Takes back a command of one's own while it waits. */
  readonly cancel: (person: Person, id: string) => Promise<Result<CommandReply, Refusal>>;
  readonly get: (id: string) => Promise<CommandRecord | undefined>;
  readonly watch: Watch;
  /** Cancels what waits and lets what was sent be answered: the gateway is going down. */
  readonly drain: () => Promise<void>;
};

const cancelled = (message: string) => ownOutcome('Cancelled', message);

const gone = err<Refusal>({ code: 'not-allowed', message: 'Whoever asked for it may no longer sign in.' });

const tooMany = err<Refusal>({
  code: 'too-many-requests',
  message: 'Too many commands in a short time. Wait a moment and try again.',
});

/** Makes a bus. */
export function createBus(deps: BusDeps): CommandBus {
  const { store, audit, clock, report } = deps;
  const alone = createMutex();
  /** Commands in their undo window, and how to end the waiting. */
  const waiting = new Map<string, AbortController>();
  const inFlight = new Set<Promise<void>>();
  const limiter = createRateLimiter({ burst: 100, refillMs: 500 });
  let ending = false;

  const watch = createWatch(clock, command => {
    const done = writeDown(deps, command, { state: 'observed', action: 'command.observed' });
    done.catch(error =>
      report('error', 'An observation could not be written down.', { error: String(error) }),
    );
  });

  async function check(person: Person, request: CommandRequest): Promise<Result<Authorised, Refusal>> {
    const ids = Object.values(request.target).filter(id => id !== undefined);
    const platforms = [...new Set(ids.map(id => id.slice(0, id.indexOf(':'))))];
    const linked = new Set<string>();
    for (const platformId of platforms)
      if ((await deps.identities.label(person.username, platformId)) !== undefined) linked.add(platformId);
    const hasIdentity = (platformId: string) => linked.has(platformId);
    return authorise(person, lensOf(person), request, deps.floor(), hasIdentity, clock.now());
  }

  /** What is done with a command once its intent is recorded: wait, check again, send, record. */
  async function carryOut(person: Person, intent: StoredCommand, undo: AbortController): Promise<void> {
    const { record, request } = intent;
    if (record.undoUntil !== undefined) await clock.sleep(record.undoUntil - clock.now(), undo.signal);
    if (!waiting.delete(record.id)) return;
    // Five seconds are long enough for a role to be taken away or a platform to go down.
    const now = deps.people.get(person.username);
    const still = now === undefined ? gone : await check(now, request);
    if (!still.ok || ending) {
      const outcome = cancelled(
        still.ok
          ? 'The gateway is going down. Nothing was sent.'
          : `Nothing was sent. ${still.error.message}`,
      );
      await recordOutcome(deps, intent, { kind: 'cancelled', outcome }, () => ending);
      return;
    }
    const sent = await recordSent(deps, intent).catch(() => undefined);
    if (sent === undefined) {
      const outcome = cancelled('It could not be written down that it is sent. Nothing was sent.');
      await recordOutcome(deps, intent, { kind: 'cancelled', outcome }, () => ending);
      return;
    }
    if (still.value.capability.observable) watch.add(sent);
    const performed = await send(deps, sent);
    watch.settle(await recordOutcome(deps, sent, performed, () => ending));
  }

  function begin(person: Person, intent: StoredCommand): void {
    const undo = new AbortController();
    waiting.set(intent.record.id, undo);
    track(intent.record.id, carryOut(person, intent, undo));
  }

  /** What goes on behind an answer; a drain waits for it. */
  function track(commandId: string, work: Promise<unknown>): void {
    const done = work
      .then(
        () => {},
        error => report('error', 'A command could not be carried out.', { commandId, error: String(error) }),
      )
      .finally(() => inFlight.delete(done));
    inFlight.add(done);
  }

  async function deny(person: Person, request: CommandRequest, refusal: Refusal) {
    await audit.note({
      user: person.username,
      userName: person.name,
      action: 'command.denied',
      commandId: request.id,
      commandType: request.type,
      target: request.target.agentId ?? request.target.sessionId ?? request.target.queueId,
      reason: request.reason,
      outcome: `${refusal.code}: ${refusal.message}`,
    });
    return err(refusal);
  }

  return {
    watch,
    // One after another: two requests with one id must not both find nothing.
    submit: (person, request) =>
      alone(async () => {
        const known = await store.commands.get(request.id);
        if (known !== undefined)
          return known.contentHash === contentHashOf(person.username, request)
            ? ok({ id: request.id, state: known.record.state })
            : err({ code: 'conflict', message: 'Another command has this id. Send it with a new id.' });
        if (limiter.waitFor(person.username, clock.now()) > 0) return tooMany;
        limiter.take(person.username, clock.now());
        if (ending) return err({ code: 'not-ready', message: 'The gateway is going down. Try again.' });
        const authorised = await check(person, request);
        if (!authorised.ok) return deny(person, request, authorised.error);
        const intent = await recordIntent(deps, person, request, authorised.value);
        begin(person, intent);
        return ok({ id: request.id, state: intent.record.state });
      }),
    cancel: async (person, id) => {
      const known = await store.commands.get(id);
      if (known === undefined || known.record.by.user !== person.username)
        return err({ code: 'not-found', message: 'You have no such command.' });
      const undo = waiting.get(id);
      if (undo === undefined || !waiting.delete(id))
        return err({
          code: 'already-settled',
          message: 'It is too late: the command does not wait any more.',
        });
      undo.abort();
      const outcome = ownOutcome('TakenBack', 'Taken back in time. Nothing was sent.');
      const step = { state: 'cancelled', action: 'command.cancelled', outcome } as const;
      try {
        await writeDown(deps, known, step);
      } catch {
        // Nothing will be sent, whatever the disk does: that is the answer, and it is written down when it can be.
        track(
          id,
          recordOutcome(deps, known, { kind: 'cancelled', outcome }, () => ending),
        );
      }
      return ok({ id, state: 'cancelled' });
    },
    get: async id => (await store.commands.get(id))?.record,
    drain: async () => {
      ending = true;
      for (const undo of [...waiting.values()]) undo.abort();
      await Promise.all([...inFlight]);
    },
  };
}
