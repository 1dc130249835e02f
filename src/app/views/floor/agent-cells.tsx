import { Eye } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { AgentId } from '../../../floor/ids.ts';
import { type AgentRow, useAgentCommands } from '../../live/index.ts';
import { TextsCell } from '../../texts/texts-cell.tsx';
import { ChannelIcon } from '../../ui/channel-icon.tsx';
import { Elapsed } from '../../ui/elapsed.tsx';
import { OverIcon, StateIcon } from '../../ui/state-icon.tsx';
import {
  actWords,
  contactWords,
  isUsualCourse,
  pendingWords,
  reasonWords,
  watcherWords,
} from './row-words.ts';

/** The columns of the table, in order. A column without a sort cannot be sorted by. */
export const COLUMNS = [
  { key: 'name', label: 'Agent', sort: 'name' },
  { key: 'team', label: 'Team', sort: 'team' },
  { key: 'state', label: 'State', sort: 'state' },
  { key: 'time', label: 'Time', sort: 'time' },
  { key: 'contact', label: 'Contact' },
  { key: 'contact-time', label: 'Lasting' },
  { key: 'next', label: 'Next' },
  { key: 'watched', label: 'Supervised by' },
] as const;

type Props = {
  readonly row: AgentRow;
  readonly over: boolean;
  /** Place of the cell that has the keyboard; -1: none of this row. */
  readonly activeColumn: number;
};

/** What a row says about an agent. Rendered again only when the agent's own facts change. */
export const AgentCells = memo(function AgentCells({ row, over, activeColumn }: Props) {
  const { contact, platformId, texts } = row;
  const words = contact && contactWords(contact);
  const next = pendingWords(row.pending);
  const reason = reasonWords(row.display, row.reason);
  const watchers = row.supervisions.length > 0 ? watcherWords(row.supervisions) : undefined;
  const cell = (column: number, children: ReactNode, tip?: string) => (
    <div
      role="gridcell"
      className={`cell cell-${COLUMNS[column]?.key}`}
      tabIndex={activeColumn === column ? 0 : -1}
      data-tip={tip}
    >
      {children}
    </div>
  );
  return (
    <>
      {cell(
        0,
        <>
          <span className="over-mark">
            {over && (
              <>
                <OverIcon size={11} />
                <span className="sr-only">Over the limit: </span>
              </>
            )}
          </span>
          <bdi className="cut">{row.name}</bdi>
        </>,
      )}
      {cell(1, row.team === undefined ? <Dash why="no team told" /> : <bdi className="cut">{row.team}</bdi>)}
      {cell(
        2,
        <>
          <StateIcon
            state={row.display}
            text={contact === undefined ? texts !== undefined : contact.channel !== 'voice'}
          />
          <span className="state-word">
            <bdi>{row.word}</bdi>
          </span>
          {reason !== undefined && (
            <span className="cut quiet">
              <bdi>{reason}</bdi>
            </span>
          )}
          <UnderWay id={row.id} />
        </>,
      )}
      {cell(3, <Elapsed platformId={platformId} since={row.since} />)}
      {cell(
        4,
        contact && words ? (
          <>
            <ChannelIcon channel={contact.channel} direction={contact.direction} />
            <bdi className="cut contact-skill">{words.skill}</bdi>
            {words.party !== undefined && <bdi className="cut quiet">{words.party}</bdi>}
            {words.status !== undefined && <span className="contact-status">{words.status}</span>}
            {row.liveContacts > 1 && <span className="quiet">+{row.liveContacts - 1}</span>}
          </>
        ) : (
          texts && <TextsCell texts={texts} />
        ),
      )}
      {cell(
        5,
        contact ? (
          <Elapsed platformId={platformId} since={contact.startedAt} className="quiet" />
        ) : (
          texts?.waitingSince !== undefined && (
            <Elapsed platformId={platformId} since={texts.waitingSince} className="quiet" />
          )
        ),
      )}
      {cell(
        6,
        next !== undefined && <bdi className={isUsualCourse(row.pending) ? 'cut quiet' : 'cut'}>{next}</bdi>,
        next,
      )}
      {cell(
        7,
        watchers && (
          <>
            <Eye size={13} aria-hidden="true" className="watch-eye" />
            {row.supervisions.length > 1 && (
              <strong className="watch-count">{row.supervisions.length}</strong>
            )}
            <bdi className="cut">{watchers.names}</bdi>
          </>
        ),
        watchers?.tip,
      )}
    </>
  );
});

/** What somebody has just asked of the platform about this agent, until the platform answers. */
function UnderWay({ id }: { readonly id: AgentId }) {
  const act = actWords(useAgentCommands(id));
  return act === undefined ? null : (
    <span className="row-act" data-tip={act.tip}>
      {act.words}
    </span>
  );
}

function Dash({ why }: { readonly why: string }) {
  return (
    <span className="quiet" data-tip={why}>
      –<span className="sr-only">{why}</span>
    </span>
  );
}
