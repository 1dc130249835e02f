import type { ServerResponse } from 'node:http';
import type { Feed, PollRequest } from '../feed/feed.ts';
import type { StreamLine } from '../feed/reply.ts';
import type { Refused } from './errors.ts';
import { WORDS } from './errors.ts';

/** A browser that does not read a stream for this long is let go, in milliseconds; it comes back with its cursor. */
const STALL_MS = 30_000;

/** What a stream is answered with, and how it is refused. */
export type Streamed = {
  readonly feed: Feed;
  readonly poll: PollRequest;
  /** Whether the answer goes out in chunks, as HTTP/1.1 does: one to a browser of HTTP/1.0 ends with its connection. */
  readonly takesChunks: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly refuse: (response: ServerResponse, code: Refused['code'], message: string) => void;
};

/**
 * Answers a poll line by line until its time is over. After the head, a line goes to the socket as the chunk that all share:
 * node:http would frame it anew, in four pieces, for each browser.
 */
export function streamTo(
  response: ServerResponse,
  { feed, poll, takesChunks, headers, refuse }: Streamed,
): void {
  let waiting: { readonly timer: NodeJS.Timeout; readonly stop: () => void } | undefined;

  const stopWaiting = () => {
    clearTimeout(waiting?.timer);
    waiting?.stop();
    waiting = undefined;
  };

  const waitFor = (way: NodeJS.EventEmitter) => {
    const resume = () => {
      stopWaiting();
      handle.resume();
    };
    way.on('drain', resume);
    const timer = setTimeout(() => response.destroy(), STALL_MS);
    waiting = { timer, stop: () => way.off('drain', resume) };
  };

  /** By way of the response for the head, and for as long as an answer before it has the socket. */
  const write = ({ plain, chunk }: StreamLine): boolean => {
    const { socket } = response;
    const direct = takesChunks && response.headersSent && socket !== null ? socket : undefined;
    if (!response.headersSent) response.writeHead(200, headers);
    const more = direct ? direct.write(chunk) : response.write(plain);
    if (!more && waiting === undefined) waitFor(direct ?? response);
    return more;
  };

  const handle = feed.stream(poll, {
    write,
    end: why => {
      if (response.headersSent) response.end();
      else if (why === 'gone') refuse(response, 'cursor-gone', WORDS.cursorGone);
      else if (why === 'signed-out') refuse(response, 'not-signed-in', WORDS.notSignedIn);
      else response.writeHead(200, headers).end();
    },
  });
  response.once('close', () => {
    stopWaiting();
    handle.cancel();
  });
}
