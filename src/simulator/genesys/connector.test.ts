import { afterEach, describe, expect, it } from 'vitest';
import type { Actor, Connector, PlatformCommand } from '../../connectors/connector.ts';
import { createGenesysConnector } from '../../connectors/genesys/connector.ts';
import { makeConfig } from '../../connectors/genesys/testing.ts';
import { createManualClock, makeContext } from '../../connectors/testing.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { say } from '../story/texts.ts';
import type { Json } from './testing.ts';

const actor = (userName: string, name: string): Actor => ({
  user: userName,
  name,
  identity: { label: userName, fields: { userName, password: 'demo' } },
});
const sam = actor('supervisor', 'Sam');
const kim = actor('supervisor2', 'Kim');

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(stop => stop()));
});

/** Our connector at the simulated platform, with no network between. */
async function meet(agents = 24) {
  const clock = createManualClock();
  const simulator: Simulator = createSimulator({ clock, platforms: ['genesys'], agents, scenario: 'quiet' });
  const { context, heard } = makeContext({
    clock,
    fetch: (url, init) => simulator.fetch(new Request(url, init)),
  });
  const config = makeConfig({ url: 'http://127.0.0.1:4100/genesys', user: 'supervisor3', password: 'demo' });
  const connector: Connector = createGenesysConnector(config, context);
  connector.start();
  await clock.advance(6_000);
  const floor = (): Floor => reduceAll(emptyFloor, heard.events);
  const [thread] = [...floor().texts.values()];
  if (thread?.session.agentId === undefined) throw new Error('the floor has no conversation');
  const { id: sessionId, agentId } = thread.session;
  const pass = async (ms: number) => {
    for (let gone = 0; gone < ms; gone += 500) await clock.advance(500);
  };
  const perform = async (command: Pick<PlatformCommand, 'type'> & Record<string, unknown>, who = sam) => {
    const performing = connector.perform(
      {
        id: 'c',
        reason: undefined,
        params: {},
        target: { agentId, sessionId },
        ...command,
      } as PlatformCommand,
      who,
    );
    await pass(2_000);
    return performing;
  };
  const control = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const url = `http://127.0.0.1:4100/control${path}`;
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    return JSON.parse(await (await simulator.fetch(new Request(url, { method, ...init }))).text());
  };
  /** The customer writes in the conversation. */
  const saying = async (text: string) => {
    const { conversations } = await control('GET', '/genesys');
    const found = [...(conversations ?? [])].find(each => sessionId.endsWith(String(each.id)));
    const contact = simulator.story.stage.contacts.get(String(found?.contactId));
    if (contact === undefined) throw new Error('the conversation is over');
    say(simulator.story.stage, contact, 'customer', text);
  };
  const phone = async () => {
    const { conversations } = await control('GET', '/genesys');
    const found = [...(conversations ?? [])].find(each => sessionId.endsWith(String(each.id)));
    return [...(found?.received ?? [])].map(each => String(each.text));
  };
  const agentInStory = async () => {
    const { conversations } = await control('GET', '/genesys');
    const found = [...(conversations ?? [])].find(each => sessionId.endsWith(String(each.id)));
    return String(found?.agent?.storyId);
  };
  running.push(async () => {
    const stopping = connector.stop();
    await clock.advance(30_000);
    await stopping;
    simulator.close();
  });
  const texts = () => floor().texts.get(sessionId);
  return {
    simulator,
    clock,
    heard,
    floor,
    texts,
    pass,
    perform,
    control,
    phone,
    agentInStory,
    saying,
    sessionId,
    agentId,
    connector,
  };
}

