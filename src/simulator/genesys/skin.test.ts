import { describe, expect, it } from 'vitest';
import {
  AGENT_SESSIONS_REPLY,
  INTRUDE_REPLY,
  INTRUDE_REQUEST,
  INVITED_NOTIFICATION,
} from '../../connectors/genesys/samples.ts';
import { userReplySchema, usersReplySchema } from '../../connectors/genesys/wire.ts';
import { messageSchema, notificationSchema, smsSessionSchema } from '../../connectors/genesys/wire-text.ts';
import { type GenesysBench, type GenesysCaller, type Json, makeGenesys } from './testing.ts';

const session = (told: readonly { readonly data: Json }[]) =>
  told
    .filter(({ data }) => String(data.messageType) === 'SMSsessionStateChangeMessage')
    .map(({ data }) => data);

/** A supervisor inside a conversation. */
async function inside(mode: string, bench: GenesysBench = makeGenesys()) {
  const where = bench.conversation();
  const sam = bench.caller();
  await sam.notifications();
  await sam.post(`/users/${where.userId}/smssessions/${where.id}`, {
    operationName: 'Intrude',
    supervisorVisibilityMode: mode,
  });
  await sam.post(`/me/smssessions/${where.id}`, { operationName: 'Accept', nickname: 'Sam' });
  const entered = await sam.notifications();
  const operate = (operationName: string, more: object = {}, who: GenesysCaller = sam) =>
    who.post(`/me/smssessions/${where.id}`, { operationName, ...more });
  const seen = async () => {
    const { conversations } = await bench.inspect();
    return [...(conversations ?? [])].find(each => String(each.id) === where.id);
  };
  return { bench, where, sam, entered, operate, seen };
}

describe('signing in', () => {
  it('takes Basic, gives a session and a forgery token, and refuses strangers with code 20', async () => {
    const bench = makeGenesys();
    const told = await bench.caller().get('/me');
    expect(told.status).toBe(200);
    expect(told.json.statusCode).toBe(0);
    expect(told.json.user?.userName).toBe('supervisor');
    expect(told.headers.get('x-csrf-header')).toBe('X-CSRF-TOKEN');
    expect(told.headers.get('x-csrf-token')).toMatch(/^[0-9a-f-]{36}$/);
    const stranger = await bench.caller('supervisor', 'wrong').get('/me');
    expect([stranger.status, stranger.json.statusCode]).toEqual([401, 20]);
  });

  it('knows three idle supervisors, however small the floor', async () => {
    for (const agents of [2, 60]) {
      const bench = makeGenesys({ agents });
      for (const name of ['supervisor', 'supervisor2', 'supervisor3']) {
        const { user } = (await bench.caller(name).get('/me')).json;
        expect([...(user?.roles ?? [])]).toContain('ROLE_SUPERVISOR');
      }
    }
  });

  it('asks for the token where only a cookie signs the request', async () => {
    const { simulator } = makeGenesys();
    const url = 'http://127.0.0.1:4100/genesys/api/v2/me';
    const basic = { authorization: `Basic ${btoa('supervisor2:demo')}` };
    const first = await simulator.fetch(new Request(url, { headers: basic }));
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const post = (headers: Record<string, string>) =>
      simulator.fetch(new Request(url, { method: 'POST', headers, body: '{"operationName":"Ready"}' }));
    expect((await post({ cookie })).status).toBe(403);
    const token = first.headers.get('x-csrf-token') ?? '';
    expect((await post({ cookie, 'x-csrf-token': token })).status).toBe(200);
    expect((await post({ cookie, ...basic, 'x-csrf-token': 'stale' })).status).toBe(403);
  });
});

