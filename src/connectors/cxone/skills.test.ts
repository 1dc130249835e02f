import { describe, expect, it } from 'vitest';
import type { CommandInstruction } from '../../floor/command-params.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { toSnapshot } from '../../floor/snapshot.ts';
import { bare, json } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import { makeActor, makeBench, makeConfig, type Routes } from './testing.ts';

const skill = (skillId: number, skillName: string) => ({
  skillId,
  skillName,
  mediaTypeId: 4,
  isActive: true,
});
const row = (agentId: number, overrides: object = {}) => ({
  agentId,
  skillId: 1507,
  agentProficiencyValue: 3,
  isActive: true,
  ...overrides,
});
const ACTIVITY: Routes = {
  'GET skills/activity': () => json({ skillActivity: [skill(1507, 'Billing'), skill(1508, 'Orders')] }),
  'GET skills/1507/agents': () =>
    json({ agents: [row(12214), row(12215, { isActive: 'False' })], totalRecords: 2 }),
  'GET skills/1508/agents': () => json({ agents: [], totalRecords: 0 }),
};
const target = { agentId: 'cxone:12214', queueId: 'cxone:1507' };

function start(routes: Routes = {}, overrides: Parameters<typeof makeBench>[1] = {}) {
  const bench = makeBench({ ...ACTIVITY, ...routes }, overrides);
  const connector = createCxoneConnector(makeConfig(), bench.context);
  connector.start();
  const give = (instruction: CommandInstruction, aim: object = target) =>
    connector.perform({ id: 'c1', reason: undefined, ...instruction, target: aim }, makeActor());
  const floor = () => reduceAll(emptyFloor, bench.heard.events);
  const of = (agentId = 'cxone:12214') => floor().memberships.get(`cxone:1507|${agentId}`);
  return { ...bench, connector, give, floor, of };
}

describe('who has which skill', () => {
  it('is read skill by skill, with proficiency, suspended ones too', async () => {
    const { clock, connector, of, floor, calls } = start();
    await clock.advance(10_000);
    await connector.stop();
    expect(of()).toMatchObject({ availability: 'automatic', proficiency: 3 });
    expect(of('cxone:12215')).toMatchObject({ availability: 'disabled' });
    expect(floor().memberships.size).toBe(2);
    expect(calls('skills/1507/agents').length).toBeGreaterThan(1);
    expect(calls('skills/1507/agents').length).toBeLessThan(6);
  });

  it('is told when it changes, and not again while it does not', async () => {
    let rows = [row(12214)];
    const bench = start({
      'GET skills/1507/agents': () => json({ agents: rows, totalRecords: rows.length }),
    });
    await bench.clock.advance(10_000);
    const told = () => bench.heard.events.filter(event => event.type.startsWith('membership.')).length;
    const before = told();
    await bench.clock.advance(30_000);
    expect(told()).toBe(before);
    rows = [row(12214, { agentProficiencyValue: '7' }), row(12216)];
    await bench.clock.advance(10_000);
    expect(bench.of()?.proficiency).toBe(7);
    rows = [row(12216)];
    await bench.clock.advance(10_000);
    await bench.connector.stop();
    expect(bench.of()).toBeUndefined();
    expect(bench.of('cxone:12216')).toBeDefined();
  });

  it('loses nobody through a row that cannot be read', async () => {
    let rows: unknown[] = [row(12214)];
    const bench = start({ 'GET skills/1507/agents': () => json({ agents: rows }) });
    await bench.clock.advance(10_000);
    rows = ['nonsense'];
    await bench.clock.advance(10_000);
    await bench.connector.stop();
    expect(bench.of()).toBeDefined();
    expect(bench.heard.quarantined[0]?.source).toBe('skills/agents');
  });

  it('ends after a restart what ended meanwhile', async () => {
    const first = start();
    await first.clock.advance(10_000);
    await first.connector.stop();
    const second = start(
      { 'GET skills/1507/agents': () => json({ agents: [row(12215)], totalRecords: 1 }) },
      { known: () => toSnapshot(first.floor()) },
    );
    await second.clock.advance(15_000);
    await second.connector.stop();
    const after = reduceAll(first.floor(), second.heard.events);
    expect([...after.memberships.keys()]).toEqual(['cxone:1507|cxone:12215']);
  });

  it('shows in the link when it may not be read, and everything else goes on', async () => {
    const bench = start({
      'GET skills/1507/agents': () => bare(403, 'Forbidden'),
      'GET skills/1508/agents': () => bare(403, 'Forbidden'),
    });
    await bench.clock.advance(20_000);
    await bench.connector.stop();
    const link = bench.floor().platforms.get('cxone')?.link;
    expect(link).toMatchObject({
      state: 'degraded',
      reason: expect.stringContaining('Who has which skill cannot be read'),
    });
    expect(
      bench.calls('/agents').filter(request => /skills\/15/.test(request.url.pathname)).length,
    ).toBeLessThan(8);
  });
});

