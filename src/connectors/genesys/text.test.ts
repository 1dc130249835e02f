import { afterEach, describe, expect, it } from 'vitest';
import { json, settle } from '../testing.ts';
import {
  ACCEPTED_NOTIFICATIONS,
  ERROR_NOTIFICATION,
  INVITED_NOTIFICATION,
  TO_AGENTS_NOTIFICATION,
} from './samples.ts';
import {
  AGENT,
  agentId,
  lastOf,
  makeListed,
  SESSION,
  sam,
  sessionId,
  startBench,
  startMonitoring,
  stopAll,
} from './testing.ts';

afterEach(stopAll);

describe('monitoring a conversation', () => {
  it('intrudes as the supervisor, accepts the invitation by itself, and reads the transcript', async () => {
    const { fake, floor, heard } = await startMonitoring();
    expect(fake.operations()).toEqual([
      {
        path: `/api/v2/users/${AGENT}/smssessions/${SESSION}`,
        body: { operationName: 'Intrude', supervisorVisibilityMode: 'Monitor' },
      },
      { path: `/api/v2/me/smssessions/${SESSION}`, body: { operationName: 'Accept', nickname: 'Sam' } },
    ]);
    const thread = floor().texts.get(sessionId);
    expect(thread?.session).toMatchObject({
      transcript: 'whole',
      customerName: 'Kit',
      waitingFor: { role: 'agent', since: 1448555988000 },
      legs: [{ user: 'sam.s', state: 'chatting', mode: 'monitor' }],
    });
    expect(thread?.messages.map(({ index, text }) => [index, text])).toEqual([
      [1, ''],
      [4, 'Where is my order?'],
    ]);
    expect(
      thread?.session.participants.map(({ name, role, visibility }) => [name, role, visibility]),
    ).toEqual([
      ['Ada', 'agent', 'everyone'],
      ['Kit', 'customer', 'everyone'],
      ['Sam', 'supervisor', 'supervisors'],
    ]);
    expect([...floor().supervisions.values()]).toMatchObject([
      { agentId, mode: 'monitor', certainty: 'observed', supervisor: { name: 'Sam' } },
    ]);
    expect(heard.logs.join()).not.toContain('order');
  });

  it('signs Bayeux like everything else: credentials, cookie, and the forgery token it learnt', async () => {
    const { fake } = await startMonitoring();
    const posts = fake.seen.filter(({ method }) => method === 'POST');
    expect(posts.length).toBeGreaterThan(4);
    for (const { headers } of posts) {
      expect(headers.get('authorization')).toBe(`Basic ${Buffer.from('sam.s:pw').toString('base64')}`);
      expect(headers.get('x-csrf-token')).toBe('token-1');
      expect(headers.get('cookie')).toContain('JSESSIONID=s1');
    }
  });

  it('waits for a person where the configuration says so', async () => {
    const { fake, perform, floor } = await startBench({ config: { acceptInvitations: 'ask' } });
    await perform({ type: 'text.monitor' });
    fake.push('sam.s', INVITED_NOTIFICATION);
    await settle();
    expect(floor().texts.get(sessionId)?.session.legs).toMatchObject([{ state: 'invited' }]);
    expect(fake.operations().map(({ body }) => body.operationName)).toEqual(['Intrude']);
    await perform({ type: 'text.accept' });
    expect(fake.operations().at(-1)?.body.operationName).toBe('Accept');
  });

  it('shows the refusal of an Intrude that nothing stands for', async () => {
    const { fake, perform } = await startBench({ config: { intrudeMode: 'standing' } });
    fake.answer('Intrude', () => json({ statusCode: 2, statusMessage: 'Supervisor is not monitoring' }));
    const performed = await perform({ type: 'text.monitor' });
    expect(performed.kind).toBe('refused');
    expect(performed.outcome).toMatchObject({ branch: '2 InvalidState', rawStatus: 200 });
    expect(performed.outcome.rawText).toContain('Supervisor is not monitoring');
    expect(fake.operations().at(-1)?.body).toEqual({ operationName: 'Intrude' });
  });

  it('says so when no invitation comes', async () => {
    const { perform, clock, heard } = await startBench();
    await perform({ type: 'text.coach' });
    await clock.advance(40_000);
    expect(lastOf(heard, 'notice.received')?.notice.title).toContain('no invitation');
  });

  it('never accepts an invitation in another mode than was asked for', async () => {
    const { fake, perform, heard } = await startBench();
    await perform({ type: 'text.coach' });
    fake.push('sam.s', INVITED_NOTIFICATION);
    await settle();
    expect(fake.operations().map(({ body }) => body.operationName)).toEqual(['Intrude']);
    expect(lastOf(heard, 'notice.received')?.notice.title).toContain('another way');
  });

  it('asks for a linked user, and names wrong credentials', async () => {
    const { fake, perform, connector } = await startBench();
    expect(await perform({ type: 'text.monitor' }, { ...sam, identity: undefined })).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'NoIdentity' },
    });
    fake.answer('Intrude', () => json({ statusCode: 5, statusMessage: 'no' }, 403));
    expect(await perform({ type: 'text.monitor' })).toMatchObject({
      outcome: { branch: '5 PermissionDenied' },
    });
    await connector.release('nobody');
  });

  it('shows Revoked when the conversation is taken away', async () => {
    const { fake, floor, clock } = await startMonitoring();
    fake.push('sam.s', {
      ...INVITED_NOTIFICATION,
      smssession: { id: SESSION, state: 'Revoked', capabilities: [], participants: [] },
    });
    await settle();
    expect(floor().texts.get(sessionId)?.session).toMatchObject({
      legs: [{ state: 'revoked', mode: 'monitor' }],
      transcript: 'partial',
      waitingFor: undefined,
    });
    expect(floor().supervisions.size).toBe(0);
    fake.sessions.set(AGENT, []);
    await clock.advance(5_000);
    expect(floor().texts.get(sessionId)?.session.state).toBe('ended');
  });
});