describe('users', () => {
  it('are uris, or whole with fields and subresources', async () => {
    const sam = makeGenesys().caller();
    expect([...((await sam.get('/users')).json.uris ?? [])].length).toBe(28);
    const reply = usersReplySchema.parse(
      (await sam.get('/users?fields=*&subresources=channels,devices')).json,
    );
    expect(reply.users).toHaveLength(28);
    expect(reply.users[5]).toMatchObject({
      roles: ['ROLE_AGENT'],
      channels: [{ channel: 'voice' }, { channel: 'smssession' }],
      agentGroups: [{ name: expect.stringContaining('Messages') }],
    });
  });

  it('list an agent’s conversations as thinly as the vendor does, and only to supervisors', async () => {
    const bench = makeGenesys();
    const { userId, id } = bench.conversation();
    const told = await bench.caller().get(`/users/${userId}?subresources=smssessions`);
    const listed = userReplySchema.parse(told.json).user.smssessions ?? [];
    const documented = AGENT_SESSIONS_REPLY.user.smssessions[0];
    for (const item of listed) {
      expect(Object.keys(smsSessionSchema.parse(item)).sort()).toEqual(Object.keys(documented).sort());
      expect(item).toMatchObject({ capabilities: [], userData: { ContactId: expect.any(String) } });
    }
    expect(listed).toContainEqual(expect.objectContaining({ id }));
    const { conversations } = await bench.inspect();
    const agentName = String([...(conversations ?? [])][0]?.agent?.userName);
    const asAgent = await bench.caller(agentName).get(`/users/${userId}?subresources=smssessions`);
    expect(asAgent.json.statusCode).toBe(5);
    expect((await bench.caller().get('/users/nobody')).json.statusCode).toBe(6);
  });
});

describe('Intrude', () => {
  it('answers and invites as the vendor’s page prints it', async () => {
    const bench = makeGenesys();
    const { id, userId } = bench.conversation();
    const sam = bench.caller();
    await sam.notifications();
    const told = await sam.post(`/users/${userId}/smssessions/${id}`, INTRUDE_REQUEST);
    expect(told.json).toEqual(INTRUDE_REPLY);
    const [invited] = await sam.notifications();
    expect(invited?.channel).toBe('/v2/me/smssessions');
    expect(notificationSchema.safeParse(invited?.data).success).toBe(true);
    expect(Object.keys(invited?.data ?? {}).sort()).toEqual(Object.keys(INVITED_NOTIFICATION).sort());
    const { smssession: documented } = INVITED_NOTIFICATION;
    expect(invited?.data.smssession).toMatchObject({
      state: documented.state,
      capabilities: documented.capabilities,
      supervisorMode: documented.supervisorMode,
      participants: documented.participants,
      chatType: expect.stringMatching(/^(In|Out)bound$/),
      receivedDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000$/),
      id,
    });
  });

  it('is refused without a mode while no monitoring stands, and takes the mode of the one that stands', async () => {
    const bench = makeGenesys();
    const { id, userId } = bench.conversation();
    const sam = bench.caller();
    const path = `/users/${userId}/smssessions/${id}`;
    const bare = { operationName: 'Intrude' };
    expect((await sam.post(path, bare)).json.statusCode).toBe(2);
    await sam.post(`/users/${userId}/channels/smssession`, { operationName: 'Coach' });
    expect((await sam.post(path, bare)).json.statusCode).toBe(0);
    expect((await sam.get(`/me/smssessions/${id}`)).json.smssession?.supervisorMode).toBe('Coach');
    expect((await sam.post(path, bare)).json.statusCode).toBe(2);
    expect((await sam.post(path, { ...bare, supervisorVisibilityMode: 'Loud' })).json.statusCode).toBe(10);
    expect((await sam.post(`/users/${userId}/smssessions/none`, bare)).json.statusCode).toBe(6);
    expect((await sam.post(path, {})).json.statusCode).toBe(1);
  });

  it('takes an unanswered invitation back', async () => {
    const bench = makeGenesys();
    const { id, userId } = bench.conversation();
    const sam = bench.caller();
    await sam.notifications();
    await sam.post(`/users/${userId}/smssessions/${id}`, INTRUDE_REQUEST);
    bench.simulator.step(31);
    expect(session(await sam.notifications()).map(data => data.smssession?.state)).toEqual([
      'Invited',
      'Revoked',
    ]);
  });

  it('may be rejected', async () => {
    const bench = makeGenesys();
    const { id, userId } = bench.conversation();
    const sam = bench.caller();
    await sam.notifications();
    await sam.post(`/users/${userId}/smssessions/${id}`, INTRUDE_REQUEST);
    const told = await sam.post(`/me/smssessions/${id}`, { operationName: 'Reject' });
    const last = session(await sam.notifications()).at(-1);
    expect(last?.smssession?.state).toBe('Completed');
    expect(last?.referenceId).toBe(told.json.referenceId);
  });
});

