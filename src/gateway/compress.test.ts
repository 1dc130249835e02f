import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compress } from './compress.ts';

const through = async (text: string) => gunzipSync(await compress(text)).toString();

describe('compressing a long text', () => {
  it('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
        expect(await through(text)).toBe(text);
      }),
    );
  });

  it('keeps characters whole that lie where two pieces meet', async () => {
    for (const lead of ['', 'a', 'aa']) {
      const text = lead + '🎧é'.repeat(100_000);
      expect((await through(text)) === text, `after ${lead.length}`).toBe(true);
    }
  });
});
