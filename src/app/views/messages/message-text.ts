import { type InertLink, inertLink } from '../../../lib/url.ts';

/** A stretch of a message: words, or an address that is shown and never followed. */
export type Piece =
  | { readonly kind: 'words'; readonly at: number; readonly text: string }
  | { readonly kind: 'address'; readonly at: number; readonly text: string; readonly link: InertLink };

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"']{1,2048}/giu;
/** Marks that end a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}»”’]+$/u;

/** Cuts a message into words and addresses. Nothing in it is ever more than text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    const link = inertLink(/^www\./i.test(address) ? `http://${address}` : address);
    if (link.host === undefined) continue;
    if (match.index > from) pieces.push({ kind: 'words', at: from, text: text.slice(from, match.index) });
    pieces.push({ kind: 'address', at: match.index, text: address, link });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ kind: 'words', at: from, text: text.slice(from) });
  return pieces;
}