describe('a supervisor inside', () => {
  it('hears in the documented order: Chatting, participants, history', async () => {
    const { entered } = await inside('Monitor');
    const kinds = entered.map(({ data }) => [data.messageType, data.notificationType]);
    expect(kinds.slice(1)).toEqual([
      ['SMSsessionStateChangeMessage', 'StatusChange'],
      ['SMSsessionStateChangeMessage', 'ParticipantsUpdated'],
      ['MessageLogUpdated', 'NewMessages'],
    ]);
    const history = [...(entered[3]?.data.messages ?? [])];
    expect(history.length).toBeGreaterThan(1);
    for (const message of history) expect(messageSchema.safeParse(message).success).toBe(true);
    expect(entered[2]?.data.smssession?.capabilities).toEqual(
      expect.arrayContaining(['SwitchToCoach', 'SwitchBargeIn', 'SendMessage', 'Leave']),
    );
  });

  it('is never seen by agent or customer while monitoring, and may not write', async () => {
    const { operate, seen, bench } = await inside('Monitor');
    expect((await operate('SendMessage', { text: 'hello' })).json.statusCode).toBe(3);
    expect((await operate('SendToAgents', { text: 'hello' })).json.statusCode).toBe(3);
    expect([...((await seen())?.received ?? [])].map(each => each.text)).not.toContain('hello');
    const { conversations } = await bench.inspect();
    expect(JSON.stringify(conversations)).toContain('"visibility":"Supervisors"');
  });

  it('coaches the agent alone: the customer’s phone never gets it', async () => {
    const { operate, seen, where, bench } = await inside('Coach');
    const agentName = String((await seen())?.agent?.userName);
    const ana = bench.caller(agentName);
    await ana.notifications();
    expect((await operate('SendToAgents', { text: 'Offer a refund' })).json.statusCode).toBe(0);
    expect((await operate('SendMessage', { text: 'Dear customer' })).json.statusCode).toBe(3);
    const heard = await ana.notifications();
    expect(JSON.stringify(heard)).toContain('Offer a refund');
    bench.simulator.step(20);
    const texts = [...((await seen())?.received ?? [])].map(each => each.text);
    expect(texts).not.toContain('Offer a refund');
    expect(texts).not.toContain('Dear customer');
    const answers = (await ana.get(`/me/smssessions/${where.id}/messages`)).json.messages;
    expect([...(answers ?? [])].filter(each => String(each.visibility) === 'Agents').length).toBeGreaterThan(
      2,
    );
  });

  it('steps in: everybody sees it, and the customer answers', async () => {
    const { operate, seen, bench, sam } = await inside('Monitor');
    expect((await operate('SwitchToBargeIn')).json.statusCode).toBe(0);
    const switched = session(await sam.notifications()).at(-1);
    expect(switched?.notificationType).toBe('ParticipantsUpdated');
    expect([...(switched?.smssession?.participants ?? [])]).toContainEqual(
      expect.objectContaining({ nickname: 'Sam', visibility: 'All', type: 'Agent' }),
    );
    await operate('SendMessage', { text: 'I will sort this out.' });
    expect([...((await seen())?.received ?? [])].at(-1)?.text).toBe('I will sort this out.');
    bench.simulator.step(20);
    const log = [...((await seen())?.log ?? [])];
    expect(log.at(-1)?.from).not.toBe('Sam');
    expect((await operate('SwitchToBargeIn')).json.statusCode).toBe(2);
  });

  it('sees other supervisors, who see them; the agent sees neither', async () => {
    const { bench, where, seen } = await inside('Monitor');
    const kim = bench.caller('supervisor2');
    await kim.post(`/users/${where.userId}/smssessions/${where.id}`, INTRUDE_REQUEST);
    await kim.post(`/me/smssessions/${where.id}`, { operationName: 'Accept', nickname: 'Kim' });
    const names = async (who: GenesysCaller) =>
      [...((await who.get(`/me/smssessions/${where.id}`)).json.smssession?.participants ?? [])].map(
        each => each.nickname,
      );
    expect(await names(kim)).toEqual(expect.arrayContaining(['Sam', 'Kim']));
    const ana = bench.caller(String((await seen())?.agent?.userName));
    expect(await names(ana)).not.toContain('Sam');
  });

  it('is put out when the agent completes', async () => {
    const { bench, sam, where } = await inside('Monitor');
    for (const contact of bench.simulator.story.stage.contacts.values())
      if (contact.agent?.id === where.agentId)
        await bench.simulator.control('POST', '/act', { agentId: where.agentId, do: 'end' });
    expect(session(await sam.notifications()).at(-1)?.smssession?.state).toBe('Revoked');
    expect((await sam.get(`/me/smssessions/${where.id}`)).json.statusCode).toBe(6);
  });

  it('leaves, and the conversation goes on', async () => {
    const { operate, seen, sam } = await inside('Coach');
    const told = await operate('Leave');
    const last = session(await sam.notifications()).at(-1);
    expect(last?.smssession?.state).toBe('Completed');
    expect(last?.referenceId).toBe(told.json.referenceId);
    expect([...((await seen())?.participants ?? [])]).toHaveLength(2);
  });

  it('sets user data and disposition, told to all who are in', async () => {
    const { operate, sam } = await inside('Coach');
    await operate('AttachUserData', { userData: { Mood: 'better' } });
    await operate('SetDisposition', { disposition: 'solved' });
    await operate('DeleteUserData', { keys: ['Mood'] });
    const told = session(await sam.notifications()).filter(
      data => String(data.notificationType) === 'PropertiesUpdated',
    );
    expect(told.map(data => data.smssession?.userData?.Mood)).toEqual(['better', 'better', undefined]);
    expect(told.at(-1)?.smssession?.userData?.disposition_code).toBe('solved');
    expect((await operate('AttachUserData')).json.statusCode).toBe(1);
    expect((await operate('Fly')).json.statusCode).toBe(10);
  });

  it('is shown to write to those alone who see what it writes', async () => {
    const shown = async (mode: Parameters<typeof inside>[0]) => {
      const { operate, seen } = await inside(mode);
      const codes: unknown[] = [];
      for (const to of ['', 'ToAgents'])
        codes.push((await operate(`SendStartTyping${to}Notification`)).json.statusCode);
      const typing = [...((await seen())?.typing ?? [])].filter(({ from }) => String(from) === 'Sam');
      return { codes, visible: typing.map(({ type, visibility }) => `${type} ${visibility}`) };
    };
    expect(await shown('Monitor')).toEqual({ codes: [3, 3], visible: [] });
    expect(await shown('Coach')).toEqual({ codes: [3, 0], visible: ['TypingStarted Agents'] });
    expect(await shown('BargeIn')).toEqual({
      codes: [0, 0],
      visible: ['TypingStarted All', 'TypingStarted Agents'],
    });
  });

  it('takes an operation as its page misspells it', async () => {
    const { operate } = await inside('Coach');
    expect((await operate('SendStopTypingToAgentNotification')).json.statusCode).toBe(0);
  });

  it('completes its own part, and the conversation goes on', async () => {
    const { operate, seen, sam } = await inside('BargeIn');
    expect((await operate('Complete')).json.statusCode).toBe(0);
    expect(session(await sam.notifications()).at(-1)?.smssession?.state).toBe('Completed');
    expect([...((await seen())?.legs ?? [])].map(leg => leg.state)).toContain('Chatting');
  });
});

