import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { bare, json } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import * as samples from './samples.ts';
import { agent, makeBench, makeConfig, type Routes } from './testing.ts';

const row = (agentId: number, rest: Record<string, unknown> = {}) => ({
  agentId,
  firstName: 'Ana',
  lastName: String(agentId),
  agentStateId: 1,
  agentStateName: 'Available',
  startDate: '2026-01-05T08:50:00.000Z',
  ...rest,
});
const states =
  (...agentStates: unknown[]) =>
  () =>
    json({ lastPollTime: '2026-01-05T09:00:00Z', agentStates });
const contact = (contactId: number, rest: Record<string, unknown> = {}) => ({
  contactId,
  agentId: 12214,
  skillId: 1507,
  skillName: 'Billing',
  stateName: 'Active',
  mediaTypeId: 4,
  isOutbound: false,
  fromAddress: '8013203200',
  toAddress: '4000010001',
  contactStartDate: '2026-01-05T08:55:00.000Z',
  ...rest,
});
const contacts =
  (...activeContacts: unknown[]) =>
  () =>
    json({ activeContacts });

const running = async (routes: Routes, config: Parameters<typeof makeConfig>[0] = {}) => {
  const bench = makeBench(routes);
  const connector = createCxoneConnector(makeConfig(config), bench.context);
  connector.start();
  await bench.clock.advance(0);
  const floor = () => reduceAll(emptyFloor, bench.heard.events);
  const link = () => floor().platforms.get('cxone')?.link;
  return { ...bench, connector, floor, link };
};

describe('the roster', () => {
  it('takes in what the documentation shows', async () => {
    const { connector, floor, heard } = await running({
      'GET agents/states': () => json(samples.agentStatesReply),
      'GET contacts/active': () => json(samples.activeContactsReply),
      'GET skills/activity': () => json(samples.skillActivityReply),
      'GET activesupervisors': () => json(samples.activeSupervisorsReply),
      'GET teams': () => json(samples.teamsReply),
    });
    expect(heard.quarantined).toEqual([]);
    expect(floor().agents.size).toBeGreaterThan(0);
    expect(floor().contacts.size).toBeGreaterThan(0);
    expect(floor().queues.size).toBe(samples.skillActivityReply.skillActivity.length);
    expect(floor().supervisions.size).toBeGreaterThan(0);
    await connector.stop();
  });

  it('sets a row aside that cannot be read, and keeps the rest', async () => {
    const { connector, floor, heard } = await running({
      'GET agents/states': states(row(1), { agentId: null }, 'nonsense', row(2)),
    });
    expect([...floor().agents.keys()].sort()).toEqual([agent(1), agent(2)]);
    expect(heard.quarantined.map(item => item.source)).toEqual(['agents/states', 'agents/states']);
    expect(heard.counts.get('quarantined agents/states')).toBe(2);
    await connector.stop();
  });

  it('turns pages until it has everything', async () => {
    const all = Array.from({ length: 7 }, (_, index) => row(index + 1));
    const { connector, floor, calls } = await running(
      {
        'GET agents/states': request => {
          const skip = Number(request.url.searchParams.get('skip'));
          const top = Number(request.url.searchParams.get('top'));
          return json({ totalRecords: 7, agentStates: all.slice(skip, skip + top) });
        },
      },
      { poll: { pageSize: 3 } },
    );
    expect(floor().agents.size).toBe(7);
    expect(calls('agents/states').map(request => request.url.searchParams.get('skip'))).toEqual([
      '0',
      '3',
      '6',
    ]);
    await connector.stop();
  });

  it('shows what an agent’s state row tells: reason, start, session, station', async () => {
    const { connector, floor } = await running({
      'GET agents/states': states(
        row(12214, {
          agentStateId: 2,
          agentStateName: 'Unavailable',
          outStateDescription: 'Lunch',
          sessionStartTime: '2026-01-05T08:00:00Z',
          stationPhoneNumber: '8013203420',
        }),
        row(2, { agentStateId: 2, agentStateName: 'Unavailable', isACW: true }),
        row(3, { agentStateId: 77, agentStateName: 'Levitating' }),
        row(4, { agentStateId: 0, agentStateName: 'LoggedOut' }),
      ),
    });
    const known = floor().agents;
    expect(known.get(agent(12214))).toMatchObject({
      state: {
        presence: 'unavailable',
        activity: 'idle',
        reason: 'Lunch',
        since: Date.UTC(2026, 0, 5, 8, 50),
      },
      session: { status: 'open', stationPhone: '8013203420', startedAt: Date.UTC(2026, 0, 5, 8) },
    });
    expect(known.get(agent(2))?.state?.activity).toBe('after-contact-work');
    expect(known.get(agent(3))?.state).toMatchObject({
      presence: 'unknown',
      activity: 'unknown',
      word: 'Levitating',
    });
    expect(known.get(agent(4))?.state?.presence).toBe('logged-out');
    await connector.stop();
  });

  it('ends the session of who logged out, and whose row is gone twice from the whole list', async () => {
    let whole = 0;
    const { connector, clock, floor } = await running({
      'GET agents/states': request => {
        if (request.url.searchParams.has('updatedSince')) return states()();
        whole += 1;
        return whole === 1 || whole === 3 ? states(row(1), row(2))() : states(row(2))();
      },
    });
    expect(floor().agents.get(agent(1))?.session?.status).toBe('open');
    await clock.advance(10 * 60_000);
    expect(whole).toBe(3);
    expect(floor().agents.get(agent(1))?.session?.status).toBe('open');
    await clock.advance(60_000);
    expect(floor().agents.get(agent(1))).toMatchObject({
      state: { presence: 'logged-out' },
      session: { status: 'ended' },
    });
    expect(floor().agents.get(agent(2))?.session?.status).toBe('open');
    await connector.stop();
  });

  it('removes who was deactivated, and takes names and teams from the directory', async () => {
    const { connector, clock, floor } = await running({
      'GET agents/states': states(row(1), row(2)),
      'GET teams': () => json({ teams: [{ teamId: 7, teamName: 'Billing' }] }),
      'GET agents': [
        () =>
          json({ agents: [{ agentId: 1, firstName: 'Ana', lastName: 'Lima', teamId: 7, isActive: true }] }),
        () =>
          json({ agents: [{ agentId: 1, firstName: 'Ana', lastName: 'Lima', teamId: 7, isActive: false }] }),
      ],
    });
    expect(floor().agents.get(agent(1))?.profile).toMatchObject({
      name: 'Ana Lima',
      team: { name: 'Billing' },
    });
    await clock.advance(61_000);
    expect(floor().agents.has(agent(1))).toBe(false);
    expect(floor().agents.has(agent(2))).toBe(true);
    await connector.stop();
  });
});

