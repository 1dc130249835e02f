import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine, plainText } from './text.ts';
import { inertLink } from './url.ts';

describe('text of strangers', () => {
  it('loses what reorders or hides text, and keeps what languages need', () => {
    expect(plainText('invoice\u202Egpj.exe')).toBe('invoicegpj.exe');
    expect(plainText('a\u0000b\u001b[31mc')).toBe('ab[31mc');
    expect(plainText('می\u200Cخواهم')).toBe('می\u200Cخواهم');
    expect(plainLine('Maya\n\tOkafor')).toBe('Maya Okafor');
  });

  it('is well formed, bounded and the same when cleaned twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (raw, max) => {
          const clean = plainText(raw, max);
          expect(clean.isWellFormed()).toBe(true);
          expect(clean.length).toBeLessThanOrEqual(max);
          expect(plainText(clean, max)).toBe(clean);
        },
      ),
    );
  });
});

describe('links of strangers', () => {
  it('are safe to open only as https without credentials', () => {
    expect(inertLink('https://crm.example.com/case?id=1')).toMatchObject({
      host: 'crm.example.com',
      safe: true,
    });
    for (const raw of [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'http://crm.example.com/',
      'https://user:secret@crm.example.com/',
      'vbscript:x',
      'not an address',
      `https://a.example/${'x'.repeat(3000)}`,
    ]) {
      expect(inertLink(raw).safe).toBe(false);
    }
  });
});
