import { Map as PersistentMap } from 'immutable';
import { describe, expect, it } from 'vitest';
import type { Platform, PlatformKind, Queue, TextSession } from '../../../floor/entities.ts';
import { emptyFloor } from '../../../floor/floor.ts';
import { makeQueue, makeText } from '../../../floor/testing.ts';
import { NO_THRESHOLDS } from '../../../protocol/thresholds.ts';
import type { FeedStatus, Freshness, StateTotals } from '../../live/index.ts';
import { WORSE_AFTER_MS } from '../../trouble/trouble.ts';
import { type BoardInput, boardFigures } from './board-figures.ts';

const NOW = 1_700_000_000_000;

const makePlatform = (kind: PlatformKind): Platform => ({
  id: kind,
  kind,
  name: { cxone: 'NICE CXone', genesys: 'Genesys', netsapiens: 'NetSapiens' }[kind],
  refreshMs: 5000,
  capabilities: {},
  asOf: NOW,
  link: { state: 'live', reason: undefined, since: NOW, asOf: NOW },
  heardAt: NOW,
});

const LIVE: FeedStatus = {
  state: 'live',
  since: NOW,
  attempt: 0,
  retryAt: undefined,
  heardAt: undefined,
  problem: undefined,
  role: 'alone',
  outdated: false,
  diskRefuses: false,
};

const fresh: Freshness = { state: 'live', ageMs: 1000, reason: undefined };
const unheard: Freshness = { state: 'unknown', ageMs: undefined, reason: 'It has not answered yet.' };

const nobody: StateTotals = {
  count: 0,
  over: 0,
  states: {
    'available-idle': 0,
    'available-busy': 0,
    ringing: 0,
    'on-contact': 0,
    consulting: 0,
    'after-contact-work': 0,
    dialing: 0,
    unavailable: 0,
    'logged-out': 0,
    unknown: 0,
  },
};

type Given = Partial<BoardInput> & {
  readonly kinds?: readonly PlatformKind[];
  readonly queues?: readonly Queue[];
  readonly texts?: readonly TextSession[];
};

function makeFigures({ kinds = ['cxone'], queues = [], texts = [], ...rest }: Given = {}) {
  return boardFigures({
    scope: {},
    floor: {
      platforms: PersistentMap(kinds.map(kind => [kind, makePlatform(kind)])),
      queues: PersistentMap(queues.map(queue => [queue.id, queue])),
      tallies: PersistentMap(),
      texts: PersistentMap(texts.map(session => [session.id, { session, messages: [] }])),
    },
    agents: nobody,
    teamOf: () => undefined,
    freshness: () => fresh,
    nowOf: () => NOW,
    now: NOW,
    feed: LIVE,
    thresholds: NO_THRESHOLDS,
    judged: new Map(),
    ...rest,
  });
}

const queue = (id: `${string}:${string}`, overrides: Partial<Queue> = {}) =>
  makeQueue({ id, platformId: id.split(':')[0] ?? '', name: id, ...overrides });

const level = (percent: number, sample: number, targetPercent = 80): NonNullable<Queue['serviceLevel']> => ({
  percent,
  sample,
  targetPercent,
  formula: 'of-offered',
  thresholdSeconds: 30,
});

describe('calls waiting', () => {
  it('adds up the queues of calls, and says how many do not tell', () => {
    const { calls } = makeFigures({
      queues: [
        queue('cxone:1', { waiting: 2 }),
        queue('cxone:2', { waiting: 3 }),
        queue('cxone:3', { waiting: undefined }),
        queue('cxone:4', { waiting: 40, channel: 'sms' }),
      ],
    });
    expect(calls).toMatchObject({ waiting: 5, silent: 1, queues: 3, missing: undefined });
  });

  it('is not known, rather than 0, where no queue tells', () => {
    const { calls } = makeFigures({ queues: [queue('cxone:1', { waiting: undefined })] });
    expect(calls.waiting).toBeUndefined();
    expect(calls.missing).toBe('No queue tells how many wait.');
    expect(makeFigures().calls).toMatchObject({
      waiting: undefined,
      missing: 'No queue of calls belongs to this wall.',
    });
  });

  it('is over what is configured for the queue', () => {
    const thresholds = { ...NO_THRESHOLDS, queues: { 'cxone:1': { waiting: 9 }, 'cxone:2': { waiting: 1 } } };
    const queues = [queue('cxone:1', { waiting: 6 }), queue('cxone:2', { waiting: 2 })];
    const { calls, troubled } = makeFigures({ thresholds, queues });
    expect(calls).toMatchObject({ over: 1, limit: undefined });
    expect(troubled.queues[0]).toMatchObject({ queue: { id: 'cxone:2' }, waiting: { over: true } });
  });

  it('counts the queues in which more wait than may', () => {
    const { calls } = makeFigures({
      queues: [queue('cxone:1', { waiting: 6 }), queue('cxone:2', { waiting: 5 })],
    });
    expect(calls).toMatchObject({ over: 1, limit: 5 });
  });
});