describe('writing in a conversation', () => {
  it('is held back by the mode, whatever the capabilities list', async () => {
    const { perform, fake } = await startMonitoring();
    const before = fake.operations().length;
    for (const audience of ['everyone', 'agent'])
      expect(await perform({ type: 'text.send', params: { audience, text: 'hello' } })).toMatchObject({
        kind: 'refused',
        outcome: { branch: 'NotInThisMode' },
      });
    expect(fake.operations()).toHaveLength(before);
  });

  it('switches the own leg, and as a coach reaches the agent alone', async () => {
    const { perform, fake, floor } = await startMonitoring();
    await perform({ type: 'text.coach' });
    expect(fake.operations().at(-1)).toEqual({
      path: `/api/v2/me/smssessions/${SESSION}`,
      body: { operationName: 'SwitchToCoach' },
    });
    const [, participants] = ACCEPTED_NOTIFICATIONS;
    fake.push('sam.s', {
      ...participants,
      smssession: {
        ...participants.smssession,
        participants: participants.smssession.participants.map(each =>
          each.nickname === 'Sam' ? { ...each, visibility: 'Agents' } : each,
        ),
      },
    });
    await settle();
    expect(floor().texts.get(sessionId)?.session.legs).toMatchObject([{ mode: 'coach' }]);
    expect(await perform({ type: 'text.send', params: { audience: 'everyone', text: 'x' } })).toMatchObject({
      kind: 'refused',
    });
    const sent = await perform({ type: 'text.send', params: { audience: 'agent', text: 'Offer a refund.' } });
    expect(sent.kind).toBe('accepted');
    expect(fake.operations().at(-1)?.body).toEqual({
      operationName: 'SendToAgents',
      text: 'Offer a refund.',
    });
    fake.push('sam.s', TO_AGENTS_NOTIFICATION);
    await settle();
    expect(floor().texts.get(sessionId)?.messages.at(-1)).toMatchObject({
      text: 'Offer a refund.',
      visibility: 'agents',
      from: { role: 'supervisor' },
    });
    // What only agents saw answers nobody.
    expect(floor().texts.get(sessionId)?.session.waitingFor).toMatchObject({ role: 'agent' });
  });

  it('counts as barge-in when the others see it so, whatever the word beside it says', async () => {
    const { perform, fake } = await startMonitoring();
    const [, participants] = ACCEPTED_NOTIFICATIONS;
    fake.push('sam.s', {
      ...participants,
      smssession: {
        ...participants.smssession,
        supervisorMode: 'Monitor',
        participants: participants.smssession.participants.map(each => ({ ...each, visibility: 'All' })),
      },
    });
    await settle();
    const sent = await perform({ type: 'text.send', params: { audience: 'everyone', text: 'Hello Kit' } });
    expect(sent.kind).toBe('accepted');
  });
});

