import { afterEach, describe, expect, it } from 'vitest';
import type { TextMessage } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { KEPT } from '../../floor/floor.ts';
import { makeText } from '../../floor/testing.ts';
import type { AuditReply } from '../../protocol/commands.ts';
import type { RevealTextReply, TextMessagesReply } from '../../protocol/texts.ts';
import { agentEvents, makeGateway, platformEvents } from '../testing.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

const SESSION = 'cxone:sms-1';
const START = 1_700_000_000_000;

const makeMessage = (index: number): TextMessage => ({
  index,
  kind: 'text',
  from: { id: 'c', name: 'Mrs Jones', role: 'customer', visibility: 'everyone' },
  text: `said ${index}`,
  visibility: 'everyone',
  at: START + index,
});

const said = (index: number): FloorEvent => ({
  type: 'text.message-added',
  sessionId: SESSION,
  agentId: 'cxone:1',
  message: makeMessage(index),
});

async function start(messages: number) {
  const gateway = await makeGateway();
  stop = gateway.stop;
  const session = makeText({
    id: SESSION,
    platformId: 'cxone',
    agentId: 'cxone:1',
    customer: '+442079460118',
    customerName: 'Mrs Jones',
    asOf: START,
  });
  const indexes = Array.from({ length: messages }, (_, at) => at + 1);
  await gateway.platform.emit(
    ...platformEvents(),
    ...agentEvents('cxone:1', 'Red'),
    ...agentEvents('cxone:2', 'Blue'),
    { type: 'text.session-changed', session },
    ...indexes.map(said),
  );
  const cookies = new Map<string, string>();
  const as = async (who: string, path: string, body?: unknown): Promise<Response> => {
    const cookie = cookies.get(who) ?? (await gateway.signIn(who));
    cookies.set(who, cookie);
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return gateway.call(`/api/texts/${encodeURIComponent(SESSION)}/${path}`, { cookie, ...init });
  };
  const read = async (who: string, query = ''): Promise<TextMessagesReply> =>
    (await as(who, `messages${query}`)).json();
  return { ...gateway, as, read };
}

