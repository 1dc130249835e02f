import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandInstruction, MembershipSettings } from '../../floor/command-params.ts';
import { COMMAND_TYPES } from '../../floor/commands.ts';
import { json } from '../testing.ts';
import { NETSAPIENS_CAPABILITIES } from './capabilities.ts';
import { ACCEPTED, ADD_AGENT_BODY } from './samples.ts';
import { lastOf, makeBench, makeRow } from './testing.ts';

const actor = { user: 'kim', name: 'Kim', identity: undefined };
const target = { queueId: 'netsapiens:6000', agentId: 'netsapiens:1003@acme.example' };
type Bench = ReturnType<typeof makeBench>;

const settings: MembershipSettings = {
  availability: 'automatic',
  wrapUpSeconds: 15,
  order: 4,
  priority: 2,
  callLimit: 1,
  textLimit: 3,
  autoAnswer: true,
  answerConfirmation: false,
  synchronous: true,
};

const give = (bench: Bench, instruction: CommandInstruction, aim: object = target) =>
  bench.connector.perform({ id: 'c1', reason: undefined, ...instruction, target: { ...aim } }, actor);

async function started(config: Parameters<typeof makeBench>[0] = {}) {
  const bench = makeBench(config);
  bench.connector.start();
  await bench.clock.advance(1_000);
  return bench;
}

describe('adding an agent to a call queue', () => {
  it('sends every field of the vendor’s page, and takes every field back from the reply', async () => {
    const bench = await started();
    bench.script.agents = [];
    await bench.clock.advance(15_000);
    const before = bench.heard.events.length;
    bench.script.before = request => (request.method === 'POST' ? json(makeRow()) : undefined);
    const performed = await give(bench, { type: 'queue.add-agent', params: settings });
    const [request] = bench.sent('POST', /agents$/);
    expect(request?.url.pathname).toBe('/ns-api/v2/domains/acme.example/callqueues/6000/agents');
    expect(JSON.parse(request?.body ?? '')).toEqual(ADD_AGENT_BODY);
    expect(request?.headers.get('authorization')).toBe('Bearer nsd_demo');
    expect(performed).toMatchObject({ kind: 'accepted', outcome: { branch: 'Success', rawStatus: 200 } });
    const { synchronous: _, ...kept } = settings;
    const told = lastOf(bench.heard.events.slice(before), 'membership.changed');
    expect(told?.membership).toMatchObject({ ...kept, ...target });
    await bench.connector.stop();
  });

  it('names a known agent as the platform spells them', async () => {
    const bench = await started();
    bench.script.agents = [makeRow({ 'callqueue-agent-id': 'MayaO@acme.example' })];
    await bench.clock.advance(6_000);
    const aim = { ...target, agentId: 'netsapiens:mayao@acme.example' };
    await give(bench, { type: 'queue.remove-agent', params: {} }, aim);
    expect(bench.sent('DELETE', /./)[0]?.url.pathname).toMatch(/agents\/MayaO%40acme\.example$/);
    await bench.connector.stop();
  });

  it('leaves out what is not set', async () => {
    const bench = await started();
    await give(bench, { type: 'queue.add-agent', params: { order: 0 } });
    expect(JSON.parse(bench.sent('POST', /agents$/)[0]?.body ?? '')).toEqual({
      'callqueue-agent-id': '1003@acme.example',
      callqueue: '6000',
      domain: 'acme.example',
      'callqueue-agent-dispatch-order-ordinal': 0,
    });
    await bench.connector.stop();
  });

  it('takes a device as an agent, encoded in paths', async () => {
    const bench = await started();
    const aim = { ...target, agentId: 'netsapiens:sip:1003a@acme.example' };
    await give(bench, { type: 'queue.add-agent', params: {} }, aim);
    await give(bench, { type: 'queue.remove-agent', params: {} }, aim);
    expect(bench.sent('POST', /agents$/)[0]?.body).toContain('"sip:1003a@acme.example"');
    expect(bench.sent('DELETE', /./)[0]?.url.pathname).toMatch(/agents\/sip%3A1003a%40acme\.example$/);
    await bench.connector.stop();
  });

  it('is pending after a 202 until a reading shows it, and says so', async () => {
    const bench = await started();
    bench.script.agents = [];
    await bench.clock.advance(15_000);
    const before = bench.heard.events.length;
    const performed = await give(bench, { type: 'queue.add-agent', params: { order: 4 } });
    expect(performed).toMatchObject({
      kind: 'accepted',
      outcome: {
        branch: 'Accepted',
        rawStatus: 202,
        message: expect.stringContaining('pending until it shows'),
      },
    });
    await bench.clock.advance(900);
    expect(lastOf(bench.heard.events.slice(before), 'membership.changed')).toBeUndefined();
    bench.script.agents = [makeRow()];
    await bench.clock.advance(1_500);
    expect(lastOf(bench.heard.events.slice(before), 'membership.changed')?.membership).toMatchObject({
      order: 4,
    });
    await bench.connector.stop();
  });

  it('tells a person when a 202 never shows', async () => {
    const bench = await started();
    await give(bench, { type: 'queue.update-agent', params: { order: 9 } });
    await bench.clock.advance(70_000);
    await bench.connector.stop();
    expect(lastOf(bench.heard.events, 'notice.received')?.notice).toMatchObject({
      level: 'warning',
      agentId: target.agentId,
      title: expect.stringContaining('Changing 1003@acme.example in queue 6000'),
    });
  });

  it('looks again soon after writing, and not for ever', async () => {
    const bench = await started();
    const reads = () => bench.sent('GET', /domains\/~\/agents$/).length;
    await bench.clock.advance(3_900);
    const before = reads();
    await give(bench, { type: 'queue.update-agent', params: { order: 9 } });
    await bench.clock.advance(1_700);
    expect(reads() - before).toBeGreaterThanOrEqual(2);
    await bench.clock.advance(20_000);
    expect(reads() - before).toBeLessThanOrEqual(10);
    await bench.connector.stop();
  });
});