describe('our connector at the simulated Genesys', () => {
  it('sees every agent and every conversation', async () => {
    const { floor, simulator, heard } = await meet();
    const story = simulator.story.stage;
    const agents = [...story.agents.values()].filter(agent => !agent.supervisor);
    expect(floor().agents.size).toBe(agents.length);
    const live = [...story.contacts.values()].filter(
      ({ channel, status }) => channel === 'sms' && status === 'active',
    );
    expect([...floor().texts.values()].filter(({ session }) => session.state === 'live')).toHaveLength(
      live.length,
    );
    expect(floor().platforms.get('genesys')?.link.state).toBe('live');
    expect(heard.quarantined).toEqual([]);
    for (const agent of agents) {
      const shown = [...floor().agents.values()].find(
        ({ profile }) => profile?.name === `${agent.first} ${agent.last}`,
      );
      const wanted = agent.session === undefined ? 'logged-out' : agent.wanted.presence;
      expect(shown?.profile?.team?.name).toBe(agent.team.name);
      if (agent.state.activity !== 'after-contact-work') expect(shown?.state?.presence).toBe(wanted);
    }
  });

  it('monitors, coaches, barges in and leaves, and the customer reads only what is meant for them', async () => {
    const { perform, texts, phone, pass, floor, sessionId } = await meet();
    const before = await phone();
    await perform({ type: 'text.monitor' });
    expect(texts()?.session).toMatchObject({
      transcript: 'whole',
      legs: [{ user: 'supervisor', state: 'chatting', mode: 'monitor' }],
    });
    expect(texts()?.messages.length).toBeGreaterThan(0);
    await perform({ type: 'text.coach' });
    expect(texts()?.session.legs).toMatchObject([{ mode: 'coach' }]);
    await perform({ type: 'text.send', params: { audience: 'agent', text: 'Only for you, Ana' } });
    expect(texts()?.messages.at(-1)).toMatchObject({ text: 'Only for you, Ana', visibility: 'agents' });
    await pass(20_000);
    expect(await phone()).toEqual(before);
    await perform({ type: 'text.barge-in' });
    await perform({ type: 'text.send', params: { audience: 'everyone', text: 'For both of you' } });
    expect(await phone()).toEqual([...before, 'For both of you']);
    expect([...floor().supervisions.values()]).toMatchObject([{ mode: 'barge-in', certainty: 'observed' }]);
    await perform({ type: 'text.leave' });
    expect(texts()?.session.legs).toMatchObject([{ state: 'completed' }]);
    expect(floor().supervisions.size).toBe(0);
    expect(sessionId).toMatch(/^genesys:/);
  });

  it('attaches, changes and takes off what everybody inside then knows', async () => {
    const { perform, floor, sessionId } = await meet();
    const data = () =>
      new Map(
        floor()
          .texts.get(sessionId)
          ?.session.userData?.map(({ key, value }) => [key, value]),
      );
    const add = { type: 'text.add-data', params: { key: 'Priority', value: 'high' } } as const;
    expect(data().size).toBe(0);
    await perform({ type: 'text.monitor' });
    expect(data().get('ServiceType')).toBe('default');
    expect(await perform(add)).toMatchObject({ kind: 'refused', outcome: { branch: 'NotInThisMode' } });
    await perform({ type: 'text.coach' });
    expect(await perform(add)).toMatchObject({ kind: 'accepted' });
    expect(data().get('Priority')).toBe('high');
    await perform({ type: 'text.change-data', params: { key: 'Priority', value: 'low' } });
    await perform({ type: 'text.set-disposition', params: { disposition: 'Call back' } });
    expect([data().get('Priority'), data().get('disposition_code')]).toEqual(['low', 'Call back']);
    await perform({ type: 'text.delete-data', params: { key: 'Priority' } });
    expect(data().has('Priority')).toBe(false);
    expect(data().get('ServiceType')).toBe('default');
  });

  it('shows two supervisors to each other', async () => {
    const { perform, floor, texts } = await meet();
    await perform({ type: 'text.monitor' });
    await perform({ type: 'text.coach' }, kim);
    expect(texts()?.session.legs.map(({ user, mode }) => [user, mode])).toEqual([
      ['supervisor', 'monitor'],
      ['supervisor2', 'coach'],
    ]);
    expect([...floor().supervisions.values()].map(({ supervisor, mode }) => [supervisor.name, mode])).toEqual(
      [
        ['Sam', 'monitor'],
        ['Kim', 'coach'],
      ],
    );
    expect(texts()?.session.participants.filter(({ role }) => role === 'supervisor')).toHaveLength(2);
  });

  it('shows Revoked when the agent completes while one watches', async () => {
    const { perform, texts, control, agentInStory, pass, simulator } = await meet();
    await perform({ type: 'text.monitor' });
    const agentId = await agentInStory();
    const size = simulator.story.stage.agents.get(agentId)?.contacts.size ?? 0;
    for (let i = 0; i < size; i += 1) await control('POST', '/act', { agentId, do: 'end' });
    await pass(1_000);
    expect(texts()?.session.legs).toMatchObject([{ state: 'revoked' }]);
    await pass(10_000);
    expect(texts()?.session.state).toBe('ended');
  });

  it('shows the documented refusal of an Intrude that nothing stands for', async () => {
    const { perform, control } = await meet();
    await control('POST', '/faults', { platform: 'genesys', fault: 'none' });
    const refused = await perform({ type: 'text.monitor', target: { sessionId: 'genesys:unknown' } });
    expect(refused).toMatchObject({ kind: 'failed', outcome: { branch: 'NotLive' } });
  });

  it.each([
    ['the connection breaks', { fault: 'drop', path: 'notifications', count: 3 }],
    ['answers are cut short', { fault: 'truncated', path: 'notifications', count: 2 }],
    ['answers are garbled', { fault: 'malformed', path: 'notifications', count: 2 }],
    ['the platform is away', { fault: 'status', code: 503, path: 'notifications', count: 3 }],
    ['the sign-in is forgotten', { fault: 'expire-token' }],
  ])('loses and doubles no message when %s', async (_, fault) => {
    const { perform, texts, control, saying, pass, heard, floor } = await meet();
    await perform({ type: 'text.monitor' });
    const said: string[] = [];
    const customerSays = async (text: string) => {
      said.push(text);
      await saying(text);
    };
    await customerSays('one');
    await pass(1_000);
    await control('POST', '/faults', { platform: 'genesys', ...fault });
    await customerSays('two');
    await pass(2_000);
    await customerSays('three');
    await pass(90_000);
    await customerSays('four');
    await pass(2_000);
    const wanted = new Set(said);
    const texted = texts()?.messages.filter(({ text }) => wanted.has(text)) ?? [];
    expect(texted.map(({ text }) => text)).toEqual(said);
    const told = heard.events.filter(
      event => event.type === 'text.message-added' && wanted.has(event.message.text),
    );
    expect(new Set(told.map(event => JSON.stringify(event))).size).toBe(told.length);
    expect(texts()?.session.transcript).toBe('whole');
    expect(floor().platforms.get('genesys')?.link.state).toBe('live');
  });

  it('sets an agent offline everywhere', async () => {
    const { perform, floor, agentId, pass } = await meet();
    const performed = await perform({ type: 'agent.terminate-session' });
    expect(performed.kind).toBe('accepted');
    await pass(6_000);
    expect(floor().agents.get(agentId)?.state?.presence).toBe('logged-out');
  });
});