describe('standing monitoring', () => {
  it('invites to the next conversation, once or for good, until it is cancelled', async () => {
    const bench = makeGenesys();
    const { userId, agentId } = bench.conversation();
    const sam = bench.caller();
    await sam.notifications();
    const path = `/users/${userId}/channels/smssession`;
    await sam.post(path, { operationName: 'Monitor', supervisorMonitoringMode: 'NextChat', nickname: 'Sam' });
    expect(session(await sam.notifications())).toEqual([]);
    const next = async () => {
      await bench.simulator.control('POST', '/act', { agentId, do: 'sms' });
      await bench.simulator.control('POST', '/act', { agentId, do: 'answer' });
      return session(await sam.notifications()).map(data => data.smssession?.state);
    };
    expect(await next()).toEqual(['Invited']);
    expect(await next()).toEqual([]);
    expect((await sam.post(path, { operationName: 'CancelSupervisorMonitoring' })).json.statusCode).toBe(2);
    await sam.post(path, { operationName: 'BargeIn' });
    expect(await next()).toEqual(['Invited']);
    expect(await next()).toEqual(['Invited']);
    expect((await sam.post(path, { operationName: 'CancelSupervisorMonitoring' })).json.statusCode).toBe(0);
    expect(await next()).toEqual([]);
  });
});

