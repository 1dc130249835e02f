import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandRecord, CommandState } from '../../../../floor/commands.ts';
import { makeMembership } from '../../../../floor/testing.ts';
import { batchStates, commandsOf } from './batch.ts';
import {
  afterChange,
  type CellChange,
  type Change,
  changeWords,
  inverseOf,
  orderOf,
  toggled,
} from './changes.ts';
import { coverageOf } from './coverage.ts';
import { begin, closeBatch, discard, draft, drafted, sitDown } from './draft.ts';
import { placeAfter, rectangleOf } from './selection.ts';
import { columnWidth } from './use-column-width.ts';
import { windowOf } from './use-grid-window.ts';

const CELL = { queueId: 'ns:q1', agentId: 'ns:7' } as const;
const member = makeMembership({ ...CELL, priority: 3, proficiency: undefined, wrapUpSeconds: 10 });
const cell = (change: Change, before: CellChange['before'] = undefined): CellChange => ({
  ...CELL,
  change,
  before,
});

describe('a change of a cell', () => {
  it('is drafted by a toggle, and taken back by the next', () => {
    expect(toggled(undefined, undefined)).toEqual({ kind: 'add', settings: {} });
    expect(toggled(undefined, member)).toEqual({ kind: 'remove' });
    expect(toggled({ kind: 'remove' }, member)).toBeUndefined();
  });

  it('is one command: a loan where it has an end', () => {
    expect(orderOf(cell({ kind: 'add', settings: { proficiency: 4 } }), '')).toEqual({
      type: 'queue.add-agent',
      params: { proficiency: 4 },
      platformId: 'ns',
      target: CELL,
    });
    expect(orderOf(cell({ kind: 'add', settings: {}, until: 900 }), 'Rush')).toMatchObject({
      type: 'queue.loan-agent',
      params: { until: 900 },
      reason: 'Rush',
    });
    expect(orderOf(cell({ kind: 'remove' }, member), 'Rush')).toMatchObject({ type: 'queue.remove-agent' });
  });

  it('has a way back that gives what was before', () => {
    expect(inverseOf(cell({ kind: 'add', settings: {} }), member).change).toEqual({ kind: 'remove' });
    expect(inverseOf(cell({ kind: 'remove' }, member), undefined).change).toEqual({
      kind: 'add',
      settings: { availability: 'automatic', priority: 3, wrapUpSeconds: 10 },
    });
    const update = cell({ kind: 'update', settings: { priority: 9 } }, member);
    expect(inverseOf(update, { ...member, priority: 9 }).change).toEqual({
      kind: 'update',
      settings: { priority: 3 },
    });
    expect(inverseOf(cell({ kind: 'log-in' }, member), member).change.kind).toBe('log-out');
  });

  it('is told in words', () => {
    expect(changeWords({ kind: 'add', settings: { proficiency: 4 } }, { kind: 'cxone' })).toBe(
      'added, proficiency 4',
    );
    expect(changeWords({ kind: 'update', settings: { availability: 'disabled' } }, { kind: 'cxone' })).toBe(
      'suspended',
    );
  });

  it('leaves the cell in the queue, logged out of it, or empty', () => {
    expect(afterChange(undefined, { kind: 'add', settings: {} })).toBe('in');
    expect(afterChange(undefined, { kind: 'add', settings: { availability: 'manual' } })).toBe('out');
    expect(afterChange(member, { kind: 'update', settings: { priority: 1 } })).toBe('in');
    expect(afterChange(member, { kind: 'remove' })).toBe('none');
  });
});

describe('coverage', () => {
  it('tells for each queue who is at work and free, before and after', () => {
    const states = new Map([
      ['ns:7', 'available-idle'],
      ['ns:8', 'on-contact'],
      ['ns:9', 'logged-out'],
    ] as const);
    const members = [makeMembership({ agentId: 'ns:8' }), makeMembership({ agentId: 'ns:9' })];
    const of = (changes: readonly CellChange[]) =>
      coverageOf(
        changes,
        () => members,
        id => states.get(id as 'ns:7'),
      );
    expect(of([cell({ kind: 'add', settings: {} })])).toEqual([
      { queueId: 'ns:q1', before: { serving: 1, free: 0 }, after: { serving: 2, free: 1 } },
    ]);
    expect(of([{ ...cell({ kind: 'remove' }), agentId: 'ns:8' }])[0]?.after).toEqual({ serving: 0, free: 0 });
    // Added, but logged out of the queue: that is no coverage.
    expect(of([cell({ kind: 'add', settings: { availability: 'manual' } })])[0]?.after.serving).toBe(1);
  });
});

