import { describe, expect, it } from 'vitest';
import { netsapiensConfigSchema } from '../../connectors/netsapiens/config.ts';
import { createNetsapiensConnector } from '../../connectors/netsapiens/connector.ts';
import { makeContext, settle } from '../../connectors/testing.ts';
import type { CommandInstruction } from '../../floor/command-params.ts';
import { displayState } from '../../floor/display.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { isLoggedIn } from '../../floor/membership.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { makeSite } from './testing.ts';

const actor = { user: 'kim', name: 'Kim', identity: undefined };

/** The product's own connector on the simulated platform. */
function connect(
  options: Parameters<typeof makeSite>[0] = {},
  auth: unknown = { type: 'apiKey', apiKey: 'nsd_demo' },
  more: object = {},
) {
  const site = makeSite(options);
  const { context, heard } = makeContext({ clock: site.clock, fetch: site.fetch });
  const connector = createNetsapiensConnector(
    netsapiensConfigSchema.parse({
      kind: 'netsapiens',
      url: 'http://127.0.0.1:4100/netsapiens',
      auth,
      poll: { pageSize: 25 },
      rate: { perSecond: 100, burst: 100 },
      ...more,
    }),
    context,
  );
  connector.start();
  const floor = () => reduceAll(emptyFloor, heard.events);
  /** Lets time pass in small steps, so that the story and the polls interleave as they would. */
  const pass = async (seconds: number) => {
    for (let at = 0; at < seconds * 2; at += 1) await site.pass(500);
    await settle();
  };
  const give = async (instruction: CommandInstruction, target: object) => {
    const performed = connector.perform({ id: 'c', reason: undefined, ...instruction, target }, actor);
    await pass(0.5);
    return performed;
  };
  return { ...site, connector, heard, floor, pass, give };
}

