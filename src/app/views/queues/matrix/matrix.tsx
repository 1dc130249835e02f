import { useMemo, useRef, useState } from 'react';
import type { AgentId, QueueId } from '../../../../floor/ids.ts';
import { membershipKey } from '../../../../floor/ids.ts';
import { isLoggedIn } from '../../../../floor/membership.ts';
import { useLive } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';
import '../../../styles/panel.css';
import '../../../styles/queue-panel.css';
import '../../../styles/matrix.css';
import '../../../styles/matrix-side.css';
import type { Availability } from '../../../commands/availability.ts';
import { sayRefusal } from '../../../commands/say-refusal.ts';
import { Blank } from '../../../ui/blank.tsx';
import type { QueueBoard } from '../board.ts';
import type { QueuesSearch } from '../search.ts';
import { useQueueActs } from '../use-act.ts';
import type { ChangeSearch } from '../use-queues-search.ts';
import { type CellChange, type Change, toggled } from './changes.ts';
import { draft, drafted, sitDown, useDraft } from './draft.ts';
import { MatrixBar } from './matrix-bar.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { MatrixSide } from './matrix-side.tsx';
import { ReadOnlyServing } from './read-only-serving.tsx';
import { rectangleOf, type Selection } from './selection.ts';
import { useMatrix } from './use-matrix.ts';

/** Cells that are selected, by what they stand for. */
export type Chosen = readonly { readonly agentId: AgentId; readonly queueId: QueueId }[];

const START: Selection = { anchor: { row: 0, col: 0 }, active: { row: 0, col: 0 } };
/** Beyond this a selection is a slip of the hand. */
const MOST = 400;

