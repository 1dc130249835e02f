import type { Platform } from '../../../floor/entities.ts';
import type { PlatformId, QueueId } from '../../../floor/ids.ts';
import type { CountedQueue } from '../../../floor/tally.ts';
import type { Millis } from '../../../lib/clock.ts';
import type { Thresholds } from '../../../protocol/thresholds.ts';
import { limitsOf, type QueueLimits } from '../../trouble/limits.ts';
import { type Grade, judgeQueue, pressureOf, type QueueVerdicts, worstOf } from '../../trouble/trouble.ts';
import { asChosen } from './chosen-formula.ts';
import type { QueuesSearch } from './search.ts';

/** A queue as it is shown. */
export type QueueLine = {
  readonly id: QueueId;
  readonly queue: CountedQueue;
  readonly platform: Platform | undefined;
  readonly limits: QueueLimits;
  readonly verdicts: QueueVerdicts;
  readonly grade: Grade;
};

export type QueueGroup = {
  readonly key: PlatformId;
  readonly name: string;
  readonly ids: readonly QueueId[];
};

/** Which queues are shown in which order, and what they come to. */
export type QueueBoard = {
  readonly lines: ReadonlyMap<QueueId, QueueLine>;
  readonly ids: readonly QueueId[];
  readonly all: number;
  /** Over all queues that pass the filters but trouble. */
  readonly totals: {
    readonly waiting: number | undefined;
    /** Queues that do not tell how many wait: the sum leaves them out. */
    readonly silent: number;
    readonly longest: QueueLine | undefined;
    readonly over: number;
    readonly near: number;
    readonly belowTarget: number;
    readonly withLevel: number;
    readonly count: number;
  };
};

const RANK: Readonly<Record<Grade, number>> = { over: 0, near: 1, calm: 2 };

/** Whether a platform has queues of which it may tell. */
export function hasQueues({ capabilities }: Platform): boolean {
  return capabilities['queue.add-agent']?.can ?? true;
}

/** What was judged before, by queue. */
export type Judged = ReadonlyMap<QueueId, QueueVerdicts>;

/** Builds the board. `now` is the platform's own time, so that nothing runs on about a platform that is not heard. */
export function boardOf(
  queues: readonly CountedQueue[],
  platforms: readonly Platform[],
  search: QueuesSearch,
  thresholds: Thresholds,
  judged: Judged,
  now: (platformId: PlatformId) => Millis,
): QueueBoard {
  const byId = new Map(platforms.map(platform => [platform.id, platform]));
  const lines = new Map<QueueId, QueueLine>();
  const passing: QueueLine[] = [];
  const words = fold(search.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  for (const told of queues) {
    const queue = asChosen(told, search.formula);
    const platform = byId.get(queue.platformId);
    const limits = limitsOf(queue, thresholds, search.limit);
    const verdicts = judgeQueue(judged.get(queue.id), queue, limits, now(queue.platformId));
    const line = { id: queue.id, queue, platform, limits, verdicts, grade: worstOf(verdicts) };
    lines.set(queue.id, line);
    if (passes(line, search, words)) passing.push(line);
  }
  const shown = search.trouble ? passing.filter(({ grade }) => grade === 'over') : passing;
  return {
    lines,
    ids: sorted(shown, search, now).map(({ id }) => id),
    all: queues.length,
    totals: totalsOf(passing),
  };
}

/** Text as it is compared: case and accents do not matter. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function passes({ queue, platform }: QueueLine, search: QueuesSearch, words: readonly string[]): boolean {
  if (search.platform !== undefined && !search.platform.includes(queue.platformId)) return false;
  if (search.channel !== undefined && !search.channel.some(one => one === queue.channel)) return false;
  if (words.length === 0) return true;
  const where = fold(`${queue.name} ${platform?.name ?? ''} ${queue.dispatchType ?? ''} ${queue.id}`);
  return words.every(word => where.includes(word));
}

function sorted(
  lines: readonly QueueLine[],
  { sort = 'trouble', group }: QueuesSearch,
  now: (platformId: PlatformId) => Millis,
): readonly QueueLine[] {
  const wait = ({ queue }: QueueLine) =>
    queue.waiting ? (queue.longestWaitSince ?? Number.MAX_SAFE_INTEGER - 1) : Number.MAX_SAFE_INTEGER;
  const level = ({ queue }: QueueLine) => queue.serviceLevel?.percent ?? 1000;
  const pressure = new Map(
    sort === 'trouble'
      ? lines.map(line => [line.id, pressureOf(line.queue, line.limits, now(line.queue.platformId))])
      : [],
  );
  const byName = (a: QueueLine, b: QueueLine) =>
    a.queue.name.localeCompare(b.queue.name) || (a.id < b.id ? -1 : 1);
  const orders = {
    trouble: (a: QueueLine, b: QueueLine) =>
      RANK[a.grade] - RANK[b.grade] || bucket(pressure.get(b.id)) - bucket(pressure.get(a.id)),
    waiting: (a: QueueLine, b: QueueLine) => (b.queue.waiting ?? -1) - (a.queue.waiting ?? -1),
    wait: (a: QueueLine, b: QueueLine) => wait(a) - wait(b),
    level: (a: QueueLine, b: QueueLine) => level(a) - level(b),
    name: () => 0,
  };
  const byPlatform = (a: QueueLine, b: QueueLine) =>
    group === 'platform'
      ? (a.platform?.name ?? a.queue.platformId).localeCompare(b.platform?.name ?? b.queue.platformId) ||
        (a.queue.platformId < b.queue.platformId ? -1 : Number(a.queue.platformId > b.queue.platformId))
      : 0;
  return lines.toSorted((a, b) => byPlatform(a, b) || orders[sort](a, b) || byName(a, b));
}

/** Pressure in steps of a fifth of the limit: queues do not change places for every second of a wait. */
const bucket = (pressure = 0): number => Math.floor(pressure * 5);

function totalsOf(lines: readonly QueueLine[]): QueueBoard['totals'] {
  let waiting: number | undefined;
  let silent = 0;
  let longest: QueueLine | undefined;
  let over = 0;
  let near = 0;
  let belowTarget = 0;
  let withLevel = 0;
  for (const line of lines) {
    const { queue, grade } = line;
    if (queue.waiting === undefined) silent += 1;
    else waiting = (waiting ?? 0) + queue.waiting;
    const since = queue.waiting ? queue.longestWaitSince : undefined;
    if (since !== undefined && since < (longest?.queue.longestWaitSince ?? Number.POSITIVE_INFINITY))
      longest = line;
    if (grade === 'over') over += 1;
    if (grade === 'near') near += 1;
    const { percent, targetPercent, sample } = queue.serviceLevel ?? {};
    if (percent === undefined || targetPercent === undefined || sample === 0) continue;
    withLevel += 1;
    if (percent < targetPercent) belowTarget += 1;
  }
  return { waiting, silent, longest, over, near, belowTarget, withLevel, count: lines.length };
}

/** Queues of a board by platform, in the board's order. */
export function groupsOf(
  ids: readonly QueueId[],
  lines: ReadonlyMap<QueueId, QueueLine>,
): readonly QueueGroup[] {
  const groups = new Map<PlatformId, { name: string; ids: QueueId[] }>();
  for (const id of ids) {
    const line = lines.get(id);
    if (line === undefined) continue;
    const key = line.queue.platformId;
    const group = groups.get(key) ?? { name: line.platform?.name ?? key, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}
