import type { Queue } from '../../floor/entities.ts';
import type { Millis } from '../../lib/clock.ts';
import { type QueueLimits, WATCHED, type Watched } from './limits.ts';

/** How much a number needs a person. `near`: on its way to the limit, or below its target. */
export const GRADES = ['calm', 'near', 'over'] as const;
export type Grade = (typeof GRADES)[number];

const RANK: Readonly<Record<Grade, number>> = { calm: 0, near: 1, over: 2 };

/** Whether one grade is worse than another. */
export function isWorse(a: Grade, b: Grade): boolean {
  return RANK[a] > RANK[b];
}

/** A number's grade, and the change that waits to last long enough. */
export type Verdict = {
  readonly grade: Grade;
  readonly since: Millis;
  readonly turning: { readonly worse: boolean; readonly since: Millis } | undefined;
};

/** A worse grade must last so long before it shows, a better one so long: what swings does not flicker. */
export const WORSE_AFTER_MS = 2_000;
export const BETTER_AFTER_MS = 15_000;
/** To get better a number must be inside its limit by this share. */
export const DEAD_BAND = 0.1;
/** From this share of the limit on a number is near it. */
const NEAR = 0.7;

/** The grade of a number that is worse the higher it is, with `ease` of the limit to spare. */
function high(value: number, limit: number, ease: number): Grade {
  if (value > limit * (1 - ease)) return 'over';
  return value > limit * NEAR * (1 - ease) ? 'near' : 'calm';
}

/** The grade of a percentage that is worse the lower it is; below its target it is near. */
function low(value: number, limit: number, target: number | undefined, ease: number): Grade {
  const points = ease * (100 - limit);
  if (value < limit + points) return 'over';
  return target !== undefined && value < Math.min(99.9, target + points / 2) ? 'near' : 'calm';
}

/** What a number would be graded at once, by its plain limit (`ease` 0) or with the dead band. */
export function gradeOf(
  watched: Watched,
  queue: Queue,
  limits: QueueLimits,
  now: Millis,
  ease: number,
): Grade | undefined {
  const limit = limits[watched];
  if (limit === undefined) return undefined;
  switch (watched) {
    case 'wait': {
      if (queue.waiting === undefined) return undefined;
      if (queue.waiting === 0) return 'calm';
      return queue.longestWaitSince === undefined
        ? undefined
        : high((now - queue.longestWaitSince) / 1000, limit, ease);
    }
    case 'waiting':
      return queue.waiting === undefined ? undefined : high(queue.waiting, limit, ease);
    case 'level': {
      const level = queue.serviceLevel;
      // Of no contacts at all there is nothing to grade.
      if (level === undefined || level.sample === 0) return undefined;
      return low(level.percent, limit, level.targetPercent, ease);
    }
  }
}

/**
 * Carries a verdict on. Worse needs the plain limit, better needs the dead band, and each must last: the grade that
 * is shown changes only then.
 */
export function judge(
  before: Verdict | undefined,
  plain: Grade | undefined,
  eased: Grade | undefined,
  now: Millis,
): Verdict | undefined {
  if (plain === undefined || eased === undefined) return undefined;
  if (before === undefined) return { grade: plain, since: now, turning: undefined };
  const next = isWorse(plain, before.grade) ? plain : isWorse(before.grade, eased) ? eased : before.grade;
  if (next === before.grade) return before.turning === undefined ? before : { ...before, turning: undefined };
  const worse = isWorse(next, before.grade);
  const since = before.turning?.worse === worse ? before.turning.since : now;
  const wait = worse ? WORSE_AFTER_MS : BETTER_AFTER_MS;
  if (now - since >= wait) return { grade: next, since: now, turning: undefined };
  return before.turning?.worse === worse ? before : { ...before, turning: { worse, since } };
}

/** The grade that the number itself shows: one that is well inside again is not red any more, though trouble stays told. */
export function shownGrade(verdict: Verdict | undefined): Grade | undefined {
  return verdict?.grade === 'over' && verdict.turning?.worse === false ? 'near' : verdict?.grade;
}

export type QueueVerdicts = Readonly<Record<Watched, Verdict | undefined>>;

export const UNJUDGED: QueueVerdicts = { wait: undefined, waiting: undefined, level: undefined };

/** Carries all verdicts of a queue on. */
export function judgeQueue(
  before: QueueVerdicts | undefined,
  queue: Queue,
  limits: QueueLimits,
  now: Millis,
): QueueVerdicts {
  const next = { ...UNJUDGED };
  let same = before !== undefined;
  for (const watched of WATCHED) {
    const plain = gradeOf(watched, queue, limits, now, 0);
    const eased = gradeOf(watched, queue, limits, now, DEAD_BAND);
    next[watched] = judge(before?.[watched], plain, eased, now);
    same &&= next[watched] === before?.[watched];
  }
  return same && before !== undefined ? before : next;
}

/** The worst grade of a queue. */
export function worstOf(verdicts: QueueVerdicts): Grade {
  let worst: Grade = 'calm';
  for (const watched of WATCHED) {
    const grade = verdicts[watched]?.grade;
    if (grade !== undefined && isWorse(grade, worst)) worst = grade;
  }
  return worst;
}

/** How much of its limits a queue has used up, worst first: what trouble is sorted by. */
export function pressureOf(queue: Queue, limits: QueueLimits, now: Millis): number {
  const wait =
    limits.wait === undefined || queue.longestWaitSince === undefined || !queue.waiting
      ? 0
      : (now - queue.longestWaitSince) / 1000 / limits.wait;
  const waiting = limits.waiting === undefined ? 0 : (queue.waiting ?? 0) / limits.waiting;
  const level =
    limits.level === undefined || queue.serviceLevel === undefined || queue.serviceLevel.sample === 0
      ? 0
      : (100 - queue.serviceLevel.percent) / Math.max(1, 100 - limits.level);
  return Math.max(wait, waiting, level) + 0.1 * (wait + waiting + level);
}
