import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneOf, parseSearch, someOf, stringifySearch, text } from './search-params.ts';

describe('search parameters', () => {
  it('writes lists by repeating the name and leaves out what is not set', () => {
    const search = { team: ['Billing', 'Care & Co'], over: true, desc: false, text: '', agent: 'cxone:12' };
    expect(stringifySearch(search)).toBe('?team=Billing&team=Care+%26+Co&over=1&agent=cxone:12');
  });

  it('reads back whatever texts it wrote', () => {
    const value = fc.string({ minLength: 1 }).map(one => one.toWellFormed());
    const lists = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.array(value, { minLength: 2 }));
    fc.assert(
      fc.property(lists, search => {
        expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
      }),
    );
  });

  it('is not fooled by names of the language', () => {
    const search = parseSearch('?__proto__=x&constructor=y&a=1');
    expect(Object.keys(search)).toEqual(['__proto__', 'constructor', 'a']);
    expect({}.constructor).toBe(Object);
  });

  it('takes only what is known', () => {
    expect(oneOf(['a', 'b'], 'b')).toBe('b');
    expect(oneOf(['a', 'b'], 'c')).toBeUndefined();
    expect(someOf(['a', 'b', 'c'], ['c', 'x', 'a'])).toEqual(['a', 'c']);
    expect(someOf(['a'], [])).toBeUndefined();
    expect(text('x'.repeat(500))).toHaveLength(200);
  });
});