describe('changing a skill', () => {
  const ok = () => json({ errorCount: 0, skillResults: [{ skillId: 1507, success: true, error: '' }] });

  it.each<[CommandInstruction, string, object]>([
    [
      { type: 'queue.add-agent', params: { proficiency: 5, availability: 'automatic' } },
      'POST',
      { skillId: 1507, proficiency: 5, isActive: true },
    ],
    [{ type: 'queue.add-agent', params: {} }, 'POST', { skillId: 1507 }],
    [
      { type: 'queue.update-agent', params: { availability: 'disabled' } },
      'PUT',
      { skillId: 1507, isActive: false },
    ],
    [{ type: 'queue.remove-agent', params: {} }, 'DELETE', { skillId: 1507 }],
    [
      { type: 'queue.loan-agent', params: { proficiency: 9, until: 1 } },
      'POST',
      { skillId: 1507, proficiency: 9 },
    ],
  ])('%o is one %s with %o', async (instruction, method, item) => {
    const bench = start({ [`${method} agents/12214/skills`]: ok });
    const performed = await bench.give(instruction);
    await bench.connector.stop();
    const writes = bench.calls('agents/12214/skills');
    expect(writes.map(request => [request.method, JSON.parse(request.body)])).toEqual([
      [method, { skills: [item] }],
    ]);
    expect(performed).toMatchObject({ kind: 'accepted', outcome: { branch: 'Success', rawStatus: 200 } });
  });

  it('is refused when the 200 holds a failure for the item', async () => {
    const answer = {
      errorCount: 1,
      skillResults: [{ skillId: 1507, success: false, error: 'AgentAlreadyAssignedToSkill' }],
    };
    const bench = start({ 'POST agents/12214/skills': () => json(answer) });
    const performed = await bench.give({ type: 'queue.add-agent', params: { proficiency: 5 } });
    await bench.connector.stop();
    expect(performed).toMatchObject({
      kind: 'refused',
      outcome: {
        branch: 'AgentAlreadyAssignedToSkill',
        rawStatus: 200,
        message: expect.stringContaining('has this skill already'),
      },
    });
  });

  it('shows on the floor soon after, even when nothing was different', async () => {
    const bench = start({ 'PUT agents/12214/skills': ok });
    await bench.clock.advance(10_000);
    const before = bench.heard.events.length;
    await bench.give({ type: 'queue.update-agent', params: { proficiency: 3 } });
    await bench.clock.advance(1_000);
    await bench.connector.stop();
    const told = bench.heard.events.slice(before).find(event => event.type === 'membership.changed');
    expect(told).toMatchObject({ membership: { ...target, proficiency: 3 } });
  });

  it.each<[CommandInstruction, object]>([
    [{ type: 'queue.add-agent', params: { proficiency: 21 } }, target],
    [{ type: 'queue.add-agent', params: { order: 3 } }, target],
    [{ type: 'queue.add-agent', params: { availability: 'manual' } }, target],
    [{ type: 'queue.update-agent', params: {} }, target],
    [
      { type: 'queue.remove-agent', params: {} },
      { ...target, queueId: 'cxone:../1' },
    ],
    [{ type: 'queue.remove-agent', params: {} }, { agentId: target.agentId }],
    [
      { type: 'queue.remove-agent', params: {} },
      { ...target, queueId: 'other:1507' },
    ],
  ])('is not even sent: %o at %o', async (instruction, aim) => {
    const bench = start();
    const performed = await bench.give(instruction, aim);
    await bench.connector.stop();
    expect(performed).toMatchObject({ kind: 'refused', outcome: { rawStatus: undefined } });
    expect(bench.calls('agents/12214/skills')).toEqual([]);
  });

  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [429, 'refused'],
    [504, 'unknown'],
  ])('answered %i is %s', async (status, kind) => {
    const bench = start({ 'DELETE agents/12214/skills': () => bare(status) });
    const performed = await bench.give({ type: 'queue.remove-agent', params: {} });
    await bench.connector.stop();
    expect(performed.kind).toBe(kind);
  });
});