describe('what becomes of a membership', () => {
  const cases: readonly [CommandInstruction, object, string, string][] = [
    [
      { type: 'queue.log-in', params: {} },
      target,
      'PATCH',
      'callqueues/6000/agents/1003%40acme.example/login',
    ],
    [
      { type: 'queue.log-in', params: {} },
      { agentId: target.agentId },
      'PATCH',
      'callqueues/all/agents/1003%40acme.example/login',
    ],
    [
      { type: 'queue.log-out', params: {} },
      target,
      'PATCH',
      'callqueues/6000/agents/1003%40acme.example/logout',
    ],
    [
      { type: 'queue.log-out', params: { status: 'Lunch' } },
      { agentId: target.agentId },
      'PATCH',
      'callqueues/all/agents/1003%40acme.example/lunch',
    ],
    [
      { type: 'queue.single-call', params: {} },
      target,
      'PATCH',
      'callqueues/6000/agents/1003%40acme.example/onecall',
    ],
    [
      { type: 'queue.remove-agent', params: {} },
      target,
      'DELETE',
      'callqueues/6000/agents/1003%40acme.example',
    ],
    [
      { type: 'queue.update-agent', params: { priority: 1 } },
      target,
      'PUT',
      'callqueues/6000/agents/1003%40acme.example',
    ],
    [{ type: 'queue.loan-agent', params: { until: 5, order: 1 } }, target, 'POST', 'callqueues/6000/agents'],
    [
      { type: 'agent.terminate-session', params: {} },
      { agentId: target.agentId },
      'PATCH',
      'callqueues/all/agents/1003%40acme.example/logout',
    ],
  ];

  it.each(cases)('%o at %o is one %s of %s', async (instruction, aim, method, path) => {
    const bench = await started();
    const performed = await give(bench, instruction, aim);
    const writes = bench.seen.filter(request => request.method !== 'GET');
    expect(writes.map(request => [request.method, request.url.pathname])).toEqual([
      [method, `/ns-api/v2/domains/acme.example/${path}`],
    ]);
    if (method === 'PATCH' || method === 'DELETE') expect(writes[0]?.body).toBe('');
    else expect(writes[0]?.body).not.toContain('until');
    expect(performed.kind).toBe('accepted');
    await bench.connector.stop();
  });

  it('removal shows at the first reading that lacks the entry', async () => {
    const bench = await started();
    bench.script.agents = [makeRow({ callqueue: '6001' })];
    await give(bench, { type: 'queue.remove-agent', params: {} });
    await bench.clock.advance(1_000);
    expect(lastOf(bench.heard.events, 'membership.removed')).toMatchObject(target);
    await bench.connector.stop();
  });

  it('logging out of all queues shows as the agent’s state, even if it was so already', async () => {
    const bench = await started();
    const out = {
      'callqueue-agent-availability-type': 'manual',
      'callqueue-agent-availability-for-dispatch': 'unavailable',
    };
    bench.script.agents = [makeRow(out)];
    await bench.clock.advance(6_000);
    const before = bench.heard.events.length;
    await give(bench, { type: 'agent.terminate-session', params: {} }, { agentId: target.agentId });
    await bench.clock.advance(1_000);
    expect(lastOf(bench.heard.events.slice(before), 'agent.state-changed')?.state.presence).toBe(
      'logged-out',
    );
    await bench.connector.stop();
  });

  it('can be sent whole, for cores that replace the entry', async () => {
    const bench = await started({ update: 'whole' });
    await give(bench, { type: 'queue.update-agent', params: { order: 7 } });
    const { synchronous: _, callqueue: _q, domain: _d, ...whole } = ADD_AGENT_BODY;
    expect(JSON.parse(bench.sent('PUT', /./)[0]?.body ?? '')).toEqual({
      ...whole,
      'callqueue-agent-dispatch-order-ordinal': 7,
    });
    await bench.connector.stop();
  });
});

