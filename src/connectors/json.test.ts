import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, rawText } from './json.ts';

describe('reading a stranger’s JSON', () => {
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

  it('refuses what is nested too deep, before building it', () => {
    expect(parseJson('['.repeat(100_000)).ok).toBe(false);
    expect(parseJson('[[[]]]', { maxLength: 100, maxDepth: 2 }).ok).toBe(false);
    expect(parseJson('["[[[\\"[["]', { maxLength: 100, maxDepth: 2 }).ok).toBe(true);
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
