import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_TYPES, type CommandRecord } from '../../floor/commands.ts';
import { FLOOR_EVENT_TYPES, type FloorEvent } from '../../floor/events.ts';
import {
  makeContact,
  makeQueue,
  makeState,
  makeSupervision,
  makeTally,
  makeText,
} from '../../floor/testing.ts';
import type { EventsReply } from '../../protocol/feed.ts';
import { agentEvents, makeGateway, makePerson, makePlatform, platformEvents } from '../testing.ts';
import { ROUTES } from './routes.ts';

/**
 * Who may do what: every route and every streamed event, for every kind of viewer. A new route or event type that is not
 * spoken for here fails the test.
 */

type Made = Awaited<ReturnType<typeof makeGateway>>;

const PEOPLE = ['nobody', 'viewer', 'supervisor', 'admin', 'limited', 'elsewhere'] as const;
type Who = (typeof PEOPLE)[number];

const SIGNED_IN: readonly Who[] = ['viewer', 'supervisor', 'admin', 'limited', 'elsewhere'];
const SUPERVISORS: readonly Who[] = ['supervisor', 'admin', 'limited', 'elsewhere'];

/** Who is let through each route (whatever the answer is then). */
const ALLOWED: Readonly<Record<string, readonly Who[]>> = {
  'POST /api/session': PEOPLE,
  'GET /api/session': SIGNED_IN,
  'DELETE /api/session': PEOPLE,
  'GET /api/floor': SIGNED_IN,
  'GET /api/events': SIGNED_IN,
  'POST /api/commands': SIGNED_IN,
  'GET /api/commands/:id': SIGNED_IN,
  'DELETE /api/commands/:id': SIGNED_IN,
  'GET /api/audit': SUPERVISORS,
  'GET /api/audit.csv': SUPERVISORS,
  'GET /api/history': SIGNED_IN,
  'GET /api/history/events': SIGNED_IN,
  'GET /api/texts/:sessionId/messages': SIGNED_IN,
  'POST /api/texts/:sessionId/reveal': SIGNED_IN,
  'POST /api/texts/:sessionId/typing': SUPERVISORS,
  'PUT /api/identities/:platformId': SUPERVISORS,
  'DELETE /api/identities/:platformId': SUPERVISORS,
  'GET /api/agents/:agentId/reason-codes': SUPERVISORS,
  'GET /api/queues/:id/trend': SIGNED_IN,
  'GET /api/trends': SIGNED_IN,
  'GET /api/loans': SIGNED_IN,
  'PUT /api/loans/:id': SUPERVISORS,
  'DELETE /api/loans/:id': SUPERVISORS,
  'GET /api/quarantine': ['admin'],
  'GET /api/openapi.json': SIGNED_IN,
  'GET /healthz': PEOPLE,
  'GET /readyz': PEOPLE,
  'POST /webhooks/:platformId/*': PEOPLE,
  'GET /metrics': ['admin'],
};

let made: Made;
const cookies = new Map<Who, string>();
const genesys = makePlatform('genesys');

beforeAll(async () => {
  const cxone = makePlatform();
  const people = [
    makePerson('viewer', 'viewer'),
    makePerson('supervisor', 'supervisor'),
    makePerson('admin', 'admin'),
    makePerson('limited', 'supervisor', { teams: ['Red'] }),
    makePerson('elsewhere', 'supervisor', { platforms: ['genesys'] }),
  ];
  made = await makeGateway({ people, platforms: [cxone.make, genesys.make] });
  await cxone.emit(...platformEvents(), ...agentEvents('cxone:1', 'Red'), ...agentEvents('cxone:2', 'Blue'));
  for (const who of SIGNED_IN) cookies.set(who, await made.signIn(who));
});
afterAll(() => made.stop());

const callAs = (who: Who, path: string, init: RequestInit = {}) =>
  made.call(path, { ...init, cookie: cookies.get(who) ?? '' });

describe('[PE5] the authorisation matrix', () => {
  it('speaks of every route', () => {
    expect(ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      Object.keys(ALLOWED).toSorted(),
    );
  });

  for (const route of ROUTES) {
    const name = `${route.method} ${route.path}`;
    it(`lets the right people through ${name}`, async () => {
      const path = route.path.replace(':platformId', 'nowhere').replace(/:\w+/, 'cxone:99');
      for (const who of PEOPLE) {
        // Signing out would end the matrix; that it is open to anybody is said by its access.
        if (name === 'DELETE /api/session' && who !== 'nobody') continue;
        const body = route.body ? { body: '{}' } : {};
        const { status } = await callAs(who, path, { method: route.method, ...body });
        const allowed = ALLOWED[name]?.includes(who) ?? false;
        const refused = status === 401 || status === 403 || (name === 'GET /metrics' && status === 404);
        expect([who, allowed], `${who} got ${status}`).toEqual([who, !refused]);
      }
    });
  }
});