describe('the connector on the simulated platform', () => {
  it('sees the whole floor, and what it sees is what the story tells', async () => {
    const { pass, floor, story, heard, connector } = connect({ agents: 40, scenario: 'busy-day' });
    await pass(90);
    await connector.stop();
    const seen = floor();
    expect(heard.quarantined).toEqual([]);
    expect(seen.platforms.get('netsapiens')?.link.state).toBe('live');
    expect(seen.queues.size).toBe(7);
    const staffed = [...story.stage.agents.values()].filter(agent => agent.queues.size > 0);
    expect(seen.agents.size).toBe(staffed.length);
    expect(seen.memberships.size).toBe(staffed.reduce((sum, agent) => sum + agent.queues.size, 0));
    const states = new Set([...seen.agents.values()].map(agent => displayState(agent.state)));
    expect(states).toContain('on-contact');
    expect(states).not.toContain('unknown');
    const waited = heard.events.filter(
      event => event.type === 'contact.changed' && event.contact.status === 'queued',
    );
    expect(waited.length).toBeGreaterThan(0);
    expect(
      [...seen.texts.values()].some(({ session, messages }) => session.agentId && messages.length > 0),
    ).toBe(true);
    expect([...seen.queues.values()].every(queue => queue.answered !== undefined)).toBe(true);
  });

  it('adds, changes, logs out and takes off, and sees each come true', async () => {
    const { pass, floor, give, connector } = connect({ agents: 24, scenario: 'quiet' });
    await pass(6);
    const queueId = 'netsapiens:6004' as const;
    const agentId = [...floor().agents.keys()].find(id => !floor().memberships.has(`${queueId}|${id}`));
    const of = () => floor().memberships.get(`${queueId}|${agentId}`);
    const target = { queueId, agentId };

    const settings = {
      availability: 'automatic',
      wrapUpSeconds: 33,
      order: 7,
      priority: 3,
      callLimit: 2,
      textLimit: 4,
      autoAnswer: true,
      answerConfirmation: true,
    } as const;
    const added = await give({ type: 'queue.add-agent', params: { ...settings, synchronous: true } }, target);
    expect(added).toMatchObject({ kind: 'accepted', outcome: { branch: 'Success' } });
    expect(of()).toMatchObject({
      wrapUpSeconds: 33,
      order: 7,
      priority: 3,
      callLimit: 2,
      textLimit: 4,
      autoAnswer: true,
      answerConfirmation: true,
    });

    const changed = await give({ type: 'queue.update-agent', params: { order: 2 } }, target);
    expect(changed.outcome).toMatchObject({ branch: 'Accepted', rawStatus: 202 });
    expect(of()?.order).toBe(7);
    await pass(6);
    expect(of()?.order).toBe(2);

    await give({ type: 'queue.log-in', params: {} }, { agentId });
    await pass(6);
    const loggedIn = () =>
      [...floor().memberships.values()].filter(each => each.agentId === agentId && isLoggedIn(each)).length;
    expect(loggedIn()).toBeGreaterThan(0);
    await give({ type: 'agent.terminate-session', params: {} }, { agentId });
    await pass(6);
    expect(loggedIn()).toBe(0);

    await give({ type: 'queue.remove-agent', params: {} }, target);
    await pass(6);
    expect(of()).toBeUndefined();
    await connector.stop();
  });

  it('is blocked, waits, and heals', async () => {
    const { pass, floor, faults, give, journal, connector } = connect({ scenario: 'quiet' });
    await pass(6);
    faults.add({ fault: 'status', code: 403 });
    await pass(12);
    const link = () => floor().platforms.get('netsapiens')?.link;
    expect(link()).toMatchObject({ state: 'down', reason: expect.stringContaining('blocks this gateway') });
    const refused = await give(
      { type: 'queue.log-in', params: {} },
      { agentId: 'netsapiens:10008@demo.example' },
    );
    expect(refused.kind).toBe('failed');
    const before = journal.calls().length;
    await pass(30);
    expect(journal.calls().length - before).toBeLessThanOrEqual(4);
    faults.clear();
    await pass(64);
    expect(link()?.state).toBe('live');
    await connector.stop();
  });

  it('with a key that may only read is refused by right, not by block', async () => {
    const site = connect({ scenario: 'quiet' }, { type: 'apiKey', apiKey: 'nsd_demo_readonly' });
    await site.pass(6);
    const performed = site.connector.perform(
      {
        id: 'c',
        type: 'queue.log-in',
        params: {},
        reason: undefined,
        target: { agentId: 'netsapiens:10008@demo.example' },
      },
      actor,
    );
    await site.pass(3);
    expect(await performed).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'Forbidden', rawText: expect.stringContaining('may only read') },
    });
    expect(site.floor().platforms.get('netsapiens')?.link.state).toBe('live');
    await site.connector.stop();
  });

  it.each(['token', 'jwt'] as const)('signs in by %s, and again when tokens are over', async type => {
    const site = connect(
      { scenario: 'quiet' },
      {
        type,
        clientId: 'floorwatch-demo',
        clientSecret: 'demo-secret',
        username: 'supervisor@demo.example',
        password: 'demo',
      },
    );
    await site.pass(6);
    expect(site.floor().platforms.get('netsapiens')?.link.state).toBe('live');
    site.skin.suffer({ fault: 'expire-token' });
    await site.pass(12);
    expect(site.floor().platforms.get('netsapiens')?.link.state).toBe('live');
    await site.connector.stop();
  });

  it('bears broken answers, cuts and pauses, and is live again afterwards', async () => {
    const { pass, floor, faults, heard, connector } = connect({ agents: 24 });
    await pass(6);
    faults.add({ fault: 'malformed', seconds: 10 });
    await pass(10);
    faults.add({ fault: 'truncated', rate: 0.5, seconds: 10 });
    faults.add({ fault: 'drop', rate: 0.3, seconds: 10 });
    await pass(10);
    faults.add({ fault: 'rate-limit', retryAfter: 5, count: 2 });
    await pass(100);
    expect(floor().platforms.get('netsapiens')?.link.state).toBe('live');
    expect(heard.events.filter(event => event.type === 'agent.removed')).toEqual([]);
    await connector.stop();
  });

  it('subscribes to events, and what is posted is read at once', async () => {
    const site = connect({ scenario: 'quiet' }, undefined, { publicUrl: 'http://127.0.0.1:9' });
    await site.pass(40);
    const paths = new Set(site.posts.map(post => new URL(post.url).pathname));
    const agentId = [...site.floor().agents.keys()][0];
    await site.give({ type: 'queue.log-out', params: {} }, { agentId });
    await site.pass(6);
    const [post] = site.posts.slice(-1);
    expect(paths.size).toBeLessThanOrEqual(3);
    expect(post?.rows).toEqual(
      expect.arrayContaining([expect.objectContaining({ device_aor: expect.any(String) })]),
    );
    expect(await site.connector.receive?.(new URL(post?.url ?? '').pathname, '[]')).toBe(true);
    await site.connector.stop();
    expect((await site.call('GET', '/subscriptions')).body).toEqual([]);
  });
});
