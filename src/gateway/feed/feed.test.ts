import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { fromSnapshot, toSnapshot } from '../../floor/snapshot.ts';
import { story } from '../../floor/testing.ts';
import { type EventsReply, parseCursor, type SnapshotReply } from '../../protocol/feed.ts';
import type { Role } from '../../protocol/session.ts';
import { createKeeper } from '../log/keeper.ts';
import { createMemoryLog } from '../log/memory-log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { agentChanged, agentEvents, platformEvents } from '../testing.ts';
import { makeClock } from '../testing-clock.ts';
import { canonicalFloor } from '../testing-floor.ts';
import { createFeed, type PollAnswer } from './feed.ts';
import { type Lens, lensOf } from './lens.ts';
import { createSnapshots } from './snapshots.ts';
import { viewOf } from './view.ts';

const lens = (role: Role, teams: string[] = []) => lensOf({ role, scope: { platforms: [], teams } });

function makeFeed() {
  const log = createMemoryLog(Math.random);
  const time = makeClock();
  const { clock } = time;
  const start = { floor: emptyFloor, head: 0, at: 0 };
  const keeper = createKeeper({ log, store: createMemoryStore(), clock, report: () => {}, start });
  const feed = createFeed({ keeper, log, clock, build: 'test' });
  const snapshots = createSnapshots({ keeper, clock, build: 'test' });
  const request = (through: Lens, after: number, wait = 10_000) => ({
    lens: through,
    sessionKey: 'session',
    epoch: keeper.epoch(),
    after,
    until: clock.now() + wait,
  });
  return { log, time, clock, keeper, feed, snapshots, request };
}
type Made = ReturnType<typeof makeFeed>;

const readReply = (body: Buffer): EventsReply => JSON.parse(body.toString());
const typesOf = (answer: PollAnswer | undefined) =>
  answer?.kind === 'events' ? readReply(answer.body).events.map(({ type }) => type) : answer?.kind;

/** A browser: a floor and a place, moved by snapshots, polls and streams only. */
function makeBrowser({ feed, snapshots, keeper, clock, time }: Made, through: Lens) {
  let floor: Floor = emptyFloor;
  let cursor = '';
  let resets = 0;
  const place = () => parseCursor(cursor)?.sequence ?? 0;
  const take = ({ events, cursor: next }: EventsReply) => {
    floor = reduceAll(floor, events);
    cursor = next;
  };
  const refresh = () => {
    const reply: SnapshotReply = JSON.parse(snapshots.of(through).json());
    floor = fromSnapshot(reply.floor);
    cursor = reply.cursor;
    resets += 1;
  };
  const request = (wait: number) => ({
    lens: through,
    sessionKey: 's',
    epoch: keeper.epoch(),
    after: place(),
    until: clock.now() + wait,
  });
  return {
    floor: () => floor,
    resets: () => resets,
    refresh,
    poll: async (wait: number) => {
      let isOver = false;
      const answered = new Promise<PollAnswer>(resolve => feed.poll(request(wait), resolve)).then(answer => {
        isOver = true;
        if (answer.kind === 'events') take(readReply(answer.body));
        else refresh();
      });
      while (!isOver) await time.advance(50);
      await answered;
    },
    /** Reads for a while, with a reader that now and then does not keep up. */
    stream: async (ms: number, slow: boolean) => {
      let isOver = false;
      let lines = 0;
      const handle = feed.stream(request(ms), {
        write: ({ plain }) => {
          take(readReply(plain));
          lines += 1;
          return !(slow && lines % 2 === 1);
        },
        end: why => {
          isOver = true;
          if (why === 'gone') refresh();
        },
      });
      while (!isOver) {
        await time.advance(120);
        handle.resume();
      }
    },
  };
}

/** What a viewer limited to teams can be asked about: what is over or forgotten may differ from a new snapshot. */
function open(floor: Floor) {
  const { contacts, textSessions, agents, memberships, supervisions, queues, platforms } = toSnapshot(floor);
  return canonicalFloor({
    ...toSnapshot(emptyFloor),
    platforms,
    agents,
    queues,
    memberships,
    supervisions,
    contacts: contacts.filter(({ final }) => !final),
    textSessions: textSessions.filter(({ session }) => session.state !== 'ended'),
  });
}

/** All that a viewer is shown: what must not come back is the gateway's own to remember. */
const shown = (floor: Floor) => ({ ...toSnapshot(floor), horizons: [], forgotten: [] });

const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('emit' as const), count: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ act: fc.constant('poll' as const), who: fc.nat(2), wait: fc.constantFrom(0, 300) }),
    fc.record({ act: fc.constant('stream' as const), who: fc.nat(2), slow: fc.boolean() }),
    fc.record({ act: fc.constant('wait' as const), ms: fc.constantFrom(10, 60, 150) }),
  ),
  { minLength: 5, maxLength: 20 },
);