describe('active contacts', () => {
  it('appear, change and end as the list says', async () => {
    const { connector, clock, floor } = await running({
      'GET contacts/active': [
        contacts(contact(5), contact(6, { agentId: 0, stateName: 'In Queue', mediaTypeId: 7 })),
        contacts(contact(5, { stateName: 'Hold', holdCount: 1 })),
        () => bare(204, 'No Contacts for the specified period'),
      ],
    });
    expect(floor().contacts.get(agent(5))).toMatchObject({
      channel: 'voice',
      direction: 'inbound',
      status: 'active',
      customer: '8013203200',
      line: '4000010001',
      queueId: agent(1507),
      queueName: 'Billing',
    });
    expect(floor().contacts.get(agent(6))).toMatchObject({
      agentId: undefined,
      status: 'queued',
      channel: 'sms',
    });
    await clock.advance(5_000);
    expect(floor().contacts.get(agent(5))).toMatchObject({ status: 'held', holds: 1 });
    expect(floor().contacts.get(agent(6))?.final).toBe(true);
    await clock.advance(5_000);
    expect(floor().contacts.get(agent(5))?.final).toBe(true);
    await connector.stop();
  });

  it('of a big floor are read by changes, and whole once a minute', async () => {
    const many = Array.from({ length: 25 }, (_, index) => contact(100 + index));
    const { connector, clock, calls } = await running(
      {
        'GET contacts/active': request => {
          const skip = Number(request.url.searchParams.get('skip'));
          const page = request.url.searchParams.has('updatedSince') ? [] : many.slice(skip, skip + 2);
          return json({
            totalRecords: page.length === 0 ? 0 : 25,
            lastPollTime: '2026-01-05T09:00:00Z',
            activeContacts: page,
          });
        },
      },
      { poll: { pageSize: 2 } },
    );
    const whole = () =>
      calls('contacts/active').filter(request => !request.url.searchParams.has('updatedSince'));
    expect(whole()).toHaveLength(13);
    await clock.advance(50_000);
    expect(whole()).toHaveLength(13);
    await clock.advance(20_000);
    expect(whole()).toHaveLength(26);
    await connector.stop();
  });
});

describe('skills', () => {
  it('are queues; what is not told is unknown, never zero [QU1]', async () => {
    const { connector, floor } = await running({
      'GET skills/activity': () =>
        json({
          skillActivity: [
            {
              skillId: 1,
              skillName: 'Billing',
              queueCount: 3,
              earliestQueueTime: '2026-01-05T08:58:00Z',
              serviceLevel: 81.25,
              inSLA: 13,
              outSLA: 3,
              serviceLevelGoal: 80,
              serviceLevelThreshold: 30,
            },
            { skillId: 2, skillName: 'Sales' },
          ],
        }),
    });
    expect(floor().queues.get(agent(1))).toMatchObject({
      waiting: 3,
      longestWaitSince: Date.UTC(2026, 0, 5, 8, 58),
      serviceLevel: {
        percent: 81.3,
        formula: 'platform',
        sample: 16,
        targetPercent: 80,
        thresholdSeconds: 30,
      },
    });
    expect(floor().queues.get(agent(2))).toMatchObject({ waiting: undefined, serviceLevel: undefined });
    await connector.stop();
  });
});

