import { memo } from 'react';
import type { Membership, Platform } from '../../../../floor/entities.ts';
import { type AgentId, membershipKey, type QueueId } from '../../../../floor/ids.ts';
import { isLoggedIn } from '../../../../floor/membership.ts';
import { useAgentMemberships, useAgentRow } from '../../../live/index.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { availabilityWord, isOrdered } from '../words.ts';
import { type Change, changeWords } from './changes.ts';
import { useAgentDraft } from './draft.ts';

/** A column of the matrix. */
export type Column = {
  readonly id: QueueId;
  readonly name: string;
  readonly dispatchType: string | undefined;
};

type Props = {
  readonly id: AgentId;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly platform: Platform | undefined;
  readonly from: number;
  readonly to: number;
  readonly rowHeight: number;
  readonly colWidth: number;
  readonly headWidth: number;
  /** The active column, if it is in this row; -1: it is not. */
  readonly active: number;
  /** Selected columns of this row; empty: -1. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** Keys of memberships with a command under way. */
  readonly going: ReadonlySet<string>;
  readonly top: number;
};

/** An agent and the queues in sight: where they serve, where they are logged out, what is drafted. */
export const MatrixRow = memo(function MatrixRow(props: Props) {
  const { id, index, columns, platform, from, to, rowHeight, colWidth, headWidth, top, going } = props;
  const row = useAgentRow(id);
  const memberships = useAgentMemberships(id);
  const drafts = useAgentDraft(id);
  const byQueue = new Map(memberships.map(member => [member.queueId, member]));
  const name = row?.name ?? id;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="matrix-row"
      style={{ translate: `0 ${top}px`, height: rowHeight }}
    >
      <div
        role="rowheader"
        className="matrix-agent"
        aria-colindex={1}
        style={{ width: headWidth }}
        data-row={index}
        data-drafted={drafts !== undefined || undefined}
      >
        {row !== undefined && <StateIcon state={row.display} size={11} />}
        <bdi className="cut">{name}</bdi>
        <span className="cut matrix-team">{row?.team}</span>
        <span className="matrix-count" data-tip="Queues they serve">
          {memberships.length}
        </span>
      </div>
      {columns.slice(from, to).map((column, offset) => {
        const col = from + offset;
        return (
          <Cell
            key={column.id}
            id={`cell-${index}-${col}`}
            col={col}
            row={index}
            left={headWidth + col * colWidth}
            width={colWidth}
            column={column}
            name={name}
            member={byQueue.get(column.id)}
            change={drafts?.get(column.id)?.change}
            platform={platform}
            pending={going.has(membershipKey(column.id, id))}
            active={props.active === col}
            selected={col >= props.selectedFrom && col <= props.selectedTo}
          />
        );
      })}
    </div>
  );
});

const Cell = memo(function Cell(props: {
  readonly id: string;
  readonly row: number;
  readonly col: number;
  readonly left: number;
  readonly width: number;
  readonly column: Column;
  readonly name: string;
  readonly member: Membership | undefined;
  readonly change: Change | undefined;
  readonly platform: Platform | undefined;
  readonly pending: boolean;
  readonly active: boolean;
  readonly selected: boolean;
}) {
  const { column, name, member, change, platform, pending, active, selected, left, width } = props;
  const serves =
    member === undefined ? 'no' : isLoggedIn(member) || member.availability === 'unknown' ? 'in' : 'out';
  const says = member === undefined ? 'does not serve it' : inWords(member, column, platform);
  const drafted = change === undefined ? '' : `; drafted: ${changeWords(change, platform)}`;
  return (
    <div
      role="gridcell"
      id={props.id}
      aria-colindex={props.col + 2}
      aria-label={`${name}, ${column.name}: ${says}${drafted}${pending ? '; pending' : ''}`}
      aria-selected={selected}
      className="matrix-cell"
      style={{ left, width }}
      data-row={props.row}
      data-col={props.col}
      data-serves={serves}
      data-draft={change?.kind}
      data-lent={(change?.kind === 'add' && change.until !== undefined) || undefined}
      data-pending={pending || undefined}
      data-active={active || undefined}
    >
      <span className="matrix-mark" aria-hidden="true">
        {markOf(member, change, column)}
      </span>
    </div>
  );
});

/** How an agent serves a queue, with the number that stands in the cell. */
function inWords(member: Membership, column: Column, platform: Platform | undefined): string {
  const rank = rankOf(member, column);
  const word = availabilityWord(member, platform);
  if (rank === undefined) return word;
  return `${word}, ${member.proficiency === undefined ? 'place' : 'proficiency'} ${rank}`;
}

function rankOf(member: Membership, { dispatchType }: Column): number | undefined {
  return member.proficiency ?? (isOrdered(dispatchType) ? member.order : undefined);
}

/** What stands in a cell: a number that ranks the member, or what is drafted. */
function markOf(member: Membership | undefined, change: Change | undefined, column: Column): string {
  switch (change?.kind) {
    case 'add':
      return change.settings.proficiency === undefined ? '+' : `+${change.settings.proficiency}`;
    case 'remove':
      return '−';
    case 'log-in':
      return 'in';
    case 'log-out':
      return 'out';
    case 'update':
      return `${change.settings.proficiency ?? change.settings.order ?? '≠'}`;
    default:
      return member === undefined ? '' : `${rankOf(member, column) ?? ''}`;
  }
}