/** A story in which agents change teams often. */
const restless = fc
  .tuple(
    story(60),
    fc.array(
      fc.record({
        agentId: fc.constantFrom<AgentId>('cxone:1', 'cxone:2', 'genesys:1'),
        team: fc.constantFrom('Red', 'Blue'),
      }),
      { maxLength: 12 },
    ),
  )
  .map(([events, moves]): readonly FloorEvent[] =>
    events.flatMap((event, index) => {
      const move = index % 4 === 3 ? moves[(index - 3) / 4] : undefined;
      return move ? [event, agentChanged(move.agentId, move.team, 1000 + 50 * (index + 1))] : [event];
    }),
  );

describe('the feed', () => {
  it('[FD1] gives every viewer the floor, whatever they ask and when', async () => {
    await fc.assert(
      fc.asyncProperty(restless, acts, async (events, script) => {
        const made = makeFeed();
        const lenses = [lens('supervisor'), lens('viewer'), lens('supervisor', ['Red'])];
        const browsers = lenses.map(through => makeBrowser(made, through));
        for (const browser of browsers) browser.refresh();
        const waiting: FloorEvent[] = [...events];
        for (const step of script) {
          if (step.act === 'emit') void made.keeper.emit(waiting.splice(0, step.count));
          else if (step.act === 'poll') await browsers[step.who]?.poll(step.wait);
          else if (step.act === 'stream') await browsers[step.who]?.stream(300, step.slow);
          else await made.time.advance(step.ms);
        }
        void made.keeper.emit(waiting);
        await made.time.advance(500);
        for (const [index, browser] of browsers.entries()) {
          await browser.poll(0);
          await browser.poll(0);
          const through = lenses[index] ?? lens('viewer');
          const fresh = fromSnapshot(viewOf(through, made.keeper.floor()));
          expect(open(browser.floor())).toEqual(open(fresh));
          expect([fresh.horizons.size, fresh.forgotten.size]).toEqual([0, 0]);
          if (through.scope.teams.length === 0)
            expect(canonicalFloor(shown(browser.floor()))).toEqual(canonicalFloor(shown(fresh)));
        }
        expect(browsers[0]?.resets()).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('[FD2] answers "gone" to a cursor of another epoch, ahead of the log, or too far behind', async () => {
    const { feed, keeper, log, request } = makeFeed();
    await keeper.emit(platformEvents('cxone', 1000));
    const ask = async (changes: Partial<Parameters<typeof feed.poll>[0]>) =>
      typesOf(
        await new Promise(resolve => feed.poll({ ...request(lens('viewer'), 0, 0), ...changes }, resolve)),
      );
    expect(await ask({ epoch: 'other' })).toBe('gone');
    expect(await ask({ after: 4 })).toBe('gone');
    expect(await ask({ after: 0 })).toHaveLength(3);
    await log.saveSnapshot({ sequence: 3, at: 1, data: new Uint8Array([1]) });
    await log.trim({ before: Number.MAX_SAFE_INTEGER, bytes: 1e9 });
    const restarted = createFeed({ keeper, log, clock: makeClock().clock, build: 'test' });
    const reply = await new Promise<PollAnswer>(resolve =>
      restarted.poll(request(lens('viewer'), 0, 0), resolve),
    );
    expect(reply.kind).toBe('gone');
  });

  it('[FD2] answers from the log what memory does not hold after a restart', async () => {
    const { keeper, log, request, clock } = makeFeed();
    await keeper.emit(platformEvents('cxone', 1000));
    const restarted = createFeed({ keeper, log, clock, build: 'test' });
    const reply = await new Promise<PollAnswer>(resolve =>
      restarted.poll(request(lens('viewer'), 1, 0), resolve),
    );
    expect(typesOf(reply)).toEqual(['platform.link-changed', 'platform.heard']);
  });

  it('[FD3] shares one buffer among all who stand at the same place with the same lens', async () => {
    const { feed, keeper, request, time } = makeFeed();
    const bodies: unknown[] = [];
    for (const role of ['supervisor', 'supervisor', 'admin', 'viewer'] as const)
      feed.poll(request(lens(role), 0), answer => bodies.push(answer.kind === 'events' && answer.body));
    void keeper.emit(agentEvents('cxone:1', 'Red', 1000));
    await time.advance(100);
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies).size).toBe(2);
  });

  it('[FD5] tells those who lose sight of an agent that the agent and the contacts are gone', async () => {
    const { feed, keeper, request, time } = makeFeed();
    await keeper.emit(agentEvents('cxone:1', 'Red', 1000));
    await time.advance(200);
    let answer: PollAnswer | undefined;
    feed.poll(request(lens('supervisor', ['Red']), keeper.head()), given => {
      answer = given;
    });
    void keeper.emit([agentChanged('cxone:1', 'Blue', 2000)]);
    await time.advance(200);
    expect(typesOf(answer)).toEqual(['contact.ended', 'agent.removed']);
  });

  it('[FD6] sends those who gain sight of an agent for a new snapshot', async () => {
    const { feed, keeper, request, time } = makeFeed();
    await keeper.emit(agentEvents('cxone:1', 'Red', 1000));
    await time.advance(200);
    const answers: PollAnswer[] = [];
    feed.poll(request(lens('supervisor', ['Blue']), keeper.head()), given => answers.push(given));
    feed.poll(request(lens('supervisor'), keeper.head()), given => answers.push(given));
    void keeper.emit([agentChanged('cxone:1', 'Blue', 2000)]);
    await time.advance(200);
    expect(answers.map(typesOf)).toEqual(['gone', ['agent.changed']]);
  });

  it('[FD8] holds a poll through what its lens does not show, and answers when its time is over', async () => {
    const { feed, keeper, request, time } = makeFeed();
    let answer: PollAnswer | undefined;
    feed.poll(request(lens('supervisor', ['Blue']), 0, 2000), given => {
      answer = given;
    });
    void keeper.emit(agentEvents('cxone:1', 'Red', 1000));
    await time.advance(1500);
    expect(answer).toBeUndefined();
    await time.advance(1000);
    expect(typesOf(answer)).toEqual([]);
    expect(answer?.kind === 'events' && parseCursor(readReply(answer.body).cursor)?.sequence).toBe(3);
  });

  it('[FD8] answers plain polls about every 100 ms while things happen', async () => {
    const { feed, keeper, request, time, clock } = makeFeed();
    const wakings = new Set<number>();
    const again = (after: number) => {
      feed.poll(request(lens('viewer'), after), given => {
        if (given.kind !== 'events') return;
        wakings.add(clock.now());
        again(parseCursor(readReply(given.body).cursor)?.sequence ?? 0);
      });
    };
    again(0);
    for (let at = 1; at <= 50; at += 1) {
      void keeper.emit([{ type: 'platform.heard', platformId: 'cxone', asOf: at }]);
      await time.advance(20);
    }
    expect(wakings.size).toBeGreaterThan(5);
    expect(wakings.size).toBeLessThanOrEqual(11);
  });

  it('[FD9] says the first line at once, is heard when nothing happens, and ends when its time is over', async () => {
    const { feed, request, time } = makeFeed();
    const lines: EventsReply[] = [];
    let ended: string | undefined;
    feed.stream(request(lens('viewer'), 0, 25_000), {
      write: ({ plain }) => lines.push(readReply(plain)) > 0,
      end: why => {
        ended = why;
      },
    });
    expect(lines).toHaveLength(1);
    await time.advance(24_000);
    expect(lines).toHaveLength(3);
    await time.advance(1500);
    expect(ended).toBe('over');
    expect(feed.held()).toEqual({ polls: 0, streams: 0 });
  });

  it('[FD13] says in every answer that the disk refuses, and no longer than it does', async () => {
    const { feed, snapshots, request, time, keeper, log } = makeFeed();
    const append = vi.spyOn(log, 'append').mockRejectedValue(new Error('disk full'));
    const told: (true | undefined)[] = [];
    feed.stream(request(lens('viewer'), 0, 60_000), {
      write: ({ plain }) => told.push(readReply(plain).diskRefuses) > 0,
      end: () => {},
    });
    void keeper.emit([{ type: 'platform.heard', platformId: 'cxone', asOf: 1 }]);
    await time.advance(20_500);
    expect(told).toEqual([undefined, true, true]);
    const snapshot = () => JSON.parse(snapshots.of(lens('viewer')).json()).diskRefuses;
    expect(snapshot()).toBe(true);
    append.mockRestore();
    await time.advance(12_000);
    expect(told.slice(3)).toContain(undefined);
    expect(told.slice(3)).not.toContain(true);
    expect(snapshot()).toBeUndefined();
  });

  it('[FD10] ends what is held for a session, and nothing else', async () => {
    const { feed, request } = makeFeed();
    const answers: string[] = [];
    feed.poll({ ...request(lens('viewer'), 0), sessionKey: 'a' }, ({ kind }) => answers.push(`a ${kind}`));
    feed.poll({ ...request(lens('viewer'), 0), sessionKey: 'b' }, ({ kind }) => answers.push(`b ${kind}`));
    feed.stream(
      { ...request(lens('viewer'), 0), sessionKey: 'a' },
      {
        write: () => false,
        end: why => answers.push(`stream ${why}`),
      },
    );
    feed.cut('a');
    expect(answers).toEqual(['a signed-out', 'stream signed-out']);
    expect(feed.held().polls).toBe(1);
  });
});
