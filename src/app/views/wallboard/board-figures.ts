import type { Floor } from '../../../floor/floor.ts';
import { type AgentId, type PlatformId, platformOf } from '../../../floor/ids.ts';
import type { Millis } from '../../../lib/clock.ts';
import type { Thresholds } from '../../../protocol/thresholds.ts';
import { countedQueues } from '../../live/counted.ts';
import type { FeedStatus, Freshness, StateTotals } from '../../live/index.ts';
import { type LevelGroup, levelsOf } from './level.ts';
import {
  type Calls,
  callsOf,
  isCallQueue,
  type Judged,
  judgeQueues,
  type LongestWait,
  longestWaitOf,
  type TroubledQueue,
  troubledQueues,
} from './queue-figures.ts';
import { platformsIn, queuesIn, type Scope, textsIn } from './scope.ts';
import { type Age, ageOf, type Source, silenceWords } from './sources.ts';
import { type Texts, textsOf } from './text-figures.ts';

/** What a wall is made from: the floor, and how far it can be trusted at this moment. */
export type BoardInput = {
  readonly scope: Scope;
  readonly floor: Pick<Floor, 'platforms' | 'queues' | 'tallies' | 'texts'>;
  /** Agents of the scope, by state. */
  readonly agents: StateTotals;
  readonly teamOf: (id: AgentId) => string | undefined;
  readonly freshness: (id: PlatformId) => Freshness;
  readonly nowOf: (id: PlatformId) => Millis;
  readonly now: Millis;
  readonly feed: FeedStatus;
  readonly thresholds: Thresholds;
  /** Verdicts of the moment before. */
  readonly judged: Judged;
};

/** A number of a wall with its age, and why it is not known where it is not. */
type Told<T> = T & { readonly age: Age; readonly missing: string | undefined };

/** Every number of a wall at one moment. */
export type BoardFigures = {
  readonly calls: Told<Calls>;
  readonly wait: Told<LongestWait>;
  /** Service levels of the calls, by how they are computed; the one of most contacts first. */
  readonly levels: Told<{ readonly groups: readonly LevelGroup[] }>;
  readonly agents: Told<{ readonly totals: StateTotals | undefined }>;
  /** Absent where nothing in the scope carries text conversations. */
  readonly texts: Told<Texts> | undefined;
  readonly troubled: Told<{
    readonly queues: readonly (TroubledQueue & { readonly age: Age })[];
    readonly watched: number;
  }>;
  readonly names: ReadonlyMap<PlatformId, string>;
  /** Platforms that are silent, in words. */
  readonly silence: string | undefined;
  readonly judged: Judged;
};

/** Computes every number of a wall. What is not known is `undefined` and says why; it is never 0. */
export function boardFigures(input: BoardInput): BoardFigures {
  const { scope, floor, now, feed, freshness } = input;
  const platforms = platformsIn(scope, [...floor.platforms.values()]);
  const queues = queuesIn(scope, countedQueues(floor));
  const sessions = Array.from(floor.texts.values(), ({ session }) => session);
  const texts = textsIn(scope, sessions, queues, input.teamOf);
  const judged = judgeQueues(queues, input.judged, input);
  const names = new Map(platforms.map(({ id, name }) => [id, name]));

  const sourceOf = (id: PlatformId): Source => ({ id, name: names.get(id) ?? id, freshness: freshness(id) });
  /** Age over those platforms of the scope that have a say, and those that might but were never heard. */
  const age = (hasSay: (id: PlatformId) => boolean) => {
    const all = platforms.map(({ id }) => sourceOf(id));
    const own = all.filter(({ id, freshness: { ageMs } }) => ageMs === undefined || hasSay(id));
    return ageOf(own.length === 0 ? all : own, now, feed);
  };

  const callQueues = queues.filter(isCallQueue);
  const ofCalls = age(id => callQueues.some(({ platformId }) => platformId === id));
  const noCalls = ofCalls.reason ?? 'No queue of calls belongs to this wall.';
  const calls = callsOf(callQueues, judged, input);
  const wait = longestWaitOf(callQueues, judged, input);
  const groups = levelsOf(callQueues);
  const carriers = new Set(texts.map(({ platformId }) => platformId));
  for (const { id, kind } of platforms) if (kind === 'genesys') carriers.add(id);
  const ofAgents = age(() => true);
  const ofQueues = age(id => queues.some(({ platformId }) => platformId === id));
  const textFigures = textsOf(texts, input);

  return {
    calls: {
      ...calls,
      age: ofCalls,
      missing: missing(calls.waiting, callQueues.length === 0 ? noCalls : 'No queue tells how many wait.'),
    },
    wait: {
      ...wait,
      age: ofCalls,
      missing: missing(wait.ms, callQueues.length === 0 ? noCalls : 'No queue tells since when they wait.'),
    },
    levels: {
      groups,
      age: ofCalls,
      missing: missing(groups[0], callQueues.length === 0 ? noCalls : 'No contact yet to compute it from.'),
    },
    agents: {
      totals: ofAgents.state === 'unheard' ? undefined : input.agents,
      age: ofAgents,
      missing: ofAgents.state === 'unheard' ? (ofAgents.reason ?? 'Nothing has been heard yet.') : undefined,
    },
    texts:
      carriers.size === 0 ? undefined : textsTold(textFigures, ageOf([...carriers].map(sourceOf), now, feed)),
    troubled: {
      queues: troubledQueues(queues, judged, input).map(troubled => ({
        ...troubled,
        age: ageOf([sourceOf(platformOf(troubled.queue.id))], now, feed),
      })),
      watched: queues.length,
      age: ofQueues,
      missing: queues.length > 0 ? undefined : (ofQueues.reason ?? 'No queue belongs to this wall.'),
    },
    names,
    silence: silenceWords(
      platforms.map(({ id }) => sourceOf(id)),
      now,
    ),
    judged,
  };
}

const missing = (value: unknown, why: string): string | undefined => (value === undefined ? why : undefined);

/** Without its carriers having been heard, no conversations are not 0 conversations. */
function textsTold(texts: Texts, age: Age): Told<Texts> {
  if (age.state === 'unheard') {
    const why = age.reason ?? 'Nothing has been heard yet.';
    return { ...texts, waiting: undefined, longestMs: undefined, over: false, age, missing: why };
  }
  return {
    ...texts,
    age,
    missing: missing(texts.waiting, 'The platform does not tell who has to answer.'),
  };
}
