import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';

const PIECE = 64 * 1024;

/**
 * Compresses a long text (gzip, UTF-8), piece by piece: as one buffer, a large floor would be ten megabytes outside the
 * heap for each snapshot, and they pile up until everything is collected.
 */
export function compress(text: string): Promise<Buffer> {
  return buffer(Readable.from(piecesOf(text)).pipe(createGzip({ level: 1, chunkSize: PIECE })));
}

/** Never ends a piece between the two halves of a character. */
function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const last = text.charCodeAt(at + PIECE - 1);
    const end = last >= 0xd800 && last <= 0xdbff ? at + PIECE - 1 : at + PIECE;
    yield text.slice(at, end);
    at = end;
  }
}
