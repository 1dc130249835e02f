import { afterEach, describe, expect, it } from 'vitest';
import { makeSupervision, makeText } from '../../floor/testing.ts';
import type { KnownFloor } from '../connector.ts';
import { json } from '../testing.ts';
import { AGENT, agentId, makeUser, sam, sessionId, startBench, stopAll } from './testing.ts';

afterEach(stopAll);

describe('the floor', () => {
  it('gets agents, not supervisors, and their conversations with an unknown transcript', async () => {
    const { floor, heard } = await startBench();
    expect([...floor().agents.keys()]).toEqual([agentId]);
    expect(floor().agents.get(agentId)?.state).toMatchObject({
      presence: 'available',
      activity: 'idle',
      word: 'Ready',
    });
    expect(floor().texts.get(sessionId)?.session).toMatchObject({
      state: 'live',
      agentId,
      transcript: 'unknown',
      customer: '+447700900123',
      subject: 'Late parcel',
      startedAt: Date.UTC(2026, 0, 5, 8, 55),
      waitingFor: undefined,
    });
    expect(floor().platforms.get('genesys')?.link.state).toBe('live');
    expect(heard.quarantined).toEqual([]);
  });

  it('tells nothing twice that did not change, and ends what is not listed any more', async () => {
    const { clock, fake, heard, floor } = await startBench();
    const told = heard.events.filter(event => event.type !== 'platform.heard').length;
    await clock.advance(30_000);
    expect(heard.events.filter(event => event.type !== 'platform.heard')).toHaveLength(told);
    fake.sessions.set(AGENT, []);
    await clock.advance(10_000);
    expect(floor().texts.get(sessionId)?.session.state).toBe('ended');
  });

  it('sees a change of state, and when it began', async () => {
    const { clock, fake, floor } = await startBench();
    fake.users = [
      makeUser(AGENT, {
        channels: [
          { channel: 'smssession', userState: { displayName: 'Lunch', state: 'NotReady', reason: 'Lunch' } },
        ],
      }),
    ];
    await clock.advance(10_000);
    const state = floor().agents.get(agentId)?.state;
    expect(state).toMatchObject({ presence: 'unavailable', reason: 'Lunch', word: 'Lunch' });
    expect(state?.since).toBeGreaterThan(clock.now() - 10_000);
  });

  it('removes an agent who left the list, but not when the list is partly unreadable', async () => {
    const { clock, fake, floor, heard } = await startBench();
    fake.users = [{ nonsense: true }];
    await clock.advance(10_000);
    expect(floor().agents.has(agentId)).toBe(true);
    expect(heard.quarantined.length).toBeGreaterThan(0);
    fake.users = [];
    await clock.advance(10_000);
    expect(floor().agents.has(agentId)).toBe(false);
    expect(floor().texts.get(sessionId)?.session.state).toBe('ended');
  });

  it('takes in a large centre, whose list of users has no pages', async () => {
    const { clock, fake, floor } = await startBench();
    const device = { capabilities: Array.from({ length: 40 }, (_, n) => `ForwardCallsOn${n}`) };
    fake.users = Array.from({ length: 10_000 }, (_, n) => makeUser(`agent${n}`, { devices: [device] }));
    await clock.advance(5000);
    // Its megabytes take more turns than a step of the clock.
    await expect.poll(() => floor().agents.size, { timeout: 10_000 }).toBe(10_000);
    expect(floor().platforms.get('genesys')?.link.state).toBe('live');
  });

  it('says in words that it is refused, and comes back', async () => {
    let locked = true;
    const { clock, floor } = await startBench({
      before: fake => {
        const { fetch } = fake;
        Object.assign(fake, {
          fetch: (url: string, init?: RequestInit) =>
            locked ? Promise.resolve(json({ statusCode: 20, statusMessage: 'no' }, 401)) : fetch(url, init),
        });
      },
    });
    expect(floor().platforms.get('genesys')?.link).toMatchObject({ state: 'down' });
    expect(floor().platforms.get('genesys')?.link.reason).toContain('password');
    locked = false;
    await clock.advance(60_000);
    expect(floor().platforms.get('genesys')?.link.state).toBe('live');
  });
});

describe('after a restart', () => {
  it('ends what ended meanwhile, and claims no legs or supervisions that it cannot know of', async () => {
    const session = makeText({ id: sessionId, agentId, asOf: 500 });
    const leg = {
      user: 'sam.s',
      state: 'chatting',
      mode: 'monitor',
      capabilities: ['Leave'],
      asOf: 500,
    } as const;
    const supervision = makeSupervision({
      id: 'genesys:supervision-1',
      platformId: 'genesys',
      agentId,
      contactId: sessionId,
      asOf: 500,
    });
    const known: KnownFloor = {
      agents: [],
      contacts: [],
      queues: [],
      supervisions: [supervision, makeSupervision()],
      textSessions: [
        { session: { ...session, legs: [leg], transcript: 'whole' }, messages: [] },
        { session: { ...session, id: 'genesys:gone' }, messages: [] },
      ],
    };
    const { floor, clock, heard } = await startBench({ known });
    await clock.advance(10_000);
    expect(floor().texts.get(sessionId)?.session).toMatchObject({
      state: 'live',
      legs: [{ state: 'unknown' }],
    });
    expect(floor().texts.get('genesys:gone')?.session.state).toBe('ended');
    const ended = heard.events.filter(event => event.type === 'supervision.changed');
    expect(ended).toMatchObject([{ supervision: { id: 'genesys:supervision-1', ended: true } }]);
  });
});

describe('an agent’s state', () => {
  it('is set on every channel; terminating is Offline everywhere', async () => {
    const { fake, perform } = await startBench();
    const performed = await perform({ type: 'agent.terminate-session' }, { ...sam, identity: undefined });
    expect(performed.kind).toBe('accepted');
    expect(fake.operations()).toEqual([
      { path: `/api/v2/users/${AGENT}/channels/voice`, body: { operationName: 'Offline' } },
      { path: `/api/v2/users/${AGENT}/channels/smssession`, body: { operationName: 'Offline' } },
    ]);
  });

  it('names the channel that refused', async () => {
    const { fake, perform } = await startBench();
    let calls = 0;
    fake.answer('NotReady', () => {
      calls += 1;
      return calls === 1 ? json({ statusCode: '0' }) : json({ statusCode: 3, statusMessage: 'no' });
    });
    const performed = await perform({ type: 'agent.set-state', params: { presence: 'unavailable' } });
    expect(performed).toMatchObject({ kind: 'refused', outcome: { branch: '3 OperationForbidden' } });
    expect(performed.outcome.message).toContain('taken on voice, but not on smssession');
  });

  it('refuses what Genesys has no word for, and says why', async () => {
    const { perform, fake } = await startBench();
    expect(await perform({ type: 'contact.take-over' })).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'NotSupported' },
    });
    expect(fake.operations()).toEqual([]);
  });
});
