import { describe, expect, it } from 'vitest';
import { hashPassword, parseHash, verifyPassword } from './password.ts';

describe('[PE1] passwords', () => {
  it('belong to their hash and to no other; equal passwords have different hashes', async () => {
    const [one, two] = await Promise.all([hashPassword('tea & biscuits'), hashPassword('tea & biscuits')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('tea & biscuits', one)).toBe(true);
    expect(await verifyPassword('tea & biscuits ', one)).toBe(false);
    expect(await verifyPassword('', one)).toBe(false);
  });

  it('are the same however their letters are composed', async () => {
    expect(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });

  it('belong to no hash of another kind', async () => {
    for (const hash of [
      '',
      'plain',
      '$2b$10$abcdefghijklmnopqrstuv',
      '$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdHNhbHQ',
      '$argon2id$v=19$m=9999999,t=2,p=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdHNhbHQ',
      '$argon2id$v=19$m=19456,t=0,p=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdHNhbHQ',
    ]) {
      expect(parseHash(hash)).toBeUndefined();
      expect(await verifyPassword('plain', hash)).toBe(false);
    }
  });
});
