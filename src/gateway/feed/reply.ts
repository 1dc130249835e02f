import { formatCursor } from '../../protocol/feed.ts';
import type { FloorKeeper } from '../log/keeper.ts';

/** A line of a stream, written once for everybody it is for. */
export type StreamLine = {
  readonly plain: Buffer;
  /** The same as a chunk of HTTP/1.1, frame and all. */
  readonly chunk: Buffer;
};

/** Writes `EventsReply` bodies and the frame of `SnapshotReply`. */
export type ReplyWriter = {
  /** One reply as bytes that any number of polls may share; `json` are events separated by commas. */
  readonly events: (head: number, json: string) => Buffer;
  /** The same as a line of a stream. */
  readonly line: (head: number, json: string) => StreamLine;
  /** What stands before and after the floor. */
  readonly snapshot: (head: number) => { readonly before: string; readonly after: string };
};

/** Makes a writer for one build of the gateway; epoch, time and the disk are asked about at every reply [FD13]. */
export function createReplyWriter(
  build: string,
  { epoch, isHealthy }: Pick<FloorKeeper, 'epoch' | 'isHealthy'>,
  now: () => number,
): ReplyWriter {
  const disk = () => (isHealthy() ? '' : ',"diskRefuses":true');
  const tail = () => `"serverTime":${now()},"build":${JSON.stringify(build)}${disk()}}`;
  const events = (head: number, json: string) =>
    `{"cursor":"${formatCursor(epoch(), head)}","events":[${json}],${tail()}`;
  return {
    events: (head, json) => Buffer.from(events(head, json)),
    line: (head, json) => {
      const text = `${events(head, json)}\n`;
      const size = Buffer.byteLength(text);
      const frame = `${size.toString(16)}\r\n`;
      const chunk = Buffer.from(`${frame}${text}\r\n`);
      return { plain: chunk.subarray(frame.length, frame.length + size), chunk };
    },
    snapshot: head => ({
      before: `{"cursor":"${formatCursor(epoch(), head)}","floor":`,
      after: `,${tail()}`,
    }),
  };
}