describe('the draft', () => {
  it('outlives the view, belongs to one person, and gives way to what is sent', () => {
    sitDown('ana');
    const add = cell({ kind: 'add', settings: {} });
    const other: CellChange = { ...add, agentId: 'ns:8' };
    draft([
      { ...add, to: add },
      { ...other, to: other },
    ]);
    sitDown('ana');
    expect(drafted()).toEqual([add, other]);
    draft([{ ...other, to: undefined }]);
    expect(drafted()).toEqual([add]);
    begin({ id: 'b', items: [{ cell: add, commandId: 'c1' }], reason: undefined });
    expect(drafted()).toEqual([]);
    draft([{ ...other, to: other }]);
    sitDown('ben');
    expect(drafted()).toEqual([]);
    closeBatch();
    discard();
  });
});

describe('what was sent together', () => {
  const record = (id: string, state: CommandState): [string, CommandRecord] => [
    id,
    {
      id,
      type: 'queue.add-agent',
      platformId: 'ns',
      target: CELL,
      by: { user: 'ana', name: 'Ana', platformIdentity: undefined },
      reason: undefined,
      state,
      requestedAt: 0,
      undoUntil: undefined,
      outcome: undefined,
      asOf: 0,
    },
  ];
  it('is told item by item: a 202 is pending, a refusal a failure, no answer not known', () => {
    const items = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'].map(commandId => ({
      commandId,
      cell: cell({ kind: 'add', settings: {} }),
    }));
    const commands = new Map([
      record('c1', 'observed'),
      record('c2', 'accepted'),
      record('c3', 'refused'),
      record('c4', 'waiting'),
      record('c6', 'cancelled'),
      record('c7', 'unknown'),
    ]);
    const { states, counts } = batchStates(
      { id: 'b', items, reason: undefined },
      commands,
      new Map([['c5', 'no']]),
    );
    expect(states).toEqual(['done', 'pending', 'failed', 'going', 'failed', 'off', 'unknown']);
    expect(counts).toEqual({ done: 1, pending: 1, failed: 2, going: 1, unknown: 1, off: 1 });
  });

  it('stays as it was last heard of when the floor lets its commands go', () => {
    const batch = {
      id: 'b',
      items: [{ cell: cell({ kind: 'remove' }), commandId: 'c1' }],
      reason: undefined,
    };
    const heard = (id: string, state: CommandState) => ({ id, state }) as CommandRecord;
    const states = (...commands: CommandRecord[]) =>
      batchStates(batch, commandsOf(batch, commands), new Map()).states;
    expect(states(heard('c1', 'accepted'), heard('x', 'sent'))).toEqual(['pending']);
    expect(states(heard('c1', 'observed'))).toEqual(['done']);
    expect(states(heard('x', 'observed'))).toEqual(['done']);
  });
});

describe('moving in the matrix', () => {
  const size = { rows: 300, cols: 60, page: 20 };
  it('follows the keys of a grid and stays inside', () => {
    expect(placeAfter('ArrowRight', false, { row: 0, col: 59 }, size)).toEqual({ row: 0, col: 59 });
    expect(placeAfter('ArrowDown', true, { row: 4, col: 2 }, size)).toEqual({ row: 299, col: 2 });
    expect(placeAfter('PageDown', false, { row: 4, col: 2 }, size)).toEqual({ row: 24, col: 2 });
    expect(placeAfter('Home', true, { row: 4, col: 2 }, size)).toEqual({ row: 0, col: 0 });
    expect(placeAfter('a', false, { row: 4, col: 2 }, size)).toBeUndefined();
  });
  it('has columns as wide as there is room, not narrower than a hand can hit', () => {
    expect([columnWidth(808, 7), columnWidth(808, 12), columnWidth(808, 63), columnWidth(0, 0)]).toEqual([
      112, 67, 40, 40,
    ]);
  });
  it('selects the rectangle between where one began and where one is', () => {
    expect(rectangleOf({ anchor: { row: 5, col: 1 }, active: { row: 2, col: 3 } })).toEqual({
      top: 2,
      bottom: 5,
      left: 1,
      right: 3,
    });
  });
});

describe('what of the matrix is drawn', () => {
  const shape = { rows: 300, cols: 60, rowHeight: 28, colWidth: 40, headHeight: 164, headWidth: 260 };
  it('holds everything in sight, and little more, wherever one scrolls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8400 }), fc.integer({ min: 0, max: 2400 }), (top, left) => {
        const view = { top, left, height: 700, width: 1000 };
        const { rowFrom, rowTo, colFrom, colTo } = windowOf(shape, view);
        expect(rowFrom * 28).toBeLessThanOrEqual(top);
        expect(colFrom * 40).toBeLessThanOrEqual(left);
        expect(rowTo).toBeGreaterThanOrEqual(Math.min(300, Math.floor((top + 536) / 28)));
        expect(colTo).toBeGreaterThanOrEqual(Math.min(60, Math.floor((left + 740) / 40)));
        expect((rowTo - rowFrom) * (colTo - colFrom)).toBeLessThan(40 * 36);
      }),
    );
  });
});
