import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, rawText } from './json.ts';

describe('reading a stranger’s JSON', () => {
  it('says what is wrong without repeating what a customer wrote: the reason goes to the log and to the floor', () => {
    for (const text of [
      '{"text":"my PIN is 4711" oops}',
      'my PIN is 4711',
      '["my PIN is 4711", my PIN is 4711, "my PIN is 4711"]',
      '{"a":"my PIN\n is 4711"}',
      '{"text":"my PIN is 47',
    ]) {
      const result = parseJson(text);
      expect(result).toMatchObject({ ok: false, error: expect.stringContaining('not JSON') });
      expect(result.ok ? '' : result.error).not.toMatch(/PIN|47/);
    }
  });

  it('reads what is plain JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), value => {
        const text = JSON.stringify(value);
        fc.pre(!/__proto__|constructor/.test(text));
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('refuses keys that reach for prototypes', () => {
    expect(parseJson('{"a":{"__proto__":{"x":1}}}').ok).toBe(false);
    expect(parseJson('{"constructor":{"prototype":{"x":1}}}').ok).toBe(false);
  });

  it('sets aside the one item of a list that is harmful, as text, and reads its neighbours', () => {
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
    for (const harm of ['{"b":{"__proto__":{"x":1}}}', '{"constructor":{"prototype":{"x":1}}}', deep]) {
      expect(parseJson(`{"rows":[{"n":1},${harm},{"n":2}],"more":true}`)).toEqual({
        ok: true,
        value: { rows: [{ n: 1 }, harm, { n: 2 }], more: true },
      });
      expect(parseJson(`{"rows":[],"reply":${harm}}`).ok).toBe(false);
    }
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('reads lists of anything without a harmful key in what comes out', () => {
    const keys = fc.constantFrom('a', '__proto__', 'constructor', 'prototype', 'length');
    const anything = fc.letrec(tie => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.integer(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.array(fc.tuple(keys, tie('node')), { maxLength: 3 }).map(pairs => {
          const made = Object.create(null);
          for (const [key, value] of pairs) made[key] = value;
          return made;
        }),
      ),
    })).node;
    fc.assert(
      fc.property(anything, value => {
        const read = parseJson(JSON.stringify(value), { maxLength: 1e6, maxDepth: 4 });
        if (!read.ok) return;
        const again = JSON.stringify(read.value);
        expect(parseJson(again)).toEqual(read);
        expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      }),
    );
  });

  it('refuses what is nested too deep, before building it', () => {
    expect(parseJson('['.repeat(100_000)).ok).toBe(false);
    expect(parseJson('{"a":{"b":{}}}', { maxLength: 100, maxDepth: 2 }).ok).toBe(false);
    expect(parseJson('["[[[\\"[["]', { maxLength: 100, maxDepth: 2 }).ok).toBe(true);
  });

  it('counts no bracket within a string, however its quotation marks are escaped', () => {
    const nasty = fc
      .array(fc.constantFrom('\\', '"', '{', '[', '}', ']', 'x'), { maxLength: 8 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty), { minLength: 1, maxLength: 6 }), levels => {
        const nested = levels.reduce<object>(
          (inner, [key, text]) =>
            Object.fromEntries([
              [`k${key}`, inner],
              [`t${key}`, text],
            ]),
          {},
        );
        const depth = levels.length + 1;
        const read = (maxDepth: number) => parseJson(JSON.stringify(nested), { maxLength: 1e6, maxDepth });
        expect(read(depth)).toEqual({ ok: true, value: nested });
        expect(read(depth - 1).ok).toBe(false);
      }),
    );
    for (const broken of ['"', '"\\"', '{"a\\\\', '["[[[']) expect(parseJson(broken).ok).toBe(false);
  });

  it('refuses what is too long or broken off, and says why', () => {
    expect(parseJson('"aaaa"', { maxLength: 3, maxDepth: 9 })).toEqual({
      ok: false,
      error: 'longer than 3 characters',
    });
    const broken = parseJson('{"events":[');
    expect(broken.ok ? '' : broken.error).toMatch(/^not JSON: /);
  });

  it('turns anything into text without throwing', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(rawText(loop, 100)).toBe('[object Object]');
    expect(rawText(undefined, 100)).toBe('undefined');
    expect(rawText('abcdef', 4)).toBe('abc…');
  });
});