/** Who serves which queue: changes are drafted, looked at together, and sent together. */
export default function Matrix(props: {
  readonly board: QueueBoard;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
}) {
  const { board, search, change } = props;
  const live = useLive();
  const { user } = useSession();
  useState(() => sitDown(user.username));
  const { platform, platforms, lines, rows } = useMatrix(board, search);
  const [selected, setSelection] = useState<Selection>(START);
  const selection = within(selected, rows.length, lines.length);
  const side = useRef<HTMLElement>(null);
  const acts = useQueueActs(platform?.id ?? '');
  const drafts = useDraft();
  const box = rectangleOf(selection);
  const size = (box.bottom - box.top + 1) * (box.right - box.left + 1);
  const chosen = useMemo<Chosen>(() => {
    if (lines.length === 0 || size > MOST) return [];
    const cells: { agentId: AgentId; queueId: QueueId }[] = [];
    for (let index = box.top; index <= box.bottom; index += 1) {
      const row = rows.rowAt(index);
      if (row?.kind !== 'agent') continue;
      for (const { id } of lines.slice(box.left, box.right + 1)) cells.push({ agentId: row.id, queueId: id });
    }
    return cells;
  }, [rows, lines, box.top, box.bottom, box.left, box.right, size]);

  const memberOf = ({ agentId, queueId }: Chosen[number]) =>
    live.store.getState().floor.memberships.get(membershipKey(queueId, agentId));
  const draftOf = ({ agentId, queueId }: Chosen[number]): CellChange | undefined =>
    drafts.get(agentId)?.get(queueId);

  const refused: Availability[] = [];
  /** A change, if the platform and the person's role allow its kind. */
  const allowed = (change: Change | undefined): Change | undefined => {
    if (change === undefined) return undefined;
    const act = acts(TYPE_OF[change.kind]);
    if (!act.can) refused.push(act);
    return act.can ? change : undefined;
  };

  /** Drafts for each chosen cell what `make` says; `undefined` takes the draft back. */
  const draftEach = (
    make: (cell: Chosen[number], before: CellChange['before'], now: Change | undefined) => Change | undefined,
  ) => {
    draft(
      chosen.map(cell => {
        const before = memberOf(cell);
        const next = make(cell, before, draftOf(cell)?.change);
        return { ...cell, to: next && { ...cell, change: next, before } };
      }),
    );
    const [first] = refused.splice(0);
    if (first !== undefined) sayRefusal(first);
  };
  const toggle = () => {
    // Several cells become alike: in, unless all of them are in already.
    const states = chosen.map(cell => {
      const now = draftOf(cell)?.change;
      return now === undefined ? memberOf(cell) !== undefined : now.kind !== 'remove';
    });
    const allIn = states.every(Boolean);
    if (chosen.length === 1) {
      draftEach((_, before, now) => allowed(toggled(now, before)));
      return;
    }
    draftEach((_, before, now) => {
      if (allIn) return before === undefined ? undefined : allowed({ kind: 'remove' });
      if (before !== undefined) return undefined;
      return now?.kind === 'add' ? now : allowed({ kind: 'add', settings: {} });
    });
  };
  const log = () =>
    draftEach((_, before, now) => {
      if (before === undefined || now?.kind === 'log-in' || now?.kind === 'log-out') return undefined;
      if (platform?.kind === 'cxone') {
        const availability = isLoggedIn(before) ? 'disabled' : 'automatic';
        return allowed({ kind: 'update', settings: { availability } });
      }
      return allowed({ kind: isLoggedIn(before) ? 'log-out' : 'log-in' });
    });
  const digit = useDigits(text => {
    if (platform?.kind !== 'cxone') return;
    const proficiency = Math.min(20, Math.max(1, Number(text)));
    draftEach((_, before, now) => {
      if (now?.kind === 'add') return { ...now, settings: { ...now.settings, proficiency } };
      if (before === undefined) return allowed({ kind: 'add', settings: { proficiency } });
      return before.proficiency === proficiency
        ? undefined
        : allowed({ kind: 'update', settings: { proficiency } });
    });
  });

  const bar = (
    <MatrixBar platform={platform} platforms={platforms} rows={rows} search={search} change={change} />
  );
  if (lines.length === 0)
    return (
      <div className="matrix-frame">
        {bar}
        {platform !== undefined && platform.capabilities['queue.add-agent']?.can !== true ? (
          <ReadOnlyServing platform={platform} rows={rows} />
        ) : (
          <Blank title="No queue to show here">
            No queue of {platform?.name ?? 'this platform'} passes the filters.
          </Blank>
        )}
      </div>
    );
  return (
    <div className="matrix-frame" data-side>
      {bar}
      <MatrixGrid
        rows={rows}
        lines={lines}
        platform={platform}
        selection={selection}
        onSelect={setSelection}
        onToggle={toggle}
        onLog={log}
        onDigit={digit}
        onClear={() => draftEach(() => undefined)}
        onEnter={() => side.current?.querySelector<HTMLElement>('button, input, select')?.focus()}
      />
      <MatrixSide
        sideRef={side}
        platform={platform}
        chosen={chosen}
        tooMany={size > MOST}
        drafts={drafted()}
        acts={acts}
        onDraft={draftEach}
        onToggle={toggle}
      />
    </div>
  );
}

/** Keeps a selection inside of the matrix when rows or columns go. */
function within({ anchor, active }: Selection, rows: number, cols: number): Selection {
  const inside = ({ row, col }: Selection['active']) => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    col: Math.max(0, Math.min(cols - 1, col)),
  });
  return { anchor: inside(anchor), active: inside(active) };
}

const TYPE_OF = {
  add: 'queue.add-agent',
  remove: 'queue.remove-agent',
  update: 'queue.update-agent',
  'log-in': 'queue.log-in',
  'log-out': 'queue.log-out',
} as const;

const DIGITS_WITHIN_MS = 900;

/** Digits typed in a row make one number. */
function useDigits(apply: (text: string) => void): (digit: string) => void {
  const typed = useRef({ text: '', at: 0 });
  const { clock } = useLive();
  return digit => {
    const now = clock.now();
    const text = now - typed.current.at <= DIGITS_WITHIN_MS ? `${typed.current.text}${digit}` : digit;
    typed.current = { text: text.slice(-2), at: now };
    if (Number(typed.current.text) > 0) apply(typed.current.text);
  };
}
