import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import { makeClock } from '../testing-clock.ts';
import { createAudit } from './audit.ts';
import { createHeadKeeper, formatHead, missingAfter, parseHead } from './head.ts';

async function make() {
  const store = createMemoryStore();
  const audit = createAudit(store, makeClock().clock);
  const told: string[] = [];
  let written: string | undefined;
  const file = {
    read: () => written,
    write: (text: string) => {
      written = text;
    },
  };
  const keeper = createHeadKeeper({
    store,
    audit,
    file,
    report: (level, message) => told.push(`${level} ${message}`),
  });
  const note = (action: string) => audit.note({ user: 'ana', userName: 'Ana', action });
  const rows = () => store.audit.after(0, 100);
  return { store, keeper, note, rows, told, file, written: () => parseHead(written) };
}

describe('[AU3] how far the audit has come', () => {
  it('is written down outside of it, and in the log, once for each place', async () => {
    const { keeper, note, rows, told, written } = await make();
    await keeper.note();
    expect(written()).toBeUndefined();
    await note('session.signed-in');
    await note('command.requested');
    await keeper.note();
    await keeper.note();
    expect(written()).toEqual({ sequence: 2, hash: (await rows())[1]?.hash });
    expect(told).toEqual(['info The audit has come this far.']);
  });

  it('shows that its end was cut, or that other rows stand there', async () => {
    const { store, note, rows } = await make();
    for (const action of ['a', 'b', 'c']) await note(action);
    const [, second, third] = await rows();
    if (second === undefined || third === undefined) throw new Error('there are three rows');
    expect(await missingAfter(store, third)).toBeUndefined();
    expect(await missingAfter(store, second)).toBeUndefined();
    expect(await missingAfter(store, { ...third, sequence: 9 })).toEqual({
      sequence: 4,
      problem: 'it ends at row 3, but row 9 had been written down: its end was cut',
    });
    expect(await missingAfter(store, { ...third, sequence: 2 })).toMatchObject({ sequence: 2 });
  });

  it('is compared at a start: what was cut is said in the audit itself, once', async () => {
    const { keeper, note, rows, told, file, written } = await make();
    await note('session.signed-in');
    file.write(formatHead({ sequence: 7, hash: 'f'.repeat(64) }));
    await keeper.begin();
    expect((await rows()).map(row => [row.action, row.outcome])).toEqual([
      ['session.signed-in', undefined],
      ['audit.cut', 'it ends at row 1, but row 7 had been written down: its end was cut'],
    ]);
    expect(told[0]).toBe('error The audit is not whole.');
    expect(written()?.sequence).toBe(2);
    await keeper.begin();
    expect(await rows()).toHaveLength(2);
  });

  it('is a number and a hash, and nothing else is taken for it', () => {
    const head = { sequence: 12, hash: 'ab'.repeat(32) };
    expect(parseHead(formatHead(head))).toEqual(head);
    for (const text of [undefined, '', '12', `12:${'x'.repeat(64)}`, `-1:${head.hash}`, `1:${head.hash}:2`])
      expect(parseHead(text)).toBeUndefined();
  });
});
