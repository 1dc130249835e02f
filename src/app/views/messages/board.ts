import type { Platform, Supervision, SupervisionMode, TextMessage } from '../../../floor/entities.ts';
import type { TextThread } from '../../../floor/floor.ts';
import type { AgentId, TextSessionId } from '../../../floor/ids.ts';
import type { Millis } from '../../../lib/clock.ts';
import { fold } from '../../live/fold.ts';
import { reused } from './board-reuse.ts';
import { isSaid, unreadIn } from './entries.ts';
import { type MessagesSearch, type Turn, USUAL } from './search.ts';
import { watchersOf } from './watch.ts';

/** What the list knows of a conversation: enough to filter, sort and count it. */
export type Line = {
  readonly id: TextSessionId;
  readonly thread: TextThread;
  readonly agentId: AgentId | undefined;
  readonly agentName: string;
  readonly queue: string;
  readonly turn: Turn;
  /** Since when somebody waits. */
  readonly since: Millis | undefined;
  readonly last: TextMessage | undefined;
  /** How it is supervised, by anybody. */
  readonly modes: readonly SupervisionMode[];
  readonly mine: boolean;
  readonly search: string;
};

/** What the board has to know beside the conversations. */
export type Surroundings = {
  readonly agent: (
    id: AgentId,
  ) => { readonly name: string; readonly supervisions: readonly Supervision[] } | undefined;
  /** Own platform user on a platform. */
  readonly user: (platformId: string) => string | undefined;
  readonly readUpTo: (id: TextSessionId) => number | undefined;
  readonly now: (platformId: string) => Millis;
};

/** Whether a platform would tell of conversations. */
export function hasTexts({ capabilities }: Platform): boolean {
  return capabilities['text.monitor']?.can ?? false;
}

/** How many live conversations there are, before the filters. */
export type BoardTotals = {
  readonly all: number;
  readonly turns: Readonly<Record<Turn, number>>;
  readonly mine: number;
  readonly over: number;
  readonly unread: number;
};

export type Board = {
  /** Conversations that pass the filters, in order. */
  readonly ids: readonly TextSessionId[];
  readonly totals: BoardTotals;
  /** Where the customer has waited longer than the limit. */
  readonly late: ReadonlySet<TextSessionId>;
  /** How much was said that one has not seen. */
  readonly unread: ReadonlyMap<TextSessionId, number>;
  /** Names to filter by, with their number of conversations. */
  readonly queues: ReadonlyMap<string, number>;
  readonly agents: ReadonlyMap<AgentId, { readonly name: string; readonly count: number }>;
};

type Known = { readonly line: Line; readonly supervisions: readonly Supervision[] | undefined };
const known = new WeakMap<TextThread, Known>();

type News = { readonly after: number; readonly count: number };
const counted = new WeakMap<TextThread, News>();

/** How much was said after a place; a transcript is read again only when it or the place has changed. */
function newsIn(thread: TextThread, after: number | undefined): number {
  if (after === undefined) return 0;
  const before = counted.get(thread);
  if (before?.after === after) return before.count;
  const count = unreadIn(thread.messages, after);
  counted.set(thread, { after, count });
  return count;
}

/** A conversation as the list sees it; the same object as long as the conversation is the same. */
export function lineOf(thread: TextThread, { agent, user }: Surroundings): Line {
  const { session } = thread;
  const { name = '', supervisions } = (session.agentId && agent(session.agentId)) || {};
  const own = user(session.platformId);
  const mine = session.legs.some(
    leg => leg.user === own && (leg.state === 'chatting' || leg.state === 'invited'),
  );
  const before = known.get(thread);
  if (before?.line.agentName === name && before.line.mine === mine && before.supervisions === supervisions)
    return before.line;
  const last = thread.messages.findLast(isSaid);
  const line: Line = {
    id: session.id,
    thread,
    agentId: session.agentId,
    agentName: name,
    queue: session.queueName ?? '',
    turn: session.waitingFor?.role ?? 'unknown',
    since: session.waitingFor?.since,
    last,
    modes: [...new Set(watchersOf(supervisions ?? [], session.id).map(({ mode }) => mode))],
    mine,
    search: fold(
      [name, session.customer, session.customerName, session.queueName, session.subject, last?.text].join(
        ' ',
      ),
    ),
  };
  known.set(thread, { line, supervisions });
  return line;
}

