import * as fc from 'fast-check';
import type { AgentState, Contact, Membership, Queue, Supervision, TextSession } from './entities.ts';
import type { FloorEvent } from './events.ts';
import type { AgentId, EntityId } from './ids.ts';
import { NO_CONTACTS } from './service-level.ts';
import type { QueueTally } from './tally.ts';

/** Builders and generators for tests; nothing of the product imports them. */

export const makeState = (overrides: Partial<AgentState> = {}): AgentState => ({
  presence: 'available',
  activity: 'idle',
  reason: undefined,
  word: 'Available',
  since: 1000,
  pending: [],
  acwTimeoutMs: undefined,
  asOf: 1000,
  ...overrides,
});

export const makeContact = (overrides: Partial<Contact> = {}): Contact => ({
  id: 'cxone:c1',
  platformId: 'cxone',
  agentId: 'cxone:1',
  channel: 'voice',
  direction: 'inbound',
  status: 'active',
  word: 'Active',
  kind: undefined,
  queueId: undefined,
  queueName: 'Billing',
  customer: '+442079460118',
  customerName: undefined,
  line: undefined,
  recording: undefined,
  holds: undefined,
  masterId: undefined,
  startedAt: 1000,
  statusSince: 1000,
  endReason: undefined,
  notes: undefined,
  links: [],
  final: false,
  asOf: 1000,
  ...overrides,
});

export const makeQueue = (overrides: Partial<Queue> = {}): Queue => ({
  id: 'cxone:q1',
  platformId: 'cxone',
  name: 'Billing',
  channel: 'voice',
  direction: 'inbound',
  dispatchType: undefined,
  waiting: 0,
  longestWaitSince: undefined,
  active: undefined,
  agents: {
    loggedIn: undefined,
    available: undefined,
    unavailable: undefined,
    working: undefined,
    wrappingUp: undefined,
  },
  answered: undefined,
  abandoned: undefined,
  offered: undefined,
  serviceLevel: undefined,
  asOf: 1000,
  ...overrides,
});

export const makeTally = (overrides: Partial<QueueTally> = {}): QueueTally => ({
  since: 0,
  until: 86_400_000,
  zone: 'UTC',
  formula: 'abandoned-before-threshold-excluded',
  thresholdSeconds: 20,
  counts: NO_CONTACTS,
  waitedSeconds: 0,
  handled: 0,
  handleSeconds: 0,
  busySeconds: 0,
  availableSeconds: 0,
  missed: 0,
  asOf: 1000,
  ...overrides,
});

export const makeMembership = (overrides: Partial<Membership> = {}): Membership => ({
  queueId: 'p:q1',
  agentId: 'p:a1',
  availability: 'automatic',
  wrapUpSeconds: undefined,
  order: undefined,
  priority: undefined,
  callLimit: undefined,
  textLimit: undefined,
  autoAnswer: undefined,
  answerConfirmation: undefined,
  proficiency: undefined,
  dispatchStatus: undefined,
  asOf: 0,
  ...overrides,
});

export const makeText = (overrides: Partial<TextSession> = {}): TextSession => ({
  id: 'genesys:t1',
  platformId: 'genesys',
  agentId: 'genesys:1',
  channel: 'sms',
  state: 'live',
  customer: undefined,
  customerName: undefined,
  queueName: undefined,
  subject: undefined,
  startedAt: 1000,
  participants: [],
  waitingFor: undefined,
  legs: [],
  transcript: 'unknown',
  asOf: 1000,
  ...overrides,
});

export const makeSupervision = (overrides: Partial<Supervision> = {}): Supervision => ({
  id: 'cxone:s1',
  platformId: 'cxone',
  agentId: 'cxone:1',
  contactId: undefined,
  supervisor: { name: 'Ana', agentId: undefined },
  mode: 'monitor',
  certainty: 'observed',
  since: 1000,
  ended: false,
  asOf: 1000,
  ...overrides,
});

