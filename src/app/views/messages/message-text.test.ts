import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './message-text.ts';

const hosts = (text: string) =>
  piecesOf(text).flatMap(piece => (piece.kind === 'address' ? [piece.link.host] : []));

describe("a stranger's message", () => {
  it('shows the host behind each address', () => {
    expect(hosts('see https://a.example/x, or (www.b.example).')).toEqual(['a.example', 'www.b.example']);
    expect(hosts('https://paypal.example@evil.example/')).toEqual(['evil.example']);
  });

  it('takes nothing but web addresses for one', () => {
    expect(piecesOf('javascript:alert(1) data:text/html,x file:///etc')).toMatchObject([{ kind: 'words' }]);
  });

  it('leaves the mark that ends a sentence outside of the address', () => {
    expect(piecesOf('http://a.example/b.').map(({ text }) => text)).toEqual(['http://a.example/b', '.']);
  });

  it('loses and adds nothing, whatever the text is', () => {
    const part = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('www.', 'http://', ' ', '\n', '<b>'));
    fc.assert(
      fc.property(fc.array(part), parts => {
        const text = parts.join('');
        const pieces = piecesOf(text);
        expect(pieces.map(piece => piece.text).join('')).toBe(text);
        expect(new Set(pieces.map(({ at }) => at)).size).toBe(pieces.length);
      }),
    );
  });
});