describe('an agent’s state', () => {
  it('is set by a supervisor, channel by channel, and told to the agent', async () => {
    const bench = makeGenesys();
    const { userId } = bench.conversation();
    const sam = bench.caller();
    const states = async () => {
      const { user } = (await sam.get(`/users/${userId}?subresources=channels`)).json;
      return [...(user?.channels ?? [])].map(each => each.userState?.state);
    };
    const told = await sam.post(`/users/${userId}/channels/voice`, { operationName: 'Offline' });
    expect(told.json.statusCode).toBe('0');
    expect((await states())[0]).toBe('LoggedOut');
    expect((await states())[1]).not.toBe('LoggedOut');
    await sam.post(`/users/${userId}/channels/smssession`, { operationName: 'Offline' });
    expect(await states()).toEqual(['LoggedOut', 'LoggedOut']);
    await sam.post(`/users/${userId}/channels/smssession`, { operationName: 'Ready' });
    expect((await states())[1]).toBe('Ready');
  });
});

describe('the story', () => {
  it('moves by itself, in both directions, and is the same for the same seed', async () => {
    const tell = async () => {
      const bench = makeGenesys({ scenario: 'normal-day', seed: 11 });
      bench.simulator.step(900);
      const { conversations } = await bench.inspect();
      return [...(conversations ?? [])].map(each => each.log);
    };
    const [first, second] = [await tell(), await tell()];
    expect(first).toEqual(second);
    const writers = new Set(first.flatMap(log => [...(log ?? [])].map(entry => entry.from)));
    expect(first.length).toBeGreaterThan(3);
    expect(writers.size).toBeGreaterThan(4);
  });

  it('is written down in the journal, Bayeux and all, without passwords', async () => {
    const { bench } = await inside('Monitor');
    const journal = JSON.stringify((await bench.simulator.control('GET', '/journal')).json);
    for (const word of ['/meta/handshake', '/meta/connect', 'Intrude', 'Accept'])
      expect(journal).toContain(word);
    expect(journal).not.toContain('demo');
  });
});
