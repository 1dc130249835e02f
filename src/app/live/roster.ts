import type { AgentId, PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { RowBook } from './book.ts';
import { atOnce, type Pace } from './pace.ts';
import { matcher, shower } from './roster-filter.ts';
import { createGroups, type Layout } from './roster-groups.ts';
import { createLimits } from './roster-limits.ts';
import { comparator, type Entry, entryOf } from './roster-order.ts';
import { createReads } from './roster-reads.ts';
import { rowsOf } from './roster-rows.ts';
import { type Counted, createTotals, sameShare } from './roster-totals.ts';
import { createSignal } from './signal.ts';
import type { HoldReason, Listed, Roster, RosterRows, RosterTotals, RosterView } from './types.ts';

/** A roster with the side that the live floor feeds. */
export type LiveRoster = Roster & {
  /** Looks at agents whose row changed, came or went. */
  readonly touch: (ids: readonly AgentId[]) => void;
  /** Looks at everybody anew, after a time in which nobody kept it up. */
  readonly renew: () => void;
  /** Marks the agents that crossed their limit since the last time. */
  readonly tick: () => void;
  /** Tells the subscribers what changed since the last time. */
  readonly publish: () => void;
};

/** How an agent counts now, and where it stands in the index: while rows are held, not yet where it should. */
export type Placed = Counted & { readonly entry: Entry | undefined };

const GONE: Placed = { display: undefined, over: false, matching: false, entry: undefined };

/**
 * The index of one view, kept up agent by agent: an agent that changes costs about the logarithm of their number, an
 * agent that does not costs nothing. `nowOf` is the platform's time, which stands still while the platform is stale.
 */
export function createRoster(
  view: RosterView,
  book: RowBook,
  nowOf: (platformId: PlatformId) => Millis,
  pace: Pace = atOnce,
): LiveRoster {
  const matches = matcher(view, book.skills);
  const shows = shower(view);
  const compare = comparator(view);
  const totals = createTotals();
  const groups = createGroups(view);
  const collapsed = new Set(view.collapsed);
  const reads = createReads(view.group !== 'none', compare);
  const limits = createLimits(view.limits, nowOf);
  const placed = new Map<AgentId, Placed>();
  const waiting = new Set<AgentId>();
  const holds = new Set<HoldReason>();
  const signals = { rows: createSignal(), totals: createSignal(), held: createSignal() };
  const changed = { rows: true, totals: true, held: false };
  let layout: Layout | undefined;
  let version = 0;
  let rows: RosterRows | undefined;
  let sums: RosterTotals | undefined;

  function place(row: Listed): Placed {
    const { display } = row;
    const over = limits.isOver(row);
    const matching = matches(row);
    const shown = matching && shows(row, over);
    return { display, over, matching, entry: shown ? entryOf(row, over, view) : undefined };
  }

  /** Counts an agent anew at once; moves it at once, or when the rows are let go. */
  function look(id: AgentId, held: boolean) {
    const before = placed.get(id);
    const row = book.listed(id);
    if (row === undefined) limits.forget(id);
    const now = row === undefined ? GONE : place(row);
    if (!sameShare(before, now)) {
      totals.change(before, now);
      changed.totals = true;
      const place = before?.entry && groups.placeOf(before.entry.group);
      if (before?.over !== now.over && reads.hasMark(id, place)) changed.rows = true;
    }
    const entry = move(id, before?.entry, now.entry, held);
    if (now.display === undefined && entry === undefined) placed.delete(id);
    else placed.set(id, entry === now.entry ? now : { ...now, entry });
  }

  function move(
    id: AgentId,
    from: Entry | undefined,
    to: Entry | undefined,
    held: boolean,
  ): Entry | undefined {
    if (from !== undefined && to !== undefined && from.group === to.group && compare(from, to) === 0) {
      if (waiting.delete(id)) changed.held = true;
      groups.recountOver(from.group, Number(to.over) - Number(from.over));
      // A held agent may come back to its place with another mark than it left with.
      if (from.over !== to.over && reads.hasMark(id, groups.placeOf(from.group))) changed.rows = true;
      return to;
    }
    if (from === to) {
      if (waiting.delete(id)) changed.held = true;
      return undefined;
    }
    if (held) {
      if (!waiting.has(id)) changed.held = true;
      waiting.add(id);
      return from;
    }
    if (from === undefined || to === undefined) {
      if (from !== undefined) groups.remove(from);
      if (to !== undefined) groups.insert(to);
      changed.rows = true;
    } else if (shift(from, to)) changed.rows = true;
    layout = undefined;
    return to;
  }

  /** Moves an agent from one place to another; `true` when that changes a row that was read. */
  function shift(from: Entry, to: Entry): boolean {
    const fromPlace = groups.placeOf(from.group) ?? 0;
    const closed = groups.remove(from);
    const opened = groups.insert(to);
    if (closed || opened || collapsed.has(from.group) !== collapsed.has(to.group)) return true;
    return reads.hasMove(from, to, fromPlace, groups.placeOf(to.group) ?? 0);
  }

  /** Everything anew: for the beginning, and when so much changed that one by one would be dearer. */
  function rebuild() {
    for (const before of placed.values()) totals.change(before, undefined);
    placed.clear();
    const entries: Entry[] = [];
    book.forEach(row => {
      const now = place(row);
      totals.change(undefined, now);
      placed.set(row.id, now);
      if (now.entry !== undefined) entries.push(now.entry);
    });
    groups.load(entries);
    layout = undefined;
    changed.rows = true;
    changed.totals = true;
  }

  function touch(ids: readonly AgentId[]) {
    if (holds.size === 0 && ids.length > 64 + placed.size / 4) rebuild();
    else for (const id of ids) look(id, holds.size > 0);
  }

  function applyHeld() {
    if (waiting.size === 0) return;
    const ids = [...waiting];
    waiting.clear();
    for (const id of ids) look(id, false);
    changed.held = true;
    publish();
  }

  const publishTotals = pace(() => {
    sums = undefined;
    signals.totals.emit();
  });

  function publish() {
    const { rows: ofRows, totals: ofTotals, held: ofHeld } = changed;
    changed.rows = false;
    changed.totals = false;
    changed.held = false;
    if (ofRows) {
      rows = undefined;
      signals.rows.emit();
    }
    if (ofTotals) publishTotals();
    if (ofHeld) signals.held.emit();
  }

  function currentLayout(): Layout {
    layout ??= groups.layout();
    return layout;
  }

  rebuild();

  return {
    view,
    touch,
    renew: rebuild,
    publish,
    applyHeld,
    tick: () => touch(limits.crossed()),
    rows() {
      if (rows === undefined) {
        version += 1;
        reads.clear();
        rows = rowsOf(version, currentLayout, placed, reads);
      }
      return rows;
    },
    totals() {
      sums ??= totals.read();
      return sums;
    },
    heldCount: () => waiting.size,
    hold: reason => holds.add(reason),
    release(reason) {
      if (holds.delete(reason) && holds.size === 0) applyHeld();
    },
    subscribeRows: signals.rows.subscribe,
    subscribeTotals: signals.totals.subscribe,
    subscribeHeld: signals.held.subscribe,
  };
}