describe('what NetSapiens refuses', () => {
  it.each([
    [400, 'refused', 'BadRequest'],
    [401, 'refused', 'Unauthorized'],
    [404, 'refused', 'NotFound'],
    [409, 'refused', 'Conflict'],
    [429, 'refused', 'TooManyRequests'],
    [418, 'refused', 'Default'],
    [500, 'unknown', 'Default'],
  ])('with %i is %s as %s, in words and with its own text', async (status, kind, branch) => {
    const bench = await started();
    bench.script.before = request =>
      request.method === 'PUT' ? json({ code: status, message: 'wrap up is odd' }, status) : undefined;
    const performed = await give(bench, { type: 'queue.update-agent', params: { order: 1 } });
    expect(performed).toMatchObject({ kind, outcome: { branch, rawStatus: status } });
    expect(performed.outcome.rawText).toContain('wrap up is odd');
    expect(performed.outcome.message.length).toBeGreaterThan(30);
    await bench.connector.stop();
  });

  it('is unknown when no answer came, and failed when nothing was sent', async () => {
    const bench = await started();
    bench.script.before = request => {
      if (request.method === 'DELETE') throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
      if (request.method === 'PUT') throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
      return undefined;
    };
    expect((await give(bench, { type: 'queue.remove-agent', params: {} })).kind).toBe('unknown');
    expect((await give(bench, { type: 'queue.update-agent', params: {} })).kind).toBe('failed');
    await bench.connector.stop();
  });

  it.each<[CommandInstruction, object]>([
    [{ type: 'queue.log-out', params: { status: 'siesta' } }, { agentId: target.agentId }],
    [{ type: 'queue.log-out', params: { status: 'lunch' } }, target],
    [{ type: 'queue.add-agent', params: {} }, { agentId: target.agentId }],
    [
      { type: 'queue.remove-agent', params: {} },
      { ...target, queueId: 'netsapiens:all' },
    ],
    [
      { type: 'queue.update-agent', params: {} },
      { ...target, queueId: 'netsapiens:all' },
    ],
    [
      { type: 'queue.remove-agent', params: {} },
      { ...target, queueId: 'netsapiens:..' },
    ],
    [
      { type: 'queue.add-agent', params: {} },
      { ...target, agentId: 'netsapiens:../../version' },
    ],
    [{ type: 'queue.add-agent', params: { wrapUpSeconds: -1 } }, target],
    [{ type: 'agent.set-state', params: { presence: 'available' } }, target],
    [{ type: 'contact.monitor', params: {} }, target],
  ])('is not even sent: %o at %o', async (instruction, aim) => {
    const bench = await started();
    const performed = await give(bench, instruction, aim);
    expect(performed.kind).toBe('refused');
    expect(performed.outcome.rawStatus).toBeUndefined();
    expect(bench.seen.filter(request => request.method !== 'GET')).toEqual([]);
    await bench.connector.stop();
  });

  it('stays inside its own part of the interface, whatever an id holds', async () => {
    const bench = await started();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 40 }),
        fc.string({ minLength: 1, maxLength: 20 }),
        async (agent, queue) => {
          const before = bench.seen.length;
          await give(
            bench,
            { type: 'queue.remove-agent', params: {} },
            { agentId: `netsapiens:${agent}@d`, queueId: `netsapiens:${queue}` },
          );
          for (const request of bench.seen.slice(before).filter(each => each.method === 'DELETE'))
            expect(request.url.pathname).toMatch(
              /^\/ns-api\/v2\/domains\/acme\.example\/callqueues\/[^/]+\/agents\/[^/]+$/,
            );
        },
      ),
      { numRuns: 60 },
    );
    await bench.connector.stop();
  });
});

describe('capabilities', () => {
  it('say of every command what it does on NetSapiens, or why there is none', () => {
    expect(Object.keys(NETSAPIENS_CAPABILITIES).sort()).toEqual([...COMMAND_TYPES].sort());
    for (const type of COMMAND_TYPES) {
      const capability = NETSAPIENS_CAPABILITIES[type];
      expect((capability?.can ? capability.effect : capability?.why)?.length).toBeGreaterThan(20);
    }
    expect(NETSAPIENS_CAPABILITIES['agent.terminate-session']).toMatchObject({
      effect: expect.stringContaining('all their queues'),
    });
  });

  it('offer the offline reasons, by the domain’s own names', async () => {
    const { connector } = makeBench({ customStatuses: { cust1: 'Training' } });
    const codes = await connector.reasonCodes?.('netsapiens:1003@acme.example');
    expect(codes).toHaveLength(13);
    expect(codes).toContainEqual({ code: 'cust1', label: 'Training' });
    expect(codes).toContainEqual({ code: 'lunch', label: 'Lunch' });
  });

  it('are told with the platform', async () => {
    const bench = await started();
    expect(lastOf(bench.heard.events, 'platform.changed')?.platform.capabilities).toBe(
      NETSAPIENS_CAPABILITIES,
    );
    expect(ACCEPTED.code).toBe(202);
    await bench.connector.stop();
  });
});
