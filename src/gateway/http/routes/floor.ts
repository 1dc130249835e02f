import * as z from 'zod';
import { API } from '../../../protocol/paths.ts';
import type { Feed, PollAnswer, PollRequest } from '../../feed/feed.ts';
import { Refused, WORDS } from '../errors.ts';
import { NDJSON, NO_CURSOR, readEventsCall } from '../events-call.ts';
import { route } from '../route.ts';

const floor = route({
  method: 'GET',
  path: API.floor,
  access: 'floor.view',
  summary: 'The floor as you may see it, now, with the cursor from which to follow it.',
  reply: { status: 200, description: 'A snapshot.', type: 'SnapshotReply' },
  handle: async ({ viewer, request }, { snapshots, isReady }) => {
    if (!isReady()) throw new Refused('not-ready', 'The floor is not ready yet. Try again in a moment.');
    const { json, gzip } = snapshots.of(viewer.lens);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''))
      return new Response(json(), { headers });
    const bytes = await gzip();
    return new Response(shared(bytes), {
      headers: { ...headers, 'content-encoding': 'gzip', 'content-length': String(bytes.length) },
    });
  },
});

// The server answers this address itself, on its own short way; here it is for every other transport.
const events = route({
  method: 'GET',
  path: API.events,
  access: 'floor.view',
  summary: `What happened since a cursor; held for up to "wait" seconds. With Accept: ${NDJSON}, one reply a line.`,
  query: z.object({
    after: z.string(NO_CURSOR).describe('The cursor to follow from.'),
    wait: z.string().optional().describe('Seconds to wait for something to happen, 0 to 55.'),
  }),
  reply: {
    status: 200,
    description: 'The events, and the cursor after them.',
    type: 'EventsReply',
    media: ['application/json', NDJSON],
  },
  handle: async ({ viewer, request }, { feed, clock }) => {
    const poll = readEventsCall(new URL(request.url).searchParams, viewer, clock.now());
    if (!feed.knows(poll)) throw new Refused('cursor-gone', WORDS.cursorGone);
    const streams = (request.headers.get('accept') ?? '').includes(NDJSON);
    return streams ? streamed(feed, poll, request.signal) : answered(feed, poll, request.signal);
  },
});

/** The very bytes: a response that is given a buffer makes two copies of it. */
const shared = (bytes: Uint8Array) =>
  new ReadableStream<Uint8Array>({
    start: controller => {
      controller.enqueue(bytes);
      controller.close();
    },
  });

export const floorRoutes = [floor, events];

async function answered(feed: Feed, poll: PollRequest, signal: AbortSignal): Promise<Response> {
  const answer = await new Promise<PollAnswer>(resolve => {
    const cancel = feed.poll(poll, resolve);
    signal.addEventListener('abort', cancel, { once: true });
  });
  if (answer.kind === 'gone') throw new Refused('cursor-gone', WORDS.cursorGone);
  if (answer.kind === 'signed-out') throw new Refused('not-signed-in', WORDS.notSignedIn);
  return new Response(Buffer.from(answer.body), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

function streamed(feed: Feed, poll: PollRequest, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    let begun = false;
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: given => {
        controller = given;
      },
      pull: () => handle?.resume(),
      cancel: () => handle?.cancel(),
    });
    const handle: ReturnType<Feed['stream']> | undefined = feed.stream(poll, {
      write: ({ plain }) => {
        if (!begun) resolve(new Response(body, { headers: { 'content-type': NDJSON } }));
        begun = true;
        controller?.enqueue(plain);
        return (controller?.desiredSize ?? 0) > 0;
      },
      end: why => {
        if (begun) controller?.close();
        else if (why === 'gone') reject(new Refused('cursor-gone', WORDS.cursorGone));
        else reject(new Refused('not-signed-in', WORDS.notSignedIn));
      },
    });
    signal.addEventListener('abort', () => handle?.cancel(), { once: true });
  });
}