describe('the longest wait', () => {
  const waits = (ms: number, overrides: Partial<Queue> = {}) => ({
    waiting: 1,
    longestWaitSince: NOW - ms,
    ...overrides,
  });

  it('is the longest of all queues, with that queue’s own limit', () => {
    const { wait } = makeFigures({
      queues: [
        queue('cxone:1', waits(50_000)),
        queue('cxone:2', waits(70_000, { serviceLevel: level(90, 10) })),
      ],
    });
    expect(wait).toMatchObject({ ms: 70_000, limitMs: 60_000, over: true });
    expect(wait.queue?.id).toBe('cxone:2');
  });

  it('is 0 where nobody waits, and unknown where nobody tells since when', () => {
    expect(makeFigures({ queues: [queue('cxone:1')] }).wait).toMatchObject({ ms: 0, queue: undefined });
    const { wait } = makeFigures({ queues: [queue('cxone:1'), queue('cxone:2', { waiting: 2 })] });
    expect(wait.ms).toBeUndefined();
    expect(wait.missing).toBe('No queue tells since when they wait.');
  });

  it('stands still on the clock of a platform that is not heard', () => {
    const { wait } = makeFigures({
      queues: [queue('cxone:1', waits(50_000))],
      nowOf: () => NOW - 20_000,
    });
    expect(wait.ms).toBe(30_000);
  });

  it('is over only after it was over for a moment', () => {
    const queues = [queue('cxone:1', waits(119_000))];
    const at = (ms: number, judged = makeFigures({ queues }).judged) =>
      makeFigures({ queues, judged, now: NOW + ms, nowOf: () => NOW + ms });
    const turning = at(2000);
    expect(turning.wait.over).toBe(false);
    expect(at(2000 + WORSE_AFTER_MS, turning.judged).wait.over).toBe(true);
  });
});

describe('service levels', () => {
  it('weigh as much as their contacts', () => {
    const { levels } = makeFigures({
      queues: [
        queue('cxone:1', { serviceLevel: level(50, 10) }),
        queue('cxone:2', { serviceLevel: level(90, 30, 90) }),
        queue('cxone:3', { serviceLevel: level(100, 0) }),
      ],
    });
    expect(levels.groups).toHaveLength(1);
    expect(levels.groups[0]).toMatchObject({
      percent: 80,
      sample: 40,
      queues: 2,
      targets: [80, 90],
      target: 87.5,
    });
  });

  it('are kept apart by formula, and by platform where platforms compute them', () => {
    const own = { ...level(70, 20), formula: 'platform' } as const;
    const { levels } = makeFigures({
      kinds: ['cxone', 'netsapiens'],
      queues: [
        queue('cxone:1', { serviceLevel: own }),
        queue('netsapiens:1', { serviceLevel: { ...own, sample: 30 } }),
        queue('cxone:2', { serviceLevel: level(90, 10) }),
      ],
    });
    expect(levels.groups.map(({ platformId, sample }) => [platformId, sample])).toEqual([
      ['netsapiens', 30],
      ['cxone', 20],
      [undefined, 10],
    ]);
  });

  it('are not known of no contacts', () => {
    const { levels } = makeFigures({ queues: [queue('cxone:1', { serviceLevel: level(100, 0) })] });
    expect(levels.missing).toBe('No contact yet to compute it from.');
  });
});

describe('texts', () => {
  const since = (ms: number, role: 'agent' | 'customer' = 'agent') => ({ role, since: NOW - ms });

  it('counts the customers who wait, and how long the first of them has', () => {
    const { texts } = makeFigures({
      kinds: ['genesys'],
      texts: [
        makeText({ id: 'genesys:1', waitingFor: since(130_000) }),
        makeText({ id: 'genesys:2', waitingFor: since(5000) }),
        makeText({ id: 'genesys:3', waitingFor: since(9_000_000, 'customer') }),
        makeText({ id: 'genesys:4' }),
        makeText({ id: 'genesys:5', state: 'ended', waitingFor: since(1) }),
      ],
    });
    expect(texts).toMatchObject({ waiting: 2, live: 4, untold: 1, longestMs: 130_000, over: true });
  });

  it('is 0 where there is no conversation, and unknown where none tells whose turn it is', () => {
    expect(makeFigures({ kinds: ['genesys'] }).texts).toMatchObject({ waiting: 0, longestMs: 0 });
    const { texts } = makeFigures({ kinds: ['genesys'], texts: [makeText()] });
    expect(texts).toMatchObject({ waiting: undefined, longestMs: undefined });
    expect(texts?.missing).toBe('The platform does not tell who has to answer.');
  });

  it('is unknown until its platform was heard, and no tile where no platform carries any', () => {
    const { texts } = makeFigures({ kinds: ['genesys'], freshness: () => unheard });
    expect(texts).toMatchObject({ waiting: undefined, missing: 'It has not answered yet.' });
    expect(makeFigures().texts).toBeUndefined();
  });
});

