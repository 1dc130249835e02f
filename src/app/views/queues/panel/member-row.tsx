import { ChevronDown, GripVertical } from 'lucide-react';
import { Fragment, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { CommandRecord } from '../../../../floor/commands.ts';
import type { Membership, Platform, Queue } from '../../../../floor/entities.ts';
import type { AgentId } from '../../../../floor/ids.ts';
import { isLoggedIn } from '../../../../floor/membership.ts';
import { useAgentRow } from '../../../live/index.ts';
import { Elapsed } from '../../../ui/elapsed.tsx';
import { duration } from '../../../ui/format.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { availabilityWord } from '../words.ts';
import { MemberActs } from './member-acts.tsx';

/** How a member can be moved in the order. */
export type Movable = {
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
};

/** One member: who, doing what, how they serve the queue; opened, what can be done. */
export function MemberRow(props: {
  readonly membership: Membership;
  readonly queue: Queue;
  readonly platform: Platform | undefined;
  readonly going: CommandRecord | undefined;
  readonly place: number | undefined;
  readonly movable: Movable | undefined;
  readonly opened: boolean;
  readonly onOpen: () => void;
}) {
  const { membership, queue, platform, going, place, movable, opened, onOpen } = props;
  const row = useAgentRow(membership.agentId);
  const name = row?.name ?? membership.agentId;
  const serves = isLoggedIn(membership) || membership.availability === 'unknown';
  return (
    <li
      className="member"
      data-member={membership.agentId}
      data-out={!serves || undefined}
      data-opened={opened || undefined}
    >
      <div className="member-line">
        {movable !== undefined && <Grip name={name} movable={movable} />}
        {place !== undefined && (
          <span className="member-place" data-tip="Place in line">
            {place}
          </span>
        )}
        <button type="button" className="member-open" aria-expanded={opened} onClick={onOpen}>
          <StateIcon state={row?.display ?? 'unknown'} />
          <span className="member-who">
            <bdi className="cut">{name}</bdi>
            <span className="figure-note cut">
              {row === undefined ? 'not on your floor' : row.word}
              {row?.reason !== undefined && `, ${row.reason}`}
            </span>
          </span>
          <span className="member-how">
            <span className="cut">{availabilityWord(membership, platform)}</span>
            <Settings membership={membership} />
          </span>
          {going === undefined ? (
            row !== undefined && (
              <Elapsed platformId={row.platformId} since={row.since} className="member-time" />
            )
          ) : (
            <span
              className="pending-mark"
              data-tip={`${platform?.name ?? 'The platform'} has not shown it yet`}
            >
              pending
            </span>
          )}
          <ChevronDown size={14} aria-hidden="true" className="member-chevron" />
        </button>
      </div>
      {opened && row !== undefined && <MemberActs membership={membership} queue={queue} row={row} />}
    </li>
  );
}

/** Somebody who was added, and is not seen in the queue yet. */
export function PendingMember(props: {
  readonly id: AgentId;
  readonly command: CommandRecord;
  readonly platformName: string | undefined;
}) {
  const { id, command, platformName = 'the platform' } = props;
  const row = useAgentRow(id);
  return (
    <li className="member" data-member={id} data-pending>
      <div className="member-line">
        <span className="member-open">
          <StateIcon state={row?.display ?? 'unknown'} />
          <span className="member-who">
            <bdi className="cut">{row?.name ?? id}</bdi>
            <span className="figure-note">
              {command.state === 'accepted'
                ? `${platformName} accepted it; pending until it shows`
                : 'being added'}
            </span>
          </span>
          <span className="pending-mark">pending</span>
        </span>
      </div>
    </li>
  );
}

/** What is set, in few words: `priority 3 · wrap-up 0:15`. A line breaks between two of them alone. */
function Settings({ membership }: { readonly membership: Membership }) {
  const { proficiency, priority, wrapUpSeconds, callLimit, textLimit } = membership;
  const words = [
    proficiency === undefined ? undefined : `proficiency ${proficiency}`,
    priority === undefined ? undefined : `priority ${priority}`,
    wrapUpSeconds === undefined ? undefined : `wrap-up ${duration(wrapUpSeconds * 1000)}`,
    callLimit === undefined || callLimit === 1 ? undefined : `${callLimit} calls`,
    textLimit ? `${textLimit} SMS` : undefined,
  ].filter(part => part !== undefined);
  return (
    <span className="figure-note cut">
      {words.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' · '}
          <span className="whitespace-nowrap">{part}</span>
        </Fragment>
      ))}
    </span>
  );
}

/** The handle by which a member is dragged to another place, or moved by the arrow keys. */
function Grip({ name, movable }: { readonly name: string; readonly movable: Movable }) {
  const { index, count, onMove } = movable;
  const ref = useRef<HTMLButtonElement>(null);
  const latest = useRef(movable);
  latest.current = movable;
  const key = (event: KeyboardEvent) => {
    const to =
      event.key === 'ArrowUp'
        ? index - 1
        : event.key === 'ArrowDown'
          ? index + 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? count - 1
              : undefined;
    if (to === undefined || to < 0 || to >= count) return;
    event.preventDefault();
    onMove(to);
    requestAnimationFrame(() => ref.current?.focus());
  };
  // The row moves in the page while it is dragged, which ends a captured pointer: so the whole page is listened to.
  const drag = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const dragging = new AbortController();
    const { signal } = dragging;
    const move = (at: globalThis.PointerEvent) => {
      const list = ref.current?.closest('.members');
      const lines = [...(list?.querySelectorAll<HTMLElement>('.member:not([data-pending])') ?? [])];
      const over = lines.findIndex(line => {
        const box = line.getBoundingClientRect();
        return at.clientY >= box.top && at.clientY < box.bottom;
      });
      if (over >= 0 && over !== latest.current.index) latest.current.onMove(over);
    };
    const end = () => dragging.abort();
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
  };
  return (
    <button
      ref={ref}
      type="button"
      className="grip"
      aria-label={`Move ${name}: place ${index + 1} of ${count}`}
      aria-keyshortcuts="ArrowUp ArrowDown Home End"
      data-tip="Drag, or use the arrow keys"
      onKeyDown={key}
      onPointerDown={drag}
    >
      <GripVertical size={14} aria-hidden="true" />
    </button>
  );
}
