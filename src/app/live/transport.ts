import type { Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Cursor, EventsReply, SnapshotReply } from '../../protocol/feed.ts';
import { API } from '../../protocol/paths.ts';

/** What can go wrong on the way to the gateway. */
export type Trouble = {
  readonly code: 'signed-out' | 'gone' | 'refused' | 'unreachable' | 'aborted';
  /** For a person. */
  readonly message: string;
  /** When the gateway asked to be left alone until, as a duration. */
  readonly retryAfterMs?: Millis | undefined;
};

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** Takes one reply and its text as it came, which other tabs can be handed. */
export type TakeReply = (reply: EventsReply, text: string) => void;

/** The gateway's two calls for floor data. Nothing here throws. */
export type Transport = {
  readonly snapshot: (signal: AbortSignal) => Promise<Result<SnapshotReply, Trouble>>;
  /** One answer; `wait` in seconds. */
  readonly poll: (
    after: Cursor,
    wait: number,
    signal: AbortSignal,
    take: TakeReply,
  ) => Promise<Result<void, Trouble>>;
  /** Answers as they come, one a line, until `wait` is over. */
  readonly stream: (
    after: Cursor,
    wait: number,
    signal: AbortSignal,
    take: TakeReply,
  ) => Promise<Result<void, Trouble>>;
};

const NDJSON = 'application/x-ndjson';

export function createTransport(fetch: Fetch): Transport {
  async function get(url: string, accept: string, signal: AbortSignal): Promise<Result<Response, Trouble>> {
    try {
      const response = await fetch(url, { signal, headers: { accept }, cache: 'no-store' });
      return response.ok ? ok(response) : err(refusal(response));
    } catch {
      return err(signal.aborted ? ABORTED : UNREACHABLE);
    }
  }

  async function read<T>(work: () => Promise<T>, signal: AbortSignal): Promise<Result<T, Trouble>> {
    try {
      return ok(await work());
    } catch (error) {
      if (signal.aborted) return err(ABORTED);
      return err(error instanceof SyntaxError ? UNREADABLE : UNREACHABLE);
    }
  }

  const eventsUrl = (after: Cursor, wait: number) =>
    `${API.events}?after=${encodeURIComponent(after)}&wait=${wait}`;

  return {
    async snapshot(signal) {
      const response = await get(API.floor, 'application/json', signal);
      if (!response.ok) return response;
      return read(async () => JSON.parse(await response.value.text()) as SnapshotReply, signal);
    },

    async poll(after, wait, signal, take) {
      const response = await get(eventsUrl(after, wait), 'application/json', signal);
      if (!response.ok) return response;
      return read(async () => {
        const text = await response.value.text();
        take(parseReply(text), text);
      }, signal);
    },

    async stream(after, wait, signal, take) {
      const response = await get(eventsUrl(after, wait), NDJSON, signal);
      if (!response.ok) return response;
      return read(async () => {
        const { body } = response.value;
        if (body === null) return;
        for await (const line of linesOf(body, signal)) take(parseReply(line), line);
      }, signal);
    },
  };
}

/** The whole lines of a body. What stands behind the last line break was cut off, and is not a line. */
async function* linesOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (signal.aborted) return;
        if (line.trim() !== '') yield line;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The gateway is ours and served this page: a glance at the shape tells its words from a proxy's. */
function parseReply(text: string): EventsReply {
  const reply = JSON.parse(text) as Partial<EventsReply> | null;
  if (typeof reply?.cursor !== 'string' || !Array.isArray(reply.events)) throw new SyntaxError('not a reply');
  return reply as EventsReply;
}

const ABORTED: Trouble = { code: 'aborted', message: '' };
const UNREACHABLE: Trouble = { code: 'unreachable', message: 'The gateway cannot be reached.' };
const UNREADABLE: Trouble = { code: 'refused', message: 'The gateway gave an answer that cannot be read.' };

function refusal(response: Response): Trouble {
  response.body?.cancel().catch(() => undefined);
  const { status } = response;
  if (status === 401) return { code: 'signed-out', message: 'Your sign-in has ended.' };
  if (status === 410) return { code: 'gone', message: 'What happened meanwhile is no longer held.' };
  const seconds = Number(response.headers.get('retry-after'));
  const retryAfterMs = seconds > 0 ? Math.min(seconds, 120) * 1000 : undefined;
  if (status === 429)
    return { code: 'refused', message: 'The gateway asked to be asked less often.', retryAfterMs };
  if (status === 503)
    return { code: 'unreachable', message: 'The gateway is starting or stopping.', retryAfterMs };
  if (status === 403) return { code: 'refused', message: 'You may not see the floor.', retryAfterMs };
  return { code: 'refused', message: `The gateway answered ${status}.`, retryAfterMs };
}