const agentId = fc.constantFrom<AgentId>('cxone:1', 'cxone:2', 'genesys:1', 'netsapiens:1');
const contactId = fc.constantFrom<EntityId>('cxone:c1', 'cxone:c2', 'cxone:c3', 'genesys:c1');
const textId = fc.constantFrom<EntityId>('genesys:t1', 'genesys:t2');
const queueId = fc.constantFrom<EntityId>('cxone:q1', 'netsapiens:q1');
const presence = fc.constantFrom('available', 'unavailable', 'logged-out', 'unknown');
const activity = fc.constantFrom('idle', 'ringing', 'on-contact', 'after-contact-work', 'unknown');
const word = fc.string({ maxLength: 6 });

/** Any event, told at `asOf`. Few ids, so that events meet. */
export function eventAt(asOf: number): fc.Arbitrary<FloorEvent> {
  const event = <T extends FloorEvent>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<FloorEvent> => arbitrary;
  const literal = <T extends FloorEvent['type']>(type: T) => fc.constant(type);
  return fc.oneof(
    event(
      fc.record({
        type: literal('platform.changed'),
        platform: fc.record({
          id: fc.constantFrom('cxone', 'genesys'),
          kind: fc.constantFrom('cxone', 'genesys'),
          name: word,
          refreshMs: fc.constant(5000),
          capabilities: fc.constant({}),
          asOf: fc.constant(asOf),
        }),
      }),
    ),
    event(
      fc.record({
        type: literal('platform.link-changed'),
        platformId: fc.constantFrom('cxone', 'genesys'),
        link: fc.record({
          state: fc.constantFrom('connecting', 'live', 'degraded', 'down'),
          reason: fc.option(word, { nil: undefined }),
          since: fc.constant(asOf),
          asOf: fc.constant(asOf),
        }),
      }),
    ),
    event(
      fc.record({
        type: literal('platform.heard'),
        platformId: fc.constantFrom('cxone', 'genesys'),
        asOf: fc.constant(asOf),
      }),
    ),
    event(
      fc.record({
        type: literal('agent.changed'),
        agentId,
        profile: fc.record({
          name: word,
          team: fc.constantFrom(undefined, { id: 'cxone:t1', name: 'Red' }, { id: 'cxone:t2', name: 'Blue' }),
          userName: fc.constant(undefined),
          asOf: fc.constant(asOf),
        }),
      }),
    ),
    event(
      fc.record({
        type: literal('agent.state-changed'),
        agentId,
        state: fc
          .record({ presence, activity, word, reason: fc.option(word, { nil: undefined }) })
          .map(part => makeState({ ...part, since: asOf, asOf })),
      }),
    ),
    event(
      fc.record({
        type: literal('agent.session-changed'),
        agentId,
        session: fc.record({
          status: fc.constantFrom('open', 'ended'),
          number: word,
          startedAt: fc.constant(asOf),
          stationId: fc.constant(undefined),
          stationPhone: fc.constant(undefined),
          leg: fc.constantFrom(undefined, { id: 'l1', status: 'active' }),
          dialerCampaign: fc.constant(undefined),
          listening: fc.constantFrom('no', 'waiting', 'joined', 'lost'),
          note: fc.constant(undefined),
          asOf: fc.constant(asOf),
        }),
      }),
    ),
    event(
      fc.record({
        type: literal('agent.session-ended'),
        agentId,
        note: fc.constant('RemoteLogoff'),
        asOf: fc.constant(asOf),
      }),
    ),
    event(fc.record({ type: literal('agent.removed'), agentId, asOf: fc.constant(asOf) })),
    event(
      fc
        .record({ id: contactId, status: fc.constantFrom('ringing', 'active', 'held', 'ended'), agentId })
        .map(part => ({
          type: 'contact.changed' as const,
          contact: makeContact({ ...part, final: part.status === 'ended', asOf }),
        })),
    ),
    event(
      fc.record({
        type: literal('contact.ended'),
        contactId,
        agentId: fc.option(agentId, { nil: undefined }),
        endReason: fc.constant(undefined),
        asOf: fc.constant(asOf),
      }),
    ),
    event(
      fc.record({ id: textId, state: fc.constantFrom('live', 'ended') }).map(part => ({
        type: 'text.session-changed' as const,
        session: makeText({ ...part, asOf }),
      })),
    ),
    event(
      fc.record({
        type: literal('text.session-ended'),
        sessionId: textId,
        agentId: fc.constant<AgentId>('genesys:1'),
        asOf: fc.constant(asOf),
      }),
    ),
    event(
      fc.record({ sessionId: textId, text: word }).map(part => ({
        type: 'text.message-added' as const,
        sessionId: part.sessionId,
        agentId: 'genesys:1' as const,
        message: {
          index: asOf,
          kind: 'text' as const,
          from: { id: 'p1', name: 'Kit', role: 'customer' as const, visibility: 'everyone' as const },
          text: part.text,
          visibility: 'everyone' as const,
          at: asOf,
        },
      })),
    ),
    event(
      fc.record({ id: queueId, waiting: fc.nat(9) }).map(part => ({
        type: 'queue.changed' as const,
        queue: makeQueue({ ...part, asOf }),
      })),
    ),
    event(fc.record({ type: literal('queue.removed'), queueId, asOf: fc.constant(asOf) })),
    event(
      fc.record({ queueId, answered: fc.nat(9) }).map(({ queueId: id, answered }) => ({
        type: 'queue.tallied' as const,
        queueId: id,
        tally: makeTally({ counts: { ...NO_CONTACTS, answered }, asOf }),
      })),
    ),
    event(
      fc.record({ queueId, agentId, order: fc.nat(9) }).map(({ order, ...ids }) => ({
        type: 'membership.changed' as const,
        membership: {
          ...ids,
          order,
          availability: 'automatic' as const,
          wrapUpSeconds: undefined,
          priority: undefined,
          callLimit: undefined,
          textLimit: undefined,
          autoAnswer: undefined,
          answerConfirmation: undefined,
          proficiency: undefined,
          dispatchStatus: undefined,
          asOf,
        },
      })),
    ),
    event(fc.record({ type: literal('membership.removed'), queueId, agentId, asOf: fc.constant(asOf) })),
    event(
      fc
        .record({ id: fc.constantFrom<EntityId>('cxone:s1', 'cxone:s2'), agentId, ended: fc.boolean() })
        .map(part => ({
          type: 'supervision.changed' as const,
          supervision: makeSupervision({ ...part, asOf }),
        })),
    ),
    event(
      fc.record({ id: fc.constantFrom('command-1', 'command-2') }).map(({ id }) => ({
        type: 'command.changed' as const,
        command: {
          id,
          type: 'contact.monitor' as const,
          platformId: 'cxone',
          target: { agentId: 'cxone:1' },
          by: { user: 'ana', name: 'Ana', platformIdentity: undefined },
          reason: undefined,
          state: 'sent' as const,
          requestedAt: id === 'command-1' ? 1 : 2,
          undoUntil: undefined,
          outcome: undefined,
          asOf,
        },
      })),
    ),
    event(
      fc
        .record({ id: fc.constantFrom<EntityId>('cxone:n1', 'cxone:n2'), title: word })
        .map(({ id, title }) => ({
          type: 'notice.received' as const,
          notice: {
            id,
            platformId: 'cxone',
            agentId: 'cxone:1' as const,
            kind: 'Indicator',
            title,
            detail: undefined,
            level: 'info' as const,
            links: [],
            raw: undefined,
            asOf,
          },
        })),
    ),
  );
}

/** A story: events of growing times, any of every kind. */
export function story(maxLength = 60): fc.Arbitrary<readonly FloorEvent[]> {
  return fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength }).chain(gaps => {
    let at = 1000;
    return fc.tuple(
      ...gaps.map(gap => {
        at += gap;
        return eventAt(at);
      }),
    );
  });
}