describe('a wall’s scope', () => {
  const queues = [queue('cxone:1', { waiting: 1 }), queue('netsapiens:1', { waiting: 10 })];
  const kinds = ['cxone', 'netsapiens', 'genesys'] as const;

  it('keeps to its queues and platforms', () => {
    expect(makeFigures({ kinds, queues }).calls.waiting).toBe(11);
    expect(makeFigures({ kinds, queues, scope: { platforms: ['cxone'] } }).calls.waiting).toBe(1);
    expect(makeFigures({ kinds, queues, scope: { queues: ['netsapiens:1'] } }).calls.waiting).toBe(10);
  });

  it('keeps to the conversations of its teams and queues', () => {
    const texts = [
      makeText({ id: 'genesys:1', agentId: 'genesys:a', queueName: 'Chat' }),
      makeText({ id: 'genesys:2', agentId: 'genesys:b', queueName: 'Mail' }),
    ];
    const teamOf = (id: string) => (id === 'genesys:a' ? 'Bills, large' : undefined);
    const live = (scope: BoardInput['scope'], own: readonly Queue[] = []) =>
      makeFigures({ kinds, texts, teamOf, scope, queues: own }).texts?.live;
    expect(live({ teams: ['Bills, large'] })).toBe(1);
    expect(live({ teams: ['Sales,Chat'] })).toBe(0);
    expect(live({ queues: ['genesys:q'] }, [queue('genesys:q', { name: 'Mail' })])).toBe(1);
  });
});

describe('ages', () => {
  const queues = [queue('cxone:1', { waiting: 1 }), queue('netsapiens:1', { waiting: 1 })];
  const kinds = ['cxone', 'netsapiens'] as const;
  const stale: Freshness = { state: 'stale', ageMs: 130_000, reason: 'it has not answered' };

  it('are those of the oldest source', () => {
    const freshness = (id: string): Freshness => ({ ...fresh, ageMs: id === 'cxone' ? 500 : 34_000 });
    expect(makeFigures({ kinds, queues, freshness }).calls.age).toMatchObject({
      state: 'fresh',
      words: '30 s ago',
    });
  });

  it('name the part that is old, and since when it is silent', () => {
    const freshness = (id: string) => (id === 'cxone' ? fresh : stale);
    const { calls, troubled, silence } = makeFigures({ kinds, queues, freshness });
    expect(calls.age.state).toBe('part');
    expect(silence).toMatch(/^NetSapiens not heard since \d\d:\d\d:\d\d$/);
    expect(calls.age.words).toMatch(/^NetSapiens as of \d\d:\d\d, 2 min ago$/);
    expect(troubled.age.state).toBe('part');
    const all = makeFigures({ kinds, queues, freshness: () => stale });
    expect(all.calls.age.state).toBe('old');
    expect(all.calls.age.words).toMatch(/^as of/);
    expect(makeFigures({ kinds, queues }).silence).toBeUndefined();
  });

  it('are old as soon as this wall hears nothing itself', () => {
    const feed: FeedStatus = {
      ...LIVE,
      state: 'offline',
      since: NOW - 5000,
      problem: 'The gateway is away.',
    };
    const { calls } = makeFigures({ kinds, queues, feed });
    expect(calls.age.state).toBe('old');
    expect(makeFigures({ kinds, queues, feed: { ...feed, since: NOW - 500 } }).calls.age.state).toBe('fresh');
  });

  it('tell who has not been heard at all: a part is left out, the whole is unknown', () => {
    const half = makeFigures({ kinds, queues, freshness: id => (id === 'cxone' ? fresh : unheard) });
    expect(half.calls.age).toMatchObject({ state: 'fresh', without: ['NetSapiens'] });
    const none = makeFigures({ kinds, freshness: () => unheard });
    expect(none.calls).toMatchObject({ waiting: undefined, missing: 'It has not answered yet.' });
    expect(none.agents).toMatchObject({ totals: undefined, missing: 'It has not answered yet.' });
    expect(none.troubled.missing).toBe('It has not answered yet.');
  });
});

describe('the queues in most trouble', () => {
  it('are those over a limit, then those near it; calm ones are left out', () => {
    const { troubled } = makeFigures({
      queues: [
        queue('cxone:calm', { waiting: 1 }),
        queue('cxone:near', { waiting: 4 }),
        queue('cxone:over', { waiting: 6 }),
        queue('cxone:worse', { waiting: 12 }),
      ],
    });
    expect(troubled.queues.map(one => one.queue.id)).toEqual(['cxone:worse', 'cxone:over', 'cxone:near']);
    expect(troubled.queues.map(({ waiting }) => waiting.over)).toEqual([true, true, false]);
    expect(troubled.watched).toBe(4);
  });

  it('keep what is not told apart from 0', () => {
    const { troubled } = makeFigures({ queues: [queue('cxone:1', { waiting: 9 })] });
    expect(troubled.queues[0]).toMatchObject({
      waitMs: { value: undefined, over: false },
      level: { value: undefined, over: false },
    });
    expect(makeFigures().troubled.missing).toBe('No queue belongs to this wall.');
    expect(makeFigures({ floor: emptyFloor }).troubled.missing).toBe('Nothing has been heard yet.');
  });
});