/** Whether the customer has waited longer than the limit. */
export function isOver(line: Pick<Line, 'turn' | 'since'>, limitSeconds: number, now: Millis): boolean {
  return line.turn === 'agent' && line.since !== undefined && now - line.since > limitSeconds * 1000;
}

/**
 * Which live conversations are shown, in which order, and how many there are of each kind. What came out the same as
 * `before` is the same object.
 */
export function boardOf(
  threads: Iterable<TextThread>,
  search: MessagesSearch,
  surroundings: Surroundings,
  before?: Board,
): Board {
  const limit = search.limit ?? USUAL.limit;
  const words = fold(search.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const turns: Record<Turn, number> = { agent: 0, customer: 0, unknown: 0 };
  const queues = new Map<string, number>();
  const agents = new Map<AgentId, { readonly name: string; readonly count: number }>();
  const late = new Set<TextSessionId>();
  const unread = new Map<TextSessionId, number>();
  const shown: Line[] = [];
  let all = 0;
  let mine = 0;
  for (const thread of threads) {
    if (thread.session.state === 'ended') continue;
    const line = lineOf(thread, surroundings);
    const isLate = isOver(line, limit, surroundings.now(thread.session.platformId));
    const news = newsIn(thread, surroundings.readUpTo(line.id));
    all += 1;
    turns[line.turn] += 1;
    if (line.mine) mine += 1;
    if (isLate) late.add(line.id);
    if (news > 0) unread.set(line.id, news);
    queues.set(line.queue, (queues.get(line.queue) ?? 0) + 1);
    if (line.agentId !== undefined)
      agents.set(line.agentId, {
        name: line.agentName,
        count: (agents.get(line.agentId)?.count ?? 0) + 1,
      });
    if (passes(line, search, words, isLate, news > 0)) shown.push(line);
  }
  shown.sort(ORDERS[search.sort ?? USUAL.sort]);
  const totals = { all, turns, mine, over: late.size, unread: unread.size };
  const board = { ids: shown.map(({ id }) => id), totals, late, unread, queues, agents };
  return before === undefined ? board : reused(before, board);
}

function passes(
  line: Line,
  search: MessagesSearch,
  words: readonly string[],
  isLate: boolean,
  isUnread: boolean,
): boolean {
  const { queue, agents, platform, watched, turn, over, unread } = search;
  if (over && !isLate) return false;
  if (unread && !isUnread) return false;
  if (turn !== undefined && line.turn !== turn) return false;
  if (queue !== undefined && !queue.includes(line.queue)) return false;
  if (agents !== undefined && (line.agentId === undefined || !agents.includes(line.agentId))) return false;
  if (platform !== undefined && !platform.includes(line.thread.session.platformId)) return false;
  if (watched !== undefined && !watched.some(one => isWatched(line, one))) return false;
  return words.every(word => line.search.includes(word));
}

function isWatched(line: Line, by: NonNullable<MessagesSearch['watched']>[number]): boolean {
  if (by === 'mine') return line.mine;
  if (by === 'nobody') return line.modes.length === 0;
  return line.modes.includes(by);
}

const byId = (a: Line, b: Line): number => (a.id < b.id ? -1 : 1);
/** Customers who wait come first; then what nobody knows; then customers who owe an answer themselves. */
const URGENCY: Readonly<Record<Turn, number>> = { agent: 0, unknown: 1, customer: 2 };
const startOf = ({ thread: { session } }: Line): Millis => session.startedAt ?? session.asOf;

const ORDERS: Readonly<Record<NonNullable<MessagesSearch['sort']>, (a: Line, b: Line) => number>> = {
  wait: (a, b) =>
    URGENCY[a.turn] - URGENCY[b.turn] || (a.since ?? startOf(a)) - (b.since ?? startOf(b)) || byId(a, b),
  newest: (a, b) => (b.last?.at ?? startOf(b)) - (a.last?.at ?? startOf(a)) || byId(a, b),
  agent: (a, b) => a.agentName.localeCompare(b.agentName) || byId(a, b),
  queue: (a, b) => a.queue.localeCompare(b.queue) || byId(a, b),
};