describe('who supervises whom', () => {
  it('is observed from the platform’s list, and ends with it', async () => {
    const watching = {
      initiatingAgentNo: 900,
      targetAgentNo: 12214,
      contactId: 5,
      eventStateDescription: 'Coaching',
      startTimeStamp: '2026-01-05T08:59:00Z',
    };
    const { connector, clock, floor } = await running({
      'GET activesupervisors': [
        () => json({ supervisorStatuslist: [watching] }),
        () => json({ supervisorStatuslist: [] }),
      ],
    });
    expect([...floor().supervisions.values()]).toMatchObject([
      { agentId: agent(12214), contactId: agent(5), mode: 'coach', certainty: 'observed' },
    ]);
    await clock.advance(10_000);
    expect(floor().supervisions.size).toBe(0);
    await connector.stop();
  });

  it('a tenant without that list is not in trouble', async () => {
    const { connector, link } = await running({ 'GET activesupervisors': () => bare(404) });
    expect(link()?.state).toBe('live');
    await connector.stop();
  });
});

describe('the link', () => {
  it('is down while agents’ states cannot be read, says why, and heals', async () => {
    const { connector, clock, link } = await running({
      'GET agents/states': [() => bare(500, 'Internal Server Error'), states(row(1))],
    });
    expect(link()).toMatchObject({ state: 'down' });
    expect(link()?.reason).toMatch(
      /^Agents’ states cannot be read: CXone answers 500 \(Internal Server Error\); tried again in/,
    );
    await clock.advance(10_000);
    expect(link()?.state).toBe('live');
    await connector.stop();
  });

  it('is degraded while something else cannot be read', async () => {
    const { connector, link } = await running({
      'GET agents/states': states(row(1)),
      'GET skills/activity': () => bare(403, 'Forbidden'),
    });
    expect(link()).toMatchObject({ state: 'degraded' });
    expect(link()?.reason).toContain('Skills');
    await connector.stop();
  });

  it('says when contacts are what cannot be read', async () => {
    const { connector, link } = await running({
      'GET agents/states': states(row(1)),
      'GET contacts/active': () => bare(403, 'Forbidden'),
    });
    expect(link()).toMatchObject({ state: 'degraded', contactsUnheard: true });
    await connector.stop();
  });

  it('says that the sign-in failed', async () => {
    const { connector, link } = await running({ 'POST token/access-key': () => bare(401, 'Unauthorized') });
    expect(link()?.state).toBe('down');
    expect(link()?.reason).toContain('CXone refuses the access key (401)');
    await connector.stop();
  });

  it('a tenant that answers 500 for an hour is asked ever less often', async () => {
    const { connector, clock, calls } = await running({ 'GET agents/states': () => bare(500) });
    await clock.advance(3_600_000);
    expect(calls('agents/states').length).toBeLessThan(120);
    await connector.stop();
  });

  it('obeys a pause that CXone asks for', async () => {
    const { connector, clock, calls, heard } = await running({
      'GET agents/states': [() => bare(429, '', { 'retry-after': '40' }), states(row(1))],
    });
    await clock.advance(39_000);
    expect(calls('agents/states')).toHaveLength(1);
    await clock.advance(20_000);
    expect(calls('agents/states').length).toBeGreaterThan(1);
    expect(heard.counts.get('http_429 agents/states')).toBe(1);
    await connector.stop();
  });

  it('a garbled answer is set aside whole and asked for again', async () => {
    const { connector, clock, link, heard, floor } = await running({
      'GET agents/states': [() => new Response('<html>proxy error</html>'), states(row(1))],
    });
    expect(link()?.state).toBe('down');
    expect(heard.quarantined[0]).toMatchObject({ source: 'agents/states', raw: '<html>proxy error</html>' });
    await clock.advance(10_000);
    expect(floor().agents.size).toBe(1);
    await connector.stop();
  });

  it('clocks ten minutes off do not bend how long a state lasts', async () => {
    const { connector, floor, clock } = await running({
      'GET agents/states': () =>
        json({ agentStates: [row(1, { startDate: '2026-01-05T09:09:00.000Z' })] }, 200, {
          headers: { date: 'Mon, 05 Jan 2026 09:10:00 GMT' },
        }),
    });
    const since = floor().agents.get(agent(1))?.state?.since ?? 0;
    expect(Math.abs(clock.now() - since - 60_000)).toBeLessThanOrEqual(1000);
    await connector.stop();
  });
});
