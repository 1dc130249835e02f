import { Eye } from 'lucide-react';
import { memo } from 'react';
import type { Supervision, TextSession } from '../../../floor/entities.ts';
import type { TextThread } from '../../../floor/floor.ts';
import type { TextSessionId } from '../../../floor/ids.ts';
import { useAgentRow, useFreshnessState, useSupervisions, useText } from '../../live/index.ts';
import { Elapsed } from '../../ui/elapsed.tsx';
import { firstName, plural } from '../../ui/format.ts';
import { OverIcon } from '../../ui/state-icon.tsx';
import { isSaid } from './entries.ts';
import { modeLook, VISIBILITY_LOOKS } from './looks.ts';
import { ownLeg } from './own-leg.ts';
import { agentNameOf, customerName, isHidden, isStillLate, snippet } from './thread-words.ts';
import { useOwnUser } from './use-own-user.ts';
import { isOwn, watchersOf } from './watch.ts';

type Props = {
  readonly id: TextSessionId;
  readonly index: number;
  readonly count: number;
  /** Distance from the top of the list, in pixels. */
  readonly y: number;
  readonly late: boolean;
  readonly unread: number;
  /** Has the keyboard when the list has. */
  readonly active: boolean;
  /** Is open, or stands on the wall. */
  readonly chosen: boolean;
};

/** One conversation in the list: who waits for whom, since when, what was said last. Listens to itself only. */
export const ThreadLine = memo(function ThreadLine(props: Props) {
  const { id, index, count, y, late, unread, active, chosen } = props;
  const thread = useText(id);
  if (thread === undefined) return null;
  const isLate = isStillLate(late, thread.session);
  return (
    <div
      role="option"
      id={`thread ${id}`}
      className="thread"
      tabIndex={active ? 0 : -1}
      aria-selected={chosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-thread={id}
      data-late={isLate || undefined}
      data-unread={unread > 0 || undefined}
      style={{ transform: `translateY(${y}px)` }}
    >
      <ThreadFacts thread={thread} late={isLate} unread={unread} />
    </div>
  );
});

function ThreadFacts(props: {
  readonly thread: TextThread;
  readonly late: boolean;
  readonly unread: number;
}) {
  const { thread, late, unread } = props;
  const { session, messages } = thread;
  const { platformId, waitingFor } = session;
  const agent = agentNameOf(session, useAgentRow(session.agentId ?? NOBODY)?.name);
  const freshness = useFreshnessState(platformId);
  const customer = customerName(session);
  const last = messages.findLast(isSaid);
  const ended = session.state === 'ended';
  return (
    <div className="thread-facts" data-freshness={freshness} data-turn={waitingFor?.role ?? 'unknown'}>
      <div className="thread-first">
        <span className="thread-mark">
          {late ? (
            <>
              <OverIcon size={11} />
              <span className="sr-only">Over the limit: </span>
            </>
          ) : (
            unread > 0 && <i className="unread-dot" aria-hidden="true" />
          )}
        </span>
        <p className="thread-who cut">
          {waitingFor?.role === 'customer' ? (
            <>
              <bdi>{agent}</bdi> <span className="quiet">waits for</span> <bdi>{customer}</bdi>
            </>
          ) : (
            <>
              <bdi className="thread-waits">{customer}</bdi>{' '}
              <span className="quiet">{waitingFor === undefined ? 'with' : 'waits for'}</span>{' '}
              <bdi>{agent}</bdi>
            </>
          )}
        </p>
        <p className="thread-time">
          {ended ? (
            <span className="quiet">ended</span>
          ) : waitingFor === undefined ? (
            <span className="quiet">
              open <Elapsed platformId={platformId} since={session.startedAt} />
            </span>
          ) : (
            <Elapsed platformId={platformId} since={waitingFor.since} />
          )}
        </p>
      </div>
      <div className="thread-second">
        <p className="thread-said cut">
          {last === undefined ? (
            <span className="quiet">
              {session.transcript === 'unknown' ? 'Transcript not known' : 'Nothing said yet'}
            </span>
          ) : (
            <Snippet thread={thread} last={last} />
          )}
        </p>
        <p className="thread-badges">
          {session.queueName !== undefined && <bdi className="cut quiet">{session.queueName}</bdi>}
          <Watchers session={session} />
          {unread > 0 && (
            <span className="unread-count" data-tip={`${plural(unread, 'message')} you have not seen`}>
              {unread > 99 ? '99+' : unread}
              <span className="sr-only"> new for you</span>
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

function Snippet(props: { readonly thread: TextThread; readonly last: TextThread['messages'][number] }) {
  const { last } = props;
  const { icon: Icon, word } = VISIBILITY_LOOKS[last.visibility];
  return (
    <>
      {last.visibility !== 'everyone' && (
        <span className="snippet-visibility" data-visibility={last.visibility}>
          <Icon size={12} aria-hidden="true" className="tint" />
          <span className="sr-only">{word}: </span>
        </span>
      )}
      {last.from.role !== 'customer' && (
        <span className="quiet">
          <bdi>{firstName(last.from.name)}</bdi>:{' '}
        </span>
      )}
      {isHidden(last.text) ? <span className="quiet">hidden</span> : <bdi>{snippet(last)}</bdi>}
    </>
  );
}

/** How the conversation is supervised: one's own mode by name, others by an eye and their number. */
function Watchers({ session }: { readonly session: TextSession }) {
  const user = useOwnUser(session.platformId);
  const watchers = watchersOf(useSupervisions(session.agentId ?? NOBODY), session.id);
  const others = watchers.filter(one => !isOwn(one, user));
  const leg = ownLeg(session, user);
  const inside = leg?.state === 'chatting' && leg.mode !== undefined ? modeLook(leg.mode) : undefined;
  return (
    <>
      {others.length > 0 && (
        <span className="thread-watchers" data-tip={others.map(watcherWords).join('\n')}>
          <Eye size={13} aria-hidden="true" className="watch-eye" />
          {others.length}
          <span className="sr-only"> other supervisors</span>
        </span>
      )}
      {(inside !== undefined || leg?.state === 'invited') && (
        <span className="mode-chip" data-mode={inside?.mode ?? 'invited'}>
          {inside && <inside.icon size={12} aria-hidden="true" className="tint" />}
          {inside === undefined ? 'Invited' : INSIDE_WORDS[inside.mode]}
          <span className="sr-only"> (you)</span>
        </span>
      )}
    </>
  );
}

const watcherWords = ({ supervisor, mode }: Supervision): string =>
  `${supervisor.name || 'A supervisor'}: ${modeLook(mode).word.toLowerCase()}`;

const INSIDE_WORDS = { monitor: 'Monitor', coach: 'Coach', 'barge-in': 'Barged in' } as const;

const NOBODY = 'none:none';