const SECRET = [
  '+442079460118',
  '+441632960033',
  'Mrs Jones',
  'a private note',
  'https://crm.example/jones',
  'my card is',
  'raw payload',
  'she was rude',
];

/** One event of each type about an agent, with everything in it that has to be kept from somebody. */
function eventsAbout(agentId: `cxone:${number}`, at: number): readonly FloorEvent[] {
  const own = (kind: string) => `${agentId}-${kind}` as const;
  const contact = makeContact({
    id: own('call'),
    agentId,
    customerName: 'Mrs Jones',
    notes: 'a private note',
    links: [{ text: 'https://crm.example/jones', host: 'crm.example', safe: true }],
    asOf: at,
  });
  const text = makeText({
    id: own('text'),
    platformId: 'cxone',
    agentId,
    customer: '+442079460118',
    customerName: 'Mrs Jones',
    subject: 'my card is lost',
    participants: [{ id: 'p', name: 'Mrs Jones', role: 'customer', visibility: 'everyone' }],
    asOf: at,
  });
  const command: CommandRecord = {
    id: own('command'),
    type: 'agent.terminate-session',
    platformId: 'cxone',
    target: { agentId },
    by: { user: 'supervisor', name: 'Sam', platformIdentity: undefined },
    reason: 'she was rude',
    state: 'accepted',
    requestedAt: at,
    undoUntil: undefined,
    outcome: { branch: 'OnSuccess', message: 'Done.', rawStatus: 202, rawText: 'raw payload' },
    asOf: at,
  };
  const from = { id: 'p', name: 'Mrs Jones', role: 'customer', visibility: 'everyone' } as const;
  return [
    { type: 'agent.state-changed', agentId, state: makeState({ asOf: at }) },
    {
      type: 'agent.session-changed',
      agentId,
      session: {
        status: 'open',
        number: '1',
        startedAt: at,
        stationId: undefined,
        stationPhone: '+441632960033',
        leg: undefined,
        dialerCampaign: undefined,
        listening: 'no',
        note: undefined,
        asOf: at,
      },
    },
    { type: 'agent.session-ended', agentId, note: undefined, asOf: at + 1 },
    { type: 'contact.changed', contact },
    { type: 'contact.ended', contactId: contact.id, agentId, endReason: 'Hung up', asOf: at },
    { type: 'text.session-changed', session: text },
    {
      type: 'text.message-added',
      sessionId: text.id,
      agentId,
      message: { index: 1, kind: 'text', from, text: 'my card is 4111', visibility: 'everyone', at: at + 1 },
    },
    { type: 'text.session-ended', sessionId: text.id, agentId, asOf: at + 1 },
    {
      type: 'membership.changed',
      membership: {
        queueId: 'cxone:q1',
        agentId,
        availability: 'automatic',
        wrapUpSeconds: undefined,
        order: undefined,
        priority: undefined,
        callLimit: undefined,
        textLimit: undefined,
        autoAnswer: undefined,
        answerConfirmation: undefined,
        proficiency: 1,
        dispatchStatus: undefined,
        asOf: at,
      },
    },
    { type: 'membership.removed', queueId: 'cxone:q1', agentId, asOf: at + 1 },
    {
      type: 'supervision.changed',
      supervision: makeSupervision({ id: own('supervision'), agentId, asOf: at }),
    },
    { type: 'command.changed', command },
    {
      type: 'notice.received',
      notice: {
        id: own('notice'),
        platformId: 'cxone',
        agentId,
        kind: 'PageOpen',
        title: 'Mrs Jones called',
        detail: 'a private note',
        level: 'info',
        links: [{ text: 'https://crm.example/jones', host: 'crm.example', safe: true }],
        raw: 'raw payload',
        asOf: at,
      },
    },
    {
      type: 'agent.changed',
      agentId,
      profile: {
        name: 'Kim',
        team: { id: 'x:t', name: agentId === 'cxone:1' ? 'Red' : 'Blue' },
        userName: undefined,
        asOf: at,
      },
    },
  ];
}

/** Events that are about no agent. */
function commonEvents(at: number): readonly FloorEvent[] {
  return [
    ...platformEvents('cxone', at),
    { type: 'queue.changed', queue: makeQueue({ asOf: at }) },
    { type: 'queue.tallied', queueId: 'cxone:q1', tally: makeTally({ asOf: at }) },
    { type: 'queue.removed', queueId: 'cxone:q1', asOf: at + 1 },
  ];
}

