import { LONGEST_POLL_SECONDS } from '../../connectors/cxone/wire.ts';

import type { WireEvent } from './agent-events.ts';
import type { Call } from './call.ts';
import { snapshot } from './feed.ts';
import { hostileEvents, unsettled } from './mischief.ts';
import type { Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
import { KEPT_AFTER_END_MS, type Stream } from './streams.ts';

/** Response header that says which branch of get-next-event was taken. */
const BRANCH = 'icbranchvalue';
const NEW_EVENTS = '1';
const EVENT_MISSED = '3';

/**
 * GET agent-sessions/{id}/get-next-event: waits for events. 200 carries a new id for the next poll; an id that is
 * older than the newest is no error but asks for everything that is true now; 304 when nothing came; 409 when the
 * session has ended.
 */
export async function getNextEvent(cxone: Cxone, call: Call): Promise<Response> {
  const { streams, clock } = cxone;
  const timeout = call.arg('timeout') ?? '0';
  if (!/^\d{1,3}$/.test(timeout) || Number(timeout) > LONGEST_POLL_SECONDS)
    return refused(
      400,
      'InvalidTimeout',
      `timeout must be a whole number of seconds from 0 to ${LONGEST_POLL_SECONDS}.`,
    );
  const found = streams.find(call.param('sessionId'));
  if (found === undefined) return refused(404, 'InvalidAgentSession', 'Invalid agent session Id.');
  const { stream, generation } = found;
  stream.polledAt = clock.now();
  // A second poll on the same stream takes the place of the first.
  stream.wake?.();

  if (isOver(cxone, stream)) return ended();
  if (stream.endedAt === undefined && generation < stream.generation) stream.missed = true;
  if (!hasNews(stream) && Number(timeout) > 0 && stream.endedAt === undefined)
    await waitForNews(cxone, stream, Number(timeout), call.request.signal);
  if (call.request.signal.aborted) return new Response(null, { status: 304 });
  stream.polledAt = clock.now();
  if (hasNews(stream)) return deliver(cxone, stream);
  return isOver(cxone, stream) ? ended() : new Response(null, { status: 304, statusText: 'Not Modified' });
}

function hasNews(stream: Stream): boolean {
  return stream.missed || stream.pending.length > 0;
}

/** The session ended, and its last events were fetched or are no longer kept. */
function isOver({ clock }: Cxone, stream: Stream): boolean {
  if (stream.endedAt === undefined) return false;
  return stream.pending.length === 0 || clock.now() - stream.endedAt > KEPT_AFTER_END_MS;
}

function ended(): Response {
  return refused(409, 'Session Ended', 'The agent session has ended.');
}

async function waitForNews(
  cxone: Cxone,
  stream: Stream,
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  const enough = new AbortController();
  const stop = () => enough.abort();
  signal.addEventListener('abort', stop, { once: true });
  stream.wake = stop;
  await cxone.clock.sleep(seconds * 1000, enough.signal);
  if (stream.wake === stop) stream.wake = undefined;
  signal.removeEventListener('abort', stop);
}

function deliver(cxone: Cxone, stream: Stream): Response {
  const renewed = stream.missed && stream.endedAt === undefined;
  const events: readonly WireEvent[] = renewed ? snapshot(cxone, stream.agent) : stream.pending;
  stream.pending = [];
  stream.missed = false;
  stream.generation += 1;
  const { faults } = cxone;
  const told = [
    ...unsettled(events, faults),
    ...(faults.strike('hostile', 'get-next-event') ? hostileEvents(stream.agent) : []),
  ];
  return json(
    { sessionId: cxone.streams.idOf(stream), events: told },
    { [BRANCH]: renewed ? EVENT_MISSED : NEW_EVENTS, 'cache-control': 'no-store' },
  );
}
