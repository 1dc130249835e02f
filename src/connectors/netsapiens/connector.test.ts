import { describe, expect, it } from 'vitest';
import { displayState } from '../../floor/display.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { toSnapshot } from '../../floor/snapshot.ts';
import { bare, json } from '../testing.ts';
import { CALL_ROW, MESSAGE_SESSION_ROW, STATISTICS, WAITING_ROW } from './samples.ts';
import { lastOf, makeBench, makeQueueRow, makeRow } from './testing.ts';

const agentId = 'netsapiens:1003@acme.example';

describe('the floor of a NetSapiens domain', () => {
  it('is read: queues, agents in several queues, who waits, calls, conversations, today’s counters', async () => {
    const { clock, script, connector, heard } = makeBench({
      serviceLevel: {
        default: { targetPercent: 80 },
        queues: { 6000: { thresholdSeconds: 20, targetPercent: 90 } },
      },
    });
    script.queues = [
      makeQueueRow(),
      makeQueueRow({ callqueue: '6001', description: '', 'active-queued-calls-total-current': 0 }),
    ];
    script.agents = [makeRow({ 'active-calls-total-current': 1 }), makeRow({ callqueue: '6001' })];
    script.waiting = [WAITING_ROW, { ...WAITING_ROW, time_queued: '2026-01-05 08:59:00' }];
    script.calls = [CALL_ROW];
    script.messages = [
      MESSAGE_SESSION_ROW,
      {
        ...MESSAGE_SESSION_ROW,
        'messagesession-id': 'own',
        'messagesession-queue-termination': null,
        'messagesession-queue-session-id': null,
      },
    ];
    script.statistics = STATISTICS;
    connector.start();
    await clock.advance(11_000);
    await connector.stop();

    const floor = reduceAll(emptyFloor, heard.events);
    expect(floor.platforms.get('netsapiens')?.link.state).toBe('live');
    expect(floor.queues.get('netsapiens:6000')).toMatchObject({
      waiting: 2,
      longestWaitSince: Date.parse('2026-01-05T08:58:30Z'),
      active: 1,
      agents: { loggedIn: 1, working: 1 },
      answered: 87,
      serviceLevel: { formula: 'platform', thresholdSeconds: 20, targetPercent: 90 },
      countedSince: Date.parse('2026-01-05T00:00:00Z'),
    });
    expect(floor.queues.get('netsapiens:6001')).toMatchObject({ name: '6001', serviceLevel: undefined });
    expect([...floor.memberships.keys()]).toEqual([
      `netsapiens:6000|${agentId}`,
      `netsapiens:6001|${agentId}`,
    ]);
    expect(floor.agents.get(agentId)).toMatchObject({
      profile: { name: 'Maya Okafor' },
      state: { activity: 'on-contact', word: 'On a call' },
    });
    expect(floor.contactsOf.get(agentId)).toHaveLength(1);
    expect(floor.contactsOf.get('netsapiens')).toHaveLength(2);
    expect(
      [...floor.texts.values()].map(({ session, messages }) => [session.agentId, messages.length]),
    ).toEqual([[agentId, 1]]);
    expect(heard.quarantined).toEqual([]);
  });

  it('says nothing while nothing changes', async () => {
    const { clock, script, connector, heard } = makeBench();
    script.calls = [CALL_ROW];
    script.statistics = STATISTICS;
    connector.start();
    await clock.advance(12_000);
    const before = heard.events.length;
    await clock.advance(30_000);
    await connector.stop();
    expect(new Set(heard.events.slice(before).map(event => event.type))).toEqual(new Set(['platform.heard']));
  });

  it('ends what is over: calls, waiting calls, conversations, entries, queues, agents', async () => {
    const { clock, script, connector, heard } = makeBench();
    script.queues = [makeQueueRow({ 'active-queued-calls-total-current': 1 })];
    script.waiting = [WAITING_ROW];
    script.calls = [CALL_ROW];
    script.messages = [MESSAGE_SESSION_ROW];
    connector.start();
    await clock.advance(12_000);
    script.queues = [];
    script.agents = [];
    script.calls = [];
    script.messages = [];
    await clock.advance(25_000);
    await connector.stop();
    const floor = reduceAll(emptyFloor, heard.events);
    expect(floor.queues.size + floor.memberships.size).toBe(0);
    expect(floor.agents.get(agentId)?.state).toMatchObject({ presence: 'logged-out', word: 'In no queue' });
    expect([...floor.contacts.values()].every(contact => contact.final)).toBe(true);
    expect([...floor.texts.values()].every(({ session }) => session.state === 'ended')).toBe(true);
  });

  it('does not lose an entry that one reading missed', async () => {
    const { clock, script, connector, heard } = makeBench();
    connector.start();
    await clock.advance(6_000);
    script.agents = [];
    await clock.advance(5_000);
    script.agents = [makeRow()];
    await clock.advance(10_000);
    await connector.stop();
    expect(lastOf(heard.events, 'membership.removed')).toBeUndefined();
    expect(lastOf(heard.events, 'agent.removed')).toBeUndefined();
  });

  it('ends after a restart what ended meanwhile', async () => {
    const first = makeBench();
    first.script.queues = [makeQueueRow({ 'active-queued-calls-total-current': 1 })];
    first.script.waiting = [WAITING_ROW];
    first.script.agents = [makeRow(), makeRow({ callqueue: '6001' })];
    first.script.calls = [CALL_ROW];
    first.script.messages = [MESSAGE_SESSION_ROW];
    first.connector.start();
    await first.clock.advance(12_000);
    await first.connector.stop();
    const floor = reduceAll(emptyFloor, first.heard.events);

    const second = makeBench({}, { known: () => toSnapshot(floor) });
    await second.clock.advance(60_000);
    second.connector.start();
    await second.clock.advance(25_000);
    await second.connector.stop();
    const after = reduceAll(floor, second.heard.events);
    expect([...after.memberships.keys()]).toEqual([`netsapiens:6000|${agentId}`]);
    expect([...after.contacts.values()].every(contact => contact.final)).toBe(true);
    expect([...after.texts.values()].every(({ session }) => session.state === 'ended')).toBe(true);
  });

  it('is read page by page, and bears a core that knows no pages', async () => {
    const bench = makeBench({ poll: { pageSize: 2 } });
    bench.script.agents = [1, 2, 3, 4, 5].map(n => makeRow({ 'callqueue-agent-id': `100${n}@acme.example` }));
    bench.connector.start();
    await bench.clock.advance(1_000);
    await bench.connector.stop();
    expect(bench.heard.events.filter(event => event.type === 'agent.changed')).toHaveLength(5);
    expect(bench.sent('GET', /agents$/).map(request => request.url.search)).toEqual([
      '?start=0&limit=2',
      '?start=2&limit=2',
      '?start=4&limit=2',
    ]);

    const dull = makeBench({ poll: { pageSize: 1 } });
    dull.script.before = (_request, path) => (path.endsWith('/agents') ? json([makeRow()]) : undefined);
    dull.connector.start();
    await dull.clock.advance(1_000);
    await dull.connector.stop();
    expect(dull.sent('GET', /agents$/)).toHaveLength(2);
  });

  it('can be read queue by queue, where rows leave out their queue', async () => {
    const { clock, script, connector, heard, sent } = makeBench({ poll: { agentsBy: 'queue' } });
    script.agents = [makeRow({ callqueue: undefined })];
    connector.start();
    await clock.advance(11_000);
    await connector.stop();
    expect(sent('GET', /callqueues\/6000\/agents$/).length).toBeGreaterThan(0);
    expect(lastOf(heard.events, 'membership.changed')?.membership.queueId).toBe('netsapiens:6000');
  });

  it.each([
    ['leaves out the queue', () => json([makeRow({ callqueue: null })])],
    ['is not there', () => bare(404, 'Not Found')],
  ])('falls back to the queues’ own lists where the domain’s list of agents %s', async (_why, answer) => {
    const { clock, script, connector, heard, sent } = makeBench();
    script.before = (_request, path) => (path === 'domains/~/agents' ? answer() : undefined);
    script.agents = [makeRow({ callqueue: undefined })];
    connector.start();
    await clock.advance(40_000);
    await connector.stop();
    expect(lastOf(heard.events, 'membership.changed')?.membership.queueId).toBe('netsapiens:6000');
    expect(sent('GET', /domains\/~\/agents$/).length).toBeLessThanOrEqual(2);
    expect(lastOf(heard.events, 'platform.link-changed')?.link.state).toBe('live');
  });

  it('sets rows aside one by one, each once, and believes nothing gone meanwhile', async () => {
    const { clock, script, connector, heard } = makeBench();
    script.agents = [makeRow(), makeRow({ 'callqueue-agent-id': '1004@acme.example' })];
    connector.start();
    await clock.advance(6_000);
    script.agents = [makeRow(), { garbage: true }, 'nonsense'];
    await clock.advance(30_000);
    await connector.stop();
    expect(heard.quarantined.map(({ source }) => source)).toEqual(['agents', 'agents']);
    expect(lastOf(heard.events, 'agent.removed')).toBeUndefined();
  });

  it('takes numbers and lists in the shapes that they come in', async () => {
    const { clock, script, connector, heard } = makeBench();
    script.queues = { 0: makeQueueRow({ 'active-queued-calls-total-current': '1' }) };
    script.waiting = { 0: WAITING_ROW };
    connector.start();
    await clock.advance(6_000);
    await connector.stop();
    expect(lastOf(heard.events, 'queue.changed')?.queue.waiting).toBe(1);
    expect(lastOf(heard.events, 'contact.changed')?.contact.customer).toBe('15550100234');
  });

  it('tells since when a state lasts, once it has seen it begin', async () => {
    const { clock, script, connector, heard } = makeBench();
    connector.start();
    await clock.advance(6_000);
    expect(lastOf(heard.events, 'agent.state-changed')?.state.since).toBeUndefined();
    const changedAfter = clock.now();
    script.agents = [makeRow({ 'active-calls-total-current': 1 })];
    await clock.advance(6_000);
    await connector.stop();
    const state = lastOf(heard.events, 'agent.state-changed')?.state;
    expect(state && displayState(state)).toBe('on-contact');
    expect(state?.since).toBeGreaterThanOrEqual(changedAfter);
  });

  it('is down, with the reason, when the key is refused, and degraded when one call is', async () => {
    const { clock, script, connector, heard } = makeBench();
    script.before = () => json({ code: 401, message: 'Unauthorized' }, 401);
    connector.start();
    await clock.advance(1_000);
    expect(lastOf(heard.events, 'platform.link-changed')?.link).toMatchObject({
      state: 'down',
      reason: expect.stringContaining('does not know the key or token (401)'),
    });
    script.before = (_request, path) => (path.endsWith('/calls') ? bare(500, 'Oops') : undefined);
    await clock.advance(70_000);
    await connector.stop();
    expect(lastOf(heard.events, 'platform.link-changed')?.link).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('Active calls: NetSapiens answers 500'),
      contactsUnheard: true,
    });
  });
});
