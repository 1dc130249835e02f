import type { Millis } from '../../lib/clock.ts';
import { readEvent } from '../feed/render.ts';
import type { EventLog } from '../log/event-log.ts';
import type { BusDeps } from './deps.ts';
import { WATCH_MS, type Watch } from './observe.ts';
import { ownOutcome } from './send.ts';
import { writeDown } from './write-down.ts';

const PAGE = 2000;
/** As far as platforms' clocks may be behind; what `observes` allows. */
const SLACK_MS = 2000;

/**
 * After a start: what still waited is cancelled, what was sent without an answer is unknown; neither is ever sent by
 * itself [CM7]. What may have happened is looked for, in what the log heard meanwhile and in what comes.
 */
export async function recover(deps: BusDeps, log: EventLog, watch: Watch): Promise<void> {
  for (const command of await deps.store.commands.inStates(['waiting'], 0)) {
    const message = 'The gateway was stopped while the command waited. Nothing was sent.';
    const outcome = ownOutcome('Cancelled', message);
    await writeDown(deps, command, { state: 'cancelled', action: 'command.cancelled', outcome });
  }
  for (const command of await deps.store.commands.inStates(['sent'], 0)) {
    const message =
      'The gateway was stopped between sending the command and hearing what came of it. It may have happened.';
    const outcome = ownOutcome('Default', message);
    await writeDown(deps, command, { state: 'unknown', action: 'command.unknown', outcome });
  }
  const since = deps.clock.now() - WATCH_MS;
  await tellFloor(deps, since);
  const open = await deps.store.commands.inStates(['accepted', 'unknown'], since);
  for (const command of open) watch.add(command);
  const sent = open.map(command => command.sentAt ?? Number.POSITIVE_INFINITY);
  if (sent.length === 0) return;
  let place = await log.placeAt(Math.min(...sent) - SLACK_MS);
  for (;;) {
    const entries = await log.read({ after: place, limit: PAGE });
    for (const { sequence, json } of entries) {
      watch.see(readEvent(json));
      place = sequence;
    }
    if (entries.length < PAGE) return;
  }
}

/** The store is written before the log: what the floor did not hear of before the end, it is told now. */
async function tellFloor({ store, floor, emit }: BusDeps, since: Millis): Promise<void> {
  const shown = new Map(floor().commands.map(command => [command.id, command.asOf]));
  const states = [
    'waiting',
    'sent',
    'accepted',
    'observed',
    'refused',
    'failed',
    'cancelled',
    'unknown',
  ] as const;
  for (const { record } of await store.commands.inStates(states, since))
    if ((shown.get(record.id) ?? 0) < record.asOf) await emit([{ type: 'command.changed', command: record }]);
}