describe('[FD4] what is streamed to whom', () => {
  let seen: Map<Who, readonly FloorEvent[]>;
  let texts: Map<Who, string>;

  beforeAll(async () => {
    const at = Date.now() + 10_000;
    const { cursor } = await (await callAs('admin', '/api/floor')).json();
    await made.gateway.keeper.emit([
      ...eventsAbout('cxone:1', at),
      ...eventsAbout('cxone:2', at),
      ...commonEvents(at),
      { type: 'agent.removed', agentId: 'cxone:1', asOf: at + 5 },
      { type: 'agent.removed', agentId: 'cxone:2', asOf: at + 5 },
    ]);
    seen = new Map();
    texts = new Map();
    for (const who of SIGNED_IN) {
      const text = await (await callAs(who, `/api/events?after=${cursor}&wait=1`)).text();
      const reply: EventsReply = JSON.parse(text);
      seen.set(who, reply.events);
      texts.set(who, text);
    }
  });

  const typesAbout = (who: Who, id: string) =>
    new Set(
      (seen.get(who) ?? []).filter(event => JSON.stringify(event).includes(id)).map(({ type }) => type),
    );

  it('speaks of every event type', () => {
    const types = new Set(seen.get('admin')?.map(({ type }) => type));
    expect([...types].toSorted()).toEqual(FLOOR_EVENT_TYPES.toSorted());
  });

  it('sends everything about everybody to those without limits', () => {
    for (const who of ['viewer', 'supervisor', 'admin'] as const) {
      expect(typesAbout(who, 'cxone:1')).toEqual(typesAbout(who, 'cxone:2'));
      expect(typesAbout(who, 'cxone:1').size).toBe(15);
    }
  });

  it('sends nothing about other teams, and all about the own and what is common', () => {
    expect(typesAbout('limited', 'cxone:2')).toEqual(new Set());
    expect(texts.get('limited')).not.toContain('cxone:2');
    expect(typesAbout('limited', 'cxone:1')).toEqual(typesAbout('supervisor', 'cxone:1'));
    const types = new Set(seen.get('limited')?.map(({ type }) => type));
    expect([...types].toSorted()).toEqual(FLOOR_EVENT_TYPES.toSorted());
  });

  it('sends nothing of a platform out of scope', () => {
    expect(seen.get('elsewhere')).toEqual([]);
    expect(texts.get('elsewhere')).not.toContain('cxone');
  });

  it('[FD7] sends no customer, text, reason or raw payload to those who may not see them', () => {
    for (const secret of SECRET) {
      expect(texts.get('viewer'), secret).not.toContain(secret);
      expect(texts.get('supervisor'), secret).toContain(secret);
    }
    expect(texts.get('viewer')).toContain('+44 •••118');
  });

  it('[FD4][FD7] shows no more in snapshots, history and commands than in the stream', async () => {
    const now = Date.now() + 60_000;
    const paths = [
      '/api/floor',
      `/api/history?at=${now}`,
      `/api/history/events?to=${now}&limit=5000`,
      '/api/history/events?agent=cxone:2',
    ];
    for (const path of paths) {
      const limited = await (await callAs('limited', path)).text();
      expect(limited, path).not.toContain('cxone:2');
      const elsewhere = await (await callAs('elsewhere', path)).text();
      expect(elsewhere, path).not.toContain('cxone:');
      const viewer = await (await callAs('viewer', path)).text();
      for (const secret of SECRET) expect(viewer, `${path} ${secret}`).not.toContain(secret);
    }
  });
});

describe('[AU6] the audit', () => {
  it('shows everybody their part of it', async () => {
    const { audit } = made.gateway;
    const by = { user: 'supervisor', userName: 'Sam', action: 'command.requested', platformId: 'cxone' };
    await audit.note({ ...by, targetName: 'Kim of Red', team: 'Red' });
    await audit.note({ ...by, targetName: 'Lee of Blue', team: 'Blue' });
    for (const path of ['/api/audit', '/api/audit.csv']) {
      const seenBy = async (who: Who) => (await callAs(who, path)).text();
      const [admin, limited, elsewhere] = [
        await seenBy('admin'),
        await seenBy('limited'),
        await seenBy('elsewhere'),
      ];
      for (const text of ['Kim of Red', 'Lee of Blue', 'session.signed-in']) expect(admin).toContain(text);
      expect(limited).toContain('Kim of Red');
      expect(limited).toContain('limited (test)');
      expect(limited).not.toContain('Lee of Blue');
      expect(limited).not.toContain('admin (test)');
      expect(elsewhere).not.toContain('cxone');
    }
  });
});

describe('[CM3] commands by role', () => {
  it('refuses every command of a viewer', async () => {
    for (const type of COMMAND_TYPES) {
      const body = JSON.stringify({
        id: `viewer-${type.replace('.', '-')}`,
        type,
        target: { agentId: 'cxone:1' },
        params: {},
      });
      const { status } = await callAs('viewer', '/api/commands', { method: 'POST', body });
      expect([400, 403], type).toContain(status);
    }
    const denied = await made.gateway.store.audit.find({
      limit: 100,
      action: 'command.denied',
      user: 'viewer',
    });
    expect(denied.length).toBeGreaterThan(15);
  });
});