describe('an interruption', () => {
  it('loses nothing and doubles nothing: the transcript is read again', async () => {
    const { fake, clock, floor, heard } = await startMonitoring();
    fake.own.set('sam.s', [
      {
        id: SESSION,
        state: 'Chatting',
        supervisorMode: 'Monitor',
        capabilities: ['Leave'],
        participants: [],
      },
    ]);
    const [, , log] = ACCEPTED_NOTIFICATIONS;
    const missed = { ...log.messages[1], index: 9, text: 'Hello? Anyone?' };
    fake.transcripts.set(SESSION, [...log.messages, missed]);
    const handshakes = fake.handshakes();
    fake.forget('sam.s');
    await settle();
    expect(floor().texts.get(sessionId)?.session.transcript).toBe('partial');
    await clock.advance(20_000);
    expect(fake.handshakes()).toBe(handshakes + 1);
    expect(
      floor()
        .texts.get(sessionId)
        ?.messages.map(({ index }) => index),
    ).toEqual([1, 4, 9]);
    expect(floor().texts.get(sessionId)?.session.transcript).toBe('whole');
    expect(heard.events.filter(event => event.type === 'text.message-added')).toHaveLength(3);
    expect(floor().platforms.get('genesys')?.link.state).toBe('live');
    fake.push('sam.s', TO_AGENTS_NOTIFICATION);
    await settle();
    expect(floor().texts.get(sessionId)?.messages).toHaveLength(4);
  });

  it('ends a leg that is gone when the connection comes back', async () => {
    const { fake, clock, floor } = await startMonitoring();
    fake.cut('sam.s');
    await clock.advance(20_000);
    expect(floor().texts.get(sessionId)?.session.legs).toMatchObject([{ state: 'completed' }]);
  });
});

describe('what is not told', () => {
  it('is looked for: a leg whose end was never heard does not hold its conversation for ever', async () => {
    const { fake, clock, floor } = await startMonitoring();
    fake.sessions.set(AGENT, []);
    await clock.advance(5_000);
    expect(floor().texts.get(sessionId)?.session.state).toBe('live');
    await clock.advance(30_000);
    expect(floor().texts.get(sessionId)?.session).toMatchObject({ state: 'ended' });
  });

  it('is told by name when it failed later', async () => {
    const { fake, heard, perform } = await startMonitoring();
    fake.answer('Leave', () => json({ statusCode: 0, referenceId: 42 }));
    await perform({ type: 'text.leave' });
    fake.push('sam.s', ERROR_NOTIFICATION);
    await settle();
    expect(lastOf(heard, 'notice.received')?.notice).toMatchObject({
      agentId,
      title: expect.stringContaining('could not finish Leave for Sam: Operation failed'),
    });
  });
});

