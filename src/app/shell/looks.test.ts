import { describe, expect, it } from 'vitest';
import { createLooks, parseLooks } from './looks.ts';

const makeStorage = (kept: string | null = null) => {
  const written: string[] = [];
  return { written, getItem: () => kept, setItem: (_key: string, value: string) => written.push(value) };
};

describe('looks', () => {
  it('falls back to the system theme and comfortable rows', () => {
    for (const text of [null, 'not json', '[]', '{"theme":"pink","density":7}']) {
      expect(parseLooks(text)).toEqual({ theme: 'system', density: 'comfortable' });
    }
  });

  it('writes a choice to the document and to storage', () => {
    const root = { dataset: {} as DOMStringMap };
    const storage = makeStorage('{"theme":"dark"}');
    const looks = createLooks(storage, root);
    expect(root.dataset).toEqual({ theme: 'dark', density: 'comfortable' });
    looks.setState({ theme: 'system', density: 'compact' });
    expect(root.dataset).toEqual({ density: 'compact' });
    expect(storage.written).toEqual(['{"theme":"system","density":"compact"}']);
  });

  it('works where storage is forbidden', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    const root = { dataset: {} as DOMStringMap };
    const looks = createLooks({ getItem: forbidden, setItem: forbidden }, root);
    looks.setState({ theme: 'light' });
    expect(root.dataset).toMatchObject({ theme: 'light' });
  });
});