describe('older messages', () => {
  it('[FD12] tells what the floor has let go of, page by page to the beginning', async () => {
    const total = KEPT.messages + 130;
    const { read } = await start(total);
    const newest = await read('supervisor', '?limit=100');
    expect(newest.messages.map(({ index }) => index).slice(-1)).toEqual([total]);
    const indexes: number[] = [];
    let before: number | undefined;
    let more = true;
    while (more) {
      const page: TextMessagesReply = await read(
        'supervisor',
        before ? `?limit=70&before=${before}` : '?limit=70',
      );
      expect(page.messages.length).toBeLessThanOrEqual(70);
      indexes.unshift(...page.messages.map(({ index }) => index));
      before = page.messages[0]?.index;
      more = page.more;
    }
    expect(indexes).toEqual(Array.from({ length: total }, (_, at) => at + 1));
  });

  it('[FD12] tells all of a conversation that is over, of which the floor holds little', async () => {
    const { read, platform } = await start(70);
    await platform.emit({
      type: 'text.session-ended',
      sessionId: SESSION,
      agentId: 'cxone:1',
      asOf: START + 1000,
    });
    const { messages, more } = await read('supervisor', '?limit=200');
    expect(messages).toHaveLength(70);
    expect(more).toBe(false);
  });

  it('[FD12] finds the first words where the platform says that the conversation began later', async () => {
    const total = KEPT.messages + 30;
    const { read, platform } = await start(total);
    const heard = (await read('supervisor', '?limit=200')).messages;
    await platform.emit({
      type: 'text.session-changed',
      session: makeText({
        id: SESSION,
        platformId: 'cxone',
        agentId: 'cxone:1',
        startedAt: Date.now() + 60_000,
        asOf: START + 10,
      }),
    });
    const { messages } = await read('supervisor', `?limit=200&before=${heard[0]?.index}`);
    expect(messages.map(({ index }) => index)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  });

  it('[FD7] hides texts and customers from those who may not see them', async () => {
    const { read } = await start(3);
    const { messages } = await read('viewer');
    expect(messages).toHaveLength(3);
    expect(JSON.stringify(messages)).not.toMatch(/said|Jones/);
  });

  it('[FD4] does not know conversations out of scope', async () => {
    const { as, platform } = await start(1);
    expect((await as('limited', 'messages')).status).toBe(200);
    await platform.emit({
      type: 'text.session-changed',
      session: makeText({ id: SESSION, platformId: 'cxone', agentId: 'cxone:2', asOf: START + 10 }),
    });
    expect((await as('limited', 'messages')).status).toBe(404);
    expect((await as('limited', 'reveal', { reason: 'to look' })).status).toBe(404);
  });
});

describe('unmasking', () => {
  it('[FD11] shows one conversation to one person, after writing down who and why', async () => {
    const { as, read, call, signIn } = await start(2);
    const reply = await as('viewer', 'reveal', { reason: 'complaint of today' });
    expect(reply.status).toBe(200);
    const { customer, customerName }: RevealTextReply = await reply.json();
    expect([customer, customerName]).toEqual(['+442079460118', 'Mrs Jones']);
    expect((await read('viewer')).messages.map(({ text }) => text)).toEqual(['said 1', 'said 2']);

    const cookie = await signIn('admin');
    const audit: AuditReply = await (await call('/api/audit?action=text.revealed', { cookie })).json();
    expect(audit.rows).toMatchObject([
      { user: 'viewer', target: SESSION, team: 'Red', reason: 'complaint of today' },
    ]);
  });

  it('[FD11] needs a reason', async () => {
    const { as, read } = await start(1);
    expect((await as('viewer', 'reveal', {})).status).toBe(400);
    expect((await as('viewer', 'reveal', { reason: ' ' })).status).toBe(400);
    expect(JSON.stringify(await read('viewer'))).not.toContain('said');
  });

  it('[FD11] ends with the sign-in', async () => {
    const { as, call, signIn } = await start(1);
    await as('viewer', 'reveal', { reason: 'complaint of today' });
    const cookie = await signIn('viewer');
    const reply = await call(`/api/texts/${encodeURIComponent(SESSION)}/messages`, { cookie });
    expect(await reply.text()).not.toContain('said');
  });

  it('[FD11] is limited, and says how long to wait', async () => {
    const { as } = await start(1);
    const states: number[] = [];
    let last: Response | undefined;
    for (let time = 0; time < 6; time += 1) {
      last = await as('viewer', 'reveal', { reason: 'complaint of today' });
      states.push(last.status);
    }
    expect(states).toEqual([200, 200, 200, 200, 200, 429]);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('typing notices', () => {
  const notice = { typing: true, audience: 'agent' };

  async function startTyping() {
    const made = await start(1);
    const { platform } = made;
    const at = Date.now();
    const capabilities = { 'text.send': { can: true, effect: 'Sends it.', observable: true } } as const;
    await platform.emit({
      type: 'platform.changed',
      platform: { id: 'cxone', kind: 'cxone', name: 'CXone', refreshMs: 60_000, capabilities, asOf: at + 1 },
    });
    return made;
  }

  it('[TN2] reach the platform over the caller’s own leg, and leave no trace but a count', async () => {
    const { as, platform, gateway, call, signIn } = await startTyping();
    const { head } = gateway.keeper;
    const before = head();
    const reply = await as('supervisor', 'typing', notice);
    expect(reply.status).toBe(204);
    expect(platform.typing).toEqual([{ user: 'supervisor', sessionId: SESSION, ...notice }]);
    expect(head()).toBe(before);
    const cookie = await signIn('admin');
    const { rows }: AuditReply = await (await call('/api/audit', { cookie })).json();
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(['session.signed-in']));
    const metrics = await (await call('/metrics', { cookie })).text();
    expect(metrics).toContain('floorwatch_typing_notices_total{platform="cxone",outcome="sent"} 1');
  });

  it('are for those who may write there, from our own pages, where the platform can be written on', async () => {
    const { as, platform, call, signIn } = await startTyping();
    expect((await as('viewer', 'typing', notice)).status).toBe(403);
    expect((await as('supervisor', 'typing', { ...notice, audience: 'agents' })).status).toBe(400);
    const cookie = await signIn('supervisor');
    const foreign = await call(`/api/texts/${encodeURIComponent(SESSION)}/typing`, {
      method: 'POST',
      cookie,
      body: JSON.stringify(notice),
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    await platform.emit({
      type: 'text.session-changed',
      session: makeText({ id: SESSION, platformId: 'cxone', agentId: 'cxone:2', asOf: START + 10 }),
    });
    expect((await as('limited', 'typing', notice)).status).toBe(404);
    await platform.emit(...platformEvents('cxone', Date.now() + 10));
    expect((await as('supervisor', 'typing', notice)).status).toBe(403);
    expect(platform.typing).toEqual([]);
  });
});
