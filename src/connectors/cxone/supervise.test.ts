import { describe, expect, it } from 'vitest';
import { bare, json, settle } from '../testing.ts';
import { agent, makeActor, makeCommand, makeIdentity } from './testing.ts';
import { floorWithSupervisor, leg, monitoring, START } from './testing-supervisor.ts';

describe('supervising in one’s own session', () => {
  it('opens the session, connects the phone, then listens; and shows all three [SU1]', async () => {
    const { connector, perform, acts, supervision, floor, calls } = await floorWithSupervisor();
    expect(await perform('contact.monitor')).toMatchObject({ kind: 'accepted' });
    await settle();
    expect(acts().map(act => act.split(/[ /]/).at(-1))).toEqual(['agent-sessions', 'dial', 'monitor']);
    expect(JSON.parse(calls('/agent-sessions')[0]?.body ?? '')).toMatchObject({
      stationPhoneNumber: '8013203420',
    });
    expect(calls('/monitor')[0]?.url.searchParams.get('targetAgentId')).toBe('12214');
    expect(floor().agents.get(agent(900))?.session).toMatchObject({
      status: 'open',
      leg: { status: 'active' },
    });
    expect(supervision()).toMatchObject({
      agentId: agent(12214),
      contactId: agent(6550071587),
      mode: 'monitor',
      certainty: 'observed',
      supervisor: { agentId: agent(900) },
    });
    await connector.stop();
  });

  it('signs in with the person’s own key', async () => {
    const { connector, perform, calls } = await floorWithSupervisor();
    await perform('contact.monitor');
    const keys = calls('token/access-key').map(request => JSON.parse(request.body).accessKeyId);
    expect(keys).toEqual(['demo-key', 'ada-key']);
    await connector.stop();
  });

  it('goes from listening to coaching to barging in on the same session; the mode is presumed', async () => {
    const { connector, perform, acts, supervision } = await floorWithSupervisor();
    await perform('contact.monitor');
    expect((await perform('contact.coach')).kind).toBe('accepted');
    expect(supervision()).toMatchObject({ mode: 'coach', certainty: 'presumed' });
    await perform('contact.barge-in');
    expect(supervision()).toMatchObject({ mode: 'barge-in', certainty: 'presumed' });
    expect(acts().map(act => act.split(/[ /]/).at(-1))).toEqual([
      'agent-sessions',
      'dial',
      'monitor',
      'coach',
      'barge',
    ]);
    await connector.stop();
  });

  it('barges in from nothing by listening first', async () => {
    const { connector, perform, acts, supervision } = await floorWithSupervisor();
    expect((await perform('contact.barge-in')).kind).toBe('accepted');
    expect(acts().map(act => act.split(/[ /]/).at(-1))).toEqual([
      'agent-sessions',
      'dial',
      'monitor',
      'barge',
    ]);
    expect(supervision()?.mode).toBe('barge-in');
    await connector.stop();
  });

  it('does nothing to the call when CXone does not confirm that the supervisor hears it', async () => {
    const { connector, clock, perform, acts } = await floorWithSupervisor({
      'POST agent-sessions/*/monitor': () => bare(202),
    });
    const performing = perform('contact.take-over');
    await clock.advance(9_000);
    expect(await performing).toMatchObject({ kind: 'failed', outcome: { branch: 'NotMonitoring' } });
    expect(acts().some(act => act.endsWith('take-over'))).toBe(false);
    await connector.stop();
  });

  it('stops by hanging up the supervisor’s own phone, never by touching the agent’s contact', async () => {
    const { connector, perform, acts, supervision, floor } = await floorWithSupervisor();
    await perform('contact.monitor');
    expect(await perform('contact.stop')).toMatchObject({
      kind: 'accepted',
      outcome: { message: 'You are out of the call.' },
    });
    expect(supervision()).toBeUndefined();
    expect(acts().at(-1)).toMatch(/agent-phone\/end$/);
    expect(acts().some(act => act.includes('interactions'))).toBe(false);
    expect(floor().agents.get(agent(900))?.session?.leg?.status).toBe('disconnected');
    await perform('contact.monitor');
    expect(acts().at(-2)).toMatch(/dial$/);
    await connector.stop();
  });

  it('stops by ending the copy of the contact where the configuration says so', async () => {
    const { connector, perform, acts } = await floorWithSupervisor(
      { 'POST agent-sessions/*/interactions/*/end': () => bare(202) },
      { supervise: { stopBy: 'end-contact', confirmSeconds: 0.05 } },
    );
    await perform('contact.monitor');
    const stopping = perform('contact.stop');
    await settle();
    expect(acts().at(-1)).toMatch(/interactions\/6550071587\/end$/);
    await connector.stop();
    await stopping;
  });

  it('does nothing when the call that was meant is no longer there', async () => {
    const { connector, acts } = await floorWithSupervisor();
    const command = makeCommand({ type: 'contact.take-over', params: {} });
    const stale = { ...command, target: { ...command.target, contactId: agent(5) } };
    expect(await connector.perform(stale, makeActor())).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'ContactGone' },
    });
    expect(acts()).toEqual([]);
    await connector.stop();
  });

  it('hears one call at a time', async () => {
    const { connector, perform } = await floorWithSupervisor();
    await perform('contact.monitor');
    expect(await perform('contact.monitor', agent(777))).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'AlreadyMonitoring' },
    });
    await connector.stop();
  });

  it('joins the session that runs already, and does not end it afterwards', async () => {
    const { connector, perform, acts, push } = await floorWithSupervisor({
      'POST agent-sessions': () => bare(409, 'Agent already has a session'),
      'POST agent-sessions/join': () => json({ sessionId: 'theirs' }, 202),
    });
    await push(START);
    expect((await perform('contact.monitor')).kind).toBe('accepted');
    await connector.release('ada');
    expect(acts()).toContain('POST agent-sessions/join');
    expect(acts().some(act => act.startsWith('DELETE'))).toBe(false);
    await connector.stop();
  });

  it('does not call a phone that is connected already', async () => {
    const { connector, perform, acts, push } = await floorWithSupervisor({
      'POST agent-sessions': () => bare(409, 'Agent already has a session'),
      'POST agent-sessions/join': () => json({ sessionId: 'theirs' }, 202),
    });
    await push(START, leg('Active'));
    expect((await perform('contact.monitor')).kind).toBe('accepted');
    expect(acts().some(act => act.endsWith('dial'))).toBe(false);
    await connector.stop();
  });

  it.each([
    [
      'is busy',
      { Type: 'AgentError', ResultCode: 'Busy', Target: 'AgentLeg', ErrorLevel: 'Medium' },
      'the line is busy',
    ],
    ['is hung up', leg('Disconnected'), 'it was hung up'],
  ])('says so when the phone %s', async (_name, event, words) => {
    const { connector, perform, push, acts } = await floorWithSupervisor({
      'POST agent-sessions/*/agent-phone/dial': () => bare(202),
    });
    const performing = perform('contact.monitor');
    await settle(60);
    await push(event);
    const performed = await performing;
    expect(performed).toMatchObject({ kind: 'failed', outcome: { branch: 'NoAudio' } });
    expect(performed.outcome.message).toContain(words);
    expect(acts().some(act => act.endsWith('monitor'))).toBe(false);
    await connector.stop();
  });

  it('waits for the phone no longer than it should', async () => {
    const { connector, clock, perform } = await floorWithSupervisor({
      'POST agent-sessions/*/agent-phone/dial': () => bare(202),
    });
    const performing = perform('contact.monitor');
    await clock.advance(30_000);
    expect(await performing).toMatchObject({ kind: 'failed', outcome: { branch: 'NoAudio' } });
    await connector.stop();
  });

  it('ends the supervision when the phone goes down or the session ends', async () => {
    const { connector, perform, push, supervision, floor } = await floorWithSupervisor();
    await perform('contact.monitor');
    await push(leg('Disconnected'));
    expect(supervision()).toBeUndefined();
    await perform('contact.monitor');
    expect(supervision()).toBeDefined();
    await push({ Type: 'AgentSessionEnd', Success: 'True', Message: '' });
    expect(supervision()).toBeUndefined();
    expect(floor().agents.get(agent(900))?.session?.status).toBe('ended');
    await connector.stop();
  });

  it('says what is missing of the identity, and sends nothing', async () => {
    const { connector, perform, acts } = await floorWithSupervisor();
    const none = await perform('contact.monitor', agent(12214), makeActor({ identity: undefined }));
    expect(none).toMatchObject({ kind: 'failed', outcome: { branch: 'NoIdentity' } });
    const phoneless = makeActor({ identity: makeIdentity({ stationPhone: '' }) });
    expect((await perform('contact.monitor', agent(12214), phoneless)).outcome.message).toContain('station');
    expect(acts()).toEqual([]);
    await connector.stop();
  });

  it('never lets two people share a session', async () => {
    const { connector, perform } = await floorWithSupervisor();
    await perform('contact.monitor');
    const other = await perform('contact.monitor', agent(12214), makeActor({ user: 'bob', name: 'Bob' }));
    expect(other).toMatchObject({ kind: 'refused', outcome: { branch: 'IdentityInUse' } });
    await connector.stop();
  });

  it('never lets two people share a session, however close together they come', async () => {
    const { connector, perform, acts } = await floorWithSupervisor();
    const bob = makeActor({ user: 'bob', name: 'Bob' });
    const both = await Promise.all([
      perform('contact.monitor'),
      perform('contact.monitor', agent(12214), bob),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'refused']);
    expect(acts().filter(act => act === 'POST agent-sessions')).toHaveLength(1);
    await connector.stop();
  });

  it('refuses a key that belongs to another agent', async () => {
    const token = `h.${Buffer.from(JSON.stringify({ icAgentId: '901' })).toString('base64url')}.s`;
    const { connector, perform, acts } = await floorWithSupervisor({
      'POST token/access-key': () => json({ access_token: token, expires_in: 3600 }),
    });
    expect((await perform('contact.monitor')).outcome.branch).toBe('WrongIdentity');
    expect(acts()).toEqual([]);
    await connector.stop();
  });

  it('goes by whose session it is where the key does not tell: nobody acts under another’s number', async () => {
    const { connector, perform, acts, floor } = await floorWithSupervisor({
      'POST agent-sessions': () => json({ sessionId: 'own-0' }, 202),
      'GET agent-sessions/*/get-next-event': () =>
        json({ sessionId: 'own-1', events: [{ ...START, AgentId: '901' }, leg('Active')] }),
    });
    const performed = await perform('contact.monitor');
    expect(performed).toMatchObject({ kind: 'refused', outcome: { branch: 'WrongIdentity' } });
    expect(performed.outcome.message).toContain('901');
    expect(acts()).toEqual(['POST agent-sessions', 'DELETE agent-sessions/own-1']);
    expect(floor().agents.get(agent(900))?.session?.leg).toBeUndefined();
    expect(floor().agents.get(agent(900))?.session?.listening).not.toBe('joined');
    await connector.stop();
  });

  it('leaves a session that is another’s alone, when it ran already', async () => {
    const { connector, perform, acts } = await floorWithSupervisor({
      'POST agent-sessions': () => bare(409, 'Agent already has a session'),
      'POST agent-sessions/join': () => json({ sessionId: 'theirs' }, 202),
      'GET agent-sessions/*/get-next-event': () =>
        json({ sessionId: 'theirs-1', events: [{ ...START, AgentId: '901' }] }),
    });
    expect((await perform('contact.monitor')).outcome.branch).toBe('WrongIdentity');
    expect(acts()).toEqual(['POST agent-sessions', 'POST agent-sessions/join']);
    await connector.stop();
  });

  it('release puts down what was picked up: the phone, and the session that was opened', async () => {
    const { connector, perform, acts, supervision, floor } = await floorWithSupervisor();
    await perform('contact.monitor');
    await connector.release('ada');
    expect(acts().slice(-2)[0]).toMatch(/agent-phone\/end$/);
    expect(acts().at(-1)).toMatch(/^DELETE agent-sessions/);
    expect(supervision()).toBeUndefined();
    expect(floor().agents.get(agent(900))?.session?.status).toBe('ended');
    await connector.stop();
  });

  it('still closes what it opened before a restart', async () => {
    const { connector, perform, acts, push } = await floorWithSupervisor(
      {
        'POST agent-sessions': () => bare(409, 'Agent already has a session'),
        'POST agent-sessions/join': () => json({ sessionId: 'ours' }, 202),
      },
      {},
      new Map([['own:900', '1']]),
    );
    await push(START);
    await perform('contact.monitor');
    await connector.release('ada');
    expect(acts().at(-1)).toMatch(/^DELETE agent-sessions/);
    await connector.stop();
  });

  it('still stops what it began before a restart: the floor shows it, and the session runs', async () => {
    const { connector, clock, perform, acts, push, supervision } = await floorWithSupervisor({
      'POST agent-sessions': () => bare(409, 'AgentSessionExists'),
      'POST agent-sessions/join': () => json({ sessionId: 'own-9' }, 202),
      'GET activesupervisors': () =>
        json({ supervisorStatuslist: [{ initiatingAgentNo: 900, targetAgentNo: 12214, contactId: 1 }] }),
    });
    await clock.advance(100);
    expect(supervision()).toMatchObject({ agentId: agent(12214), ended: false });
    await push(START, leg('Active'), monitoring());
    expect(await perform('contact.stop')).toMatchObject({
      kind: 'accepted',
      outcome: { message: 'You are out of the call.' },
    });
    expect(acts()).toEqual([
      'POST agent-sessions',
      'POST agent-sessions/join',
      expect.stringMatching(/agent-phone\/end$/),
    ]);
    await connector.stop();
  });

  it('leaves a session alone that its owner began after the one that was opened before a restart', async () => {
    const memory = new Map([['own:900', '1']]);
    const { connector, perform, acts, push, floor } = await floorWithSupervisor(
      {
        'POST agent-sessions': () => bare(409, 'Agent already has a session'),
        'POST agent-sessions/join': () => json({ sessionId: 'theirs' }, 202),
      },
      {},
      memory,
    );
    await push({ ...START, SessionId: '2' });
    await perform('contact.monitor');
    await connector.release('ada');
    expect(acts().filter(act => act.startsWith('DELETE'))).toEqual([]);
    expect(floor().agents.get(agent(900))?.session?.status).toBe('open');
    expect(memory.has('own:900')).toBe(false);
    await connector.stop();
  });

  it('remembers by its number what it opened', async () => {
    const memory = new Map<string, string>();
    const { connector, perform } = await floorWithSupervisor({}, {}, memory);
    await perform('contact.monitor');
    expect(memory.get('own:900')).toBe('1');
    await connector.stop();
  });

  it('closes the session that it opened when nobody was supervised for a while', async () => {
    const { connector, clock, perform, acts } = await floorWithSupervisor(
      {
        'POST agent-sessions/*/agent-phone/dial': () => bare(409),
      },
      { supervise: { idleMinutes: 10 } },
    );
    expect((await perform('contact.monitor')).kind).toBe('refused');
    await clock.advance(10 * 60_000 + 10_000);
    expect(acts().at(-1)).toMatch(/^DELETE agent-sessions/);
    await connector.stop();
  });

  it('stops cleanly in the middle of it all', async () => {
    const { connector, perform, clock, seen } = await floorWithSupervisor();
    await perform('contact.monitor');
    await connector.stop();
    await settle();
    const asked = seen.length;
    await clock.advance(3_600_000);
    expect(seen).toHaveLength(asked);
    expect(clock.sleepers()).toBe(0);
  });
});
