import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditRow } from '../../protocol/commands.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { makeAuditRow } from '../store/store-contract.ts';
import { makeClock } from '../testing-clock.ts';
import { createAudit } from './audit.ts';
import { canonicalJson } from './canonical.ts';
import { chainRow } from './chain.ts';
import { csvCell, csvHead, csvLines } from './csv.ts';
import { verifyAudit } from './verify.ts';

function makeChain(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let index = 0; index < length; index += 1) {
    const { sequence: _, hash: __, ...facts } = makeAuditRow(index + 1, { reason: `reason ${index}` });
    rows.push(chainRow(rows.at(-1), facts));
  }
  return rows;
}

const verify = (rows: readonly AuditRow[]) =>
  verifyAudit({
    audit: {
      ...createMemoryStore().audit,
      after: async (sequence, limit) => rows.filter(row => row.sequence > sequence).slice(0, limit),
    },
  });

describe('the audit chain', () => {
  it('[AU2] stands as it was written, also across pages', async () => {
    const rows = makeChain(2500);
    expect(await verify(rows)).toEqual({ ok: true, rows: 2500, head: rows.at(-1)?.hash });
    expect(await verify([])).toEqual({ ok: true, rows: 0, head: undefined });
  });

  it('[AU3] breaks at the first row that was changed, removed, inserted or moved', async () => {
    const rows = makeChain(20);
    const edits = fc.oneof(
      fc.record({
        how: fc.constant('change' as const),
        at: fc.nat(19),
        field: fc.constantFrom('user', 'reason', 'action', 'target', 'outcome', 'hash', 'team'),
        value: fc.string(),
      }),
      fc.record({ how: fc.constant('time' as const), at: fc.nat(19), by: fc.integer({ min: 1 }) }),
      fc.record({ how: fc.constant('remove' as const), at: fc.nat(18) }),
      fc.record({ how: fc.constant('renumber' as const), at: fc.nat(18) }),
      fc.record({ how: fc.constant('swap' as const), at: fc.nat(18) }),
      fc.record({ how: fc.constant('insert' as const), at: fc.nat(19) }),
    );
    await fc.assert(
      fc.asyncProperty(edits, async edit => {
        const copy = [...rows];
        const row = copy[edit.at];
        const next = copy[edit.at + 1];
        if (row === undefined) return;
        if (edit.how === 'change') {
          fc.pre(row[edit.field as 'user'] !== edit.value);
          copy[edit.at] = { ...row, [edit.field]: edit.value };
        } else if (edit.how === 'time') copy[edit.at] = { ...row, at: row.at + edit.by };
        else if (edit.how === 'remove') copy.splice(edit.at, 1);
        else if (edit.how === 'renumber')
          copy.splice(edit.at, 20, ...copy.slice(edit.at + 1).map(r => ({ ...r, sequence: r.sequence - 1 })));
        else if (edit.how === 'swap' && next)
          copy.splice(edit.at, 2, { ...next, sequence: row.sequence }, { ...row, sequence: next.sequence });
        else copy.splice(edit.at, 0, row);
        expect(await verify(copy)).toMatchObject({
          ok: false,
          sequence: expect.toSatisfy(n => n <= edit.at + 2),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is written by the audit, row by row', async () => {
    const store = createMemoryStore();
    const audit = createAudit(store, makeClock().clock);
    for (const action of ['session.signed-in', 'command.requested'])
      await audit.note({ user: 'ana', userName: 'Ana', action });
    await Promise.all(
      [1, 2, 3].map(n => audit.note({ user: 'ana', userName: 'Ana', action: `command.${n}` })),
    );
    expect(await verifyAudit(store)).toMatchObject({ ok: true, rows: 5 });
  });
});

describe('canonical JSON', () => {
  it('is the same for equal facts, whatever the order of keys and absent members', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), facts => {
        const reversed = Object.fromEntries(Object.entries(facts).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(facts));
        expect(JSON.parse(canonicalJson(facts))).toEqual(JSON.parse(JSON.stringify(facts)));
      }),
    );
  });
});

describe('the audit as CSV', () => {
  it('[AU5] has no cell that a spreadsheet would run', () => {
    for (const evil of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1+1',
      '=HYPERLINK("http://x","y")',
    ])
      expect(csvCell(evil).replace(/^"/, '')).toMatch(/^'/);
    for (const within of ['a;=cmd()', 'a; "=cmd()', 'a\t@SUM(1)', 'a\r\n+1'])
      expect(csvCell(within)).toMatch(/[;\t\n]["\s]*'[=@+-]/);
    expect(csvCell('2=1+1, well-known')).toBe('"2=1+1, well-known"');
    expect(csvCell('plain')).toBe('plain');
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
  });

  it('tells times in UTC and leaves out what is absent', () => {
    const [header, line] = `${csvHead()}${csvLines([makeAuditRow(1, { at: 0, reason: '=cmd()' })])}`.split(
      '\r\n',
    );
    expect(header?.split(',')).toHaveLength(17);
    expect(line).toContain('1,1970-01-01T00:00:00.000Z,ana,Ana,,command.requested,');
    expect(line).toContain(",'=cmd(),");
  });
});
