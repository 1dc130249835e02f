import { describe, expect, it } from 'vitest';
import { createSecretBox, parseKey } from './secret-box.ts';

const box = createSecretBox(Buffer.alloc(32, 1));

describe('[PE8] the secret box', () => {
  it('opens what it sealed, for the same owner', () => {
    const sealed = box.seal('s3cret', 'ana');
    expect(sealed).not.toContain('s3cret');
    expect(box.open(sealed, 'ana')).toBe('s3cret');
    expect(box.seal('s3cret', 'ana')).not.toBe(sealed);
  });

  it('opens nothing for another owner, with another key, or after a change', () => {
    const sealed = box.seal('s3cret', 'ana');
    expect(box.open(sealed, 'ben')).toBeUndefined();
    expect(createSecretBox(Buffer.alloc(32, 2)).open(sealed, 'ana')).toBeUndefined();
    for (let at = 0; at < sealed.length; at += 7)
      expect(
        box.open(`${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`, 'ana'),
      ).toBeUndefined();
    expect(box.open('', 'ana')).toBeUndefined();
    expect(box.open('v1.a.b.c', 'ana')).toBeUndefined();
  });

  it('takes keys of 32 bytes only', () => {
    expect(parseKey('00'.repeat(32))).toHaveLength(32);
    expect(parseKey(Buffer.alloc(32, 9).toString('base64'))).toHaveLength(32);
    expect(parseKey('short')).toBeUndefined();
    expect(parseKey('')).toBeUndefined();
  });
});