describe('standing supervision', () => {
  it('is kept as presumed, used up by the next conversation, and accepted by itself', async () => {
    const { fake, perform, floor, clock, heard } = await startBench();
    const watch = await perform({
      type: 'text.watch-next',
      target: { agentId },
      params: { mode: 'monitor', scope: 'next' },
    });
    expect(watch.kind).toBe('accepted');
    expect(fake.operations().at(-1)).toEqual({
      path: `/api/v2/users/${AGENT}/channels/smssession`,
      body: { operationName: 'Monitor', supervisorMonitoringMode: 'NextChat', nickname: 'Sam' },
    });
    expect([...floor().supervisions.values()]).toMatchObject([
      { certainty: 'presumed', contactId: undefined },
    ]);
    expect(heard.memory.size).toBe(1);
    fake.sessions.set(AGENT, [makeListed(SESSION), makeListed('next')]);
    fake.push('sam.s', {
      ...INVITED_NOTIFICATION,
      smssession: { ...INVITED_NOTIFICATION.smssession, id: 'next' },
    });
    await clock.advance(5_000);
    expect(fake.operations().at(-1)?.path).toBe('/api/v2/me/smssessions/next');
    expect(floor().supervisions.size).toBe(0);
    expect(floor().texts.get('genesys:next')?.session).toMatchObject({
      agentId,
      legs: [{ state: 'invited' }],
    });
  });

  it('stops when told to', async () => {
    const { fake, perform, floor, heard } = await startBench();
    await perform({ type: 'text.watch-next', target: { agentId }, params: { mode: 'coach', scope: 'all' } });
    await perform({ type: 'text.stop-watching', target: { agentId } });
    expect(fake.operations().at(-1)?.body.operationName).toBe('CancelSupervisorMonitoring');
    expect(floor().supervisions.size).toBe(0);
    expect(heard.memory.size).toBe(0);
  });
});

describe('listening to all', () => {
  it('reads every transcript without being anybody’s leg or supervision, and leaves at the end', async () => {
    const { fake, floor, clock, connector } = await startBench({ config: { transcripts: 'all' } });
    await clock.advance(5_000);
    expect(fake.operations().map(({ body }) => body.operationName)).toEqual(['Intrude']);
    fake.push('reader', INVITED_NOTIFICATION);
    await clock.advance(1_000);
    expect(fake.operations().at(-1)?.body).toEqual({ operationName: 'Accept', nickname: 'Floorwatch' });
    fake.push('reader', ...ACCEPTED_NOTIFICATIONS);
    await clock.advance(1_000);
    expect(floor().texts.get(sessionId)?.session).toMatchObject({
      transcript: 'whole',
      legs: [],
      waitingFor: { role: 'agent' },
    });
    // The one named Sam in the samples is another supervisor here.
    expect([...floor().supervisions.values()].map(({ supervisor }) => supervisor.name)).toEqual(['Sam']);
    await clock.advance(30_000);
    expect(fake.operations()).toHaveLength(2);
    const stopping = connector.stop();
    await clock.advance(10_000);
    await stopping;
    expect(fake.operations().at(-1)?.body.operationName).toBe('Leave');
  });

  it('tries a conversation that cannot be entered again only after a while', async () => {
    const { fake, clock } = await startBench({
      config: { transcripts: 'all' },
      before: scripted => scripted.answer('Intrude', () => json({ statusCode: 5, statusMessage: 'no' }, 403)),
    });
    await clock.advance(30_000);
    expect(fake.operations()).toHaveLength(1);
    await clock.advance(60_000);
    expect(fake.operations()).toHaveLength(2);
  });
});

describe('leaving', () => {
  it('gives back what a released supervisor holds, and closes the connection', async () => {
    const { fake, connector, clock, floor } = await startMonitoring();
    const releasing = connector.release('sam');
    await clock.advance(10_000);
    await releasing;
    expect(fake.operations().at(-1)).toEqual({
      path: `/api/v2/me/smssessions/${SESSION}`,
      body: { operationName: 'Leave' },
    });
    expect(fake.goodbyes()).toBe(1);
    expect(floor().texts.get(sessionId)?.session.legs).toMatchObject([{ state: 'completed' }]);
    const before = fake.seen.filter(({ headers }) =>
      headers.get('authorization')?.includes(Buffer.from('sam.s:pw').toString('base64')),
    ).length;
    await clock.advance(120_000);
    expect(
      fake.seen.filter(({ headers }) =>
        headers.get('authorization')?.includes(Buffer.from('sam.s:pw').toString('base64')),
      ),
    ).toHaveLength(before);
  });
});
