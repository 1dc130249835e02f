import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { FloorSnapshot } from '../floor/snapshot.ts';

/** How many agents, contacts or conversations are written at once. */
const SLICE = 50;

/**
 * Compresses a long text (gzip, UTF-8) that comes in pieces. Whole it is never there: a large floor has twenty megabytes,
 * twice that in memory where anybody writes more than Latin letters, and such strings pile up until all is collected.
 */
export async function compress(pieces: Iterable<string>): Promise<Buffer> {
  const gzip = createGzip({ level: 1, chunkSize: 64 * 1024 });
  const [bytes] = await Promise.all([buffer(gzip), pipeline(Readable.from(pieces), gzip)]);
  return bytes;
}

/** A floor as JSON, piece by piece. */
export function* jsonOf(snapshot: FloorSnapshot): Generator<string> {
  let lead = '{';
  for (const [key, list] of Object.entries(snapshot)) {
    yield `${lead}${JSON.stringify(key)}:[`;
    for (let at = 0; at < list.length; at += SLICE) {
      const slice = JSON.stringify(list.slice(at, at + SLICE)).slice(1, -1);
      yield at === 0 ? slice : `,${slice}`;
    }
    lead = '],';
  }
  yield ']}';
}
