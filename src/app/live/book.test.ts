import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { reduce } from '../../floor/reduce.ts';
import { story } from '../../floor/testing.ts';
import { createRowBook, type RowBook } from './book.ts';
import { arrives, changes } from './testing/people.ts';
import { touchedBy } from './touched.ts';

/** A book on a floor that events are told to. */
function makeScene() {
  const book = createRowBook();
  let floor: Floor = emptyFloor;
  return {
    book,
    floor: () => floor,
    tell(...events: readonly FloorEvent[]) {
      const touched = new Set<AgentId>();
      for (const event of events) {
        for (const id of touchedBy(event, floor).agents) if (id !== undefined) touched.add(id);
        floor = reduce(floor, event);
      }
      const profiled = events.some(({ type }) => type === 'agent.changed' || type === 'agent.removed');
      return book.update(floor, touched, profiled);
    },
  };
}

/** A book that was opened on the floor just now. */
function freshBook(floor: Floor): RowBook {
  const book = createRowBook();
  book.replace(floor);
  return book;
}

describe('the rows of agents', () => {
  it('say what rows made anew would say, however long ago they were first read', () => {
    fc.assert(
      fc.property(story(), events => {
        const { book, floor, tell } = makeScene();
        for (const event of events) {
          tell(event);
          const fresh = freshBook(floor());
          for (const id of floor().agents.keys()) {
            const row = book.get(id);
            expect(row).toEqual(fresh.get(id));
            const unread = freshBook(floor());
            expect(unread.listed(id)).toBeDefined();
            expect(row).toMatchObject({ ...unread.listed(id) });
            expect(book.skills(id)).toEqual(unread.skills(id));
          }
          expect(book.teams()).toEqual(fresh.teams());
        }
      }),
    );
  });

  it('are the same objects until they say something else', () => {
    const { book, tell } = makeScene();
    tell(arrives('cxone:1', 'Ana', 'Billing', 1), changes('cxone:1', 1000, {}));
    const row = book.get('cxone:1');
    expect(tell(arrives('cxone:1', 'Ana', 'Billing', 2))).toEqual([]);
    expect(book.get('cxone:1')).toBe(row);
    expect(tell(arrives('cxone:1', 'Ana Lind', 'Billing', 3))).toEqual(['cxone:1']);
    expect(book.get('cxone:1')).not.toBe(row);
  });

  it('are gone with their agent, whether they were read or not', () => {
    const { book, tell } = makeScene();
    tell(arrives('cxone:1', 'Ana', 'Billing', 1), arrives('cxone:2', 'Bo', 'Sales', 1));
    book.get('cxone:1');
    const gone = tell(
      { type: 'agent.removed', agentId: 'cxone:1', asOf: 2 },
      { type: 'agent.removed', agentId: 'cxone:2', asOf: 2 },
    );
    expect(gone).toEqual(['cxone:1', 'cxone:2']);
    expect(book.get('cxone:1')).toBeUndefined();
    expect(book.teams()).toEqual([]);
    expect(book.replace(emptyFloor)).toEqual([]);
  });

  it('of a floor that was replaced are those of its agents', () => {
    const { book, floor, tell } = makeScene();
    tell(arrives('cxone:1', 'Ana', 'Billing', 1), arrives('cxone:2', 'Bo', 'Sales', 1));
    book.get('cxone:1');
    const before = floor();
    tell({ type: 'agent.removed', agentId: 'cxone:1', asOf: 2 }, arrives('cxone:3', 'Chidi', 'Sales', 2));
    expect(new Set(book.replace(before))).toEqual(new Set(['cxone:1', 'cxone:2', 'cxone:3']));
    expect(book.get('cxone:3')).toBeUndefined();
    expect(book.get('cxone:1')?.name).toBe('Ana');
    expect(book.teams()).toEqual([
      { name: 'Billing', count: 1 },
      { name: 'Sales', count: 1 },
    ]);
  });
});
