import type { FloorEvent } from '../../floor/events.ts';
import type { AgentId, ContactId } from '../../floor/ids.ts';
import { rawText } from '../json.ts';
import type { Fact } from './facts.ts';
import { mapEvent } from './map-event.ts';
import { noticeOf } from './map-notice.ts';
import type { Mirror } from './mirror.ts';
import { type ParsedEvent, parseEvent } from './wire.ts';

/** What one agent's stream came to, told apart from the floor events themselves. */
export type Taken = {
  readonly events: readonly FloorEvent[];
  /** The facts behind the events, for who waits for one (a supervisor's own leg). */
  readonly facts: readonly Fact[];
  readonly unknown: readonly string[];
  readonly malformed: readonly Extract<ParsedEvent, { kind: 'malformed' }>[];
};

/** Takes one agent's batches in: parses event by event, merges what they say into the mirror, tells what is news. */
export type Stream = {
  readonly take: (events: readonly unknown[], whole: boolean) => Taken;
};

/**
 * A stream of one session. A snapshot (AgentSessionStart and what comes with it) is reconciled: contacts that the
 * stream told of before and the snapshot does not name are over. Where the snapshot comes in more than one answer the
 * next answer closes it.
 */
export function createStream(agentId: AgentId, mirror: Mirror): Stream {
  let present: Set<ContactId> | undefined;
  let ending: string | undefined;
  /** Whether the batch tells of the phone: a snapshot that does not means that none is connected. */
  let legTold = false;

  const apply = (fact: Fact): FloorEvent[] => {
    switch (fact.kind) {
      case 'state':
        return mirror.agents.state(agentId, fact.state, 'stream') ?? [];
      case 'session-started':
        ending = undefined;
        return mirror.agents.session(agentId, legTold ? fact.session : { ...fact.session, leg: undefined });
      case 'session-changed':
        return mirror.agents.session(agentId, fact.session);
      case 'session-ending':
        ending = fact.note;
        return [];
      case 'session-ended':
        return mirror.endSession(agentId, ending ?? fact.note);
      case 'contact':
        present?.add(fact.contact.id);
        return mirror.contacts.heard(fact.contact, 'stream');
      case 'text':
        return mirror.texts.session(fact.session);
      case 'text-messages':
        return mirror.texts.messages(fact.sessionId, agentId, fact.messages);
      case 'supervising':
        return supervising(fact);
      case 'supervised-contact':
        if (!fact.final) return linkContact(fact.contactId);
        mirror.supervisions.doubt(agentId);
        return [];
      case 'notice':
        return mirror.notices.heard(agentId, fact.notice);
      case 'refresh':
        return [];
    }
  };

  let copied: ContactId | undefined;

  const supervising = (fact: Extract<Fact, { kind: 'supervising' }>): FloorEvent[] => {
    if (fact.ended) return mirror.supervisions.end(agentId, fact.agentId);
    return mirror.supervisions.heard(
      {
        supervisorId: agentId,
        supervisorName: mirror.nameOf(agentId),
        agentId: fact.agentId,
        contactId: copied ?? mirror.contacts.liveOf(fact.agentId).find(each => each.channel === 'voice')?.id,
        mode: 'monitor',
        since: fact.since,
      },
      'stream',
    );
  };

  const linkContact = (contactId: ContactId): FloorEvent[] => {
    copied = contactId;
    return mirror.supervisions.ofSupervisor(agentId).flatMap(({ agentId: watched, mode, since }) =>
      mirror.supervisions.heard(
        {
          supervisorId: agentId,
          supervisorName: mirror.nameOf(agentId),
          agentId: watched,
          contactId,
          mode: mode === 'monitor' ? 'monitor' : undefined,
          since,
        },
        'stream',
      ),
    );
  };

  const reconcile = (): FloorEvent[] => {
    if (present === undefined) return [];
    const seen = present;
    present = undefined;
    return mirror.contacts.reconcile(agentId, seen);
  };

  return {
    take: (raws, whole) => {
      const events: FloorEvent[] = [];
      const facts: Fact[] = [];
      const parsed = raws.map(parseEvent).sort(startFirst);
      const isStart = parsed.some(each => each.kind === 'known' && each.event.Type === 'AgentSessionStart');
      if (present !== undefined && !isStart && raws.length === 0) events.push(...reconcile());
      legTold = parsed.some(each => each.kind === 'known' && each.event.Type === 'AgentLeg');
      if (isStart || whole) present = new Set();
      for (const each of parsed) {
        const heard = factsOf(each, agentId, mirror);
        facts.push(...heard);
        for (const fact of heard) events.push(...apply(fact));
      }
      // A snapshot that came with its state is complete; one that did not is closed by the next answer.
      if (present !== undefined && (whole || !isStart || facts.some(fact => fact.kind === 'state')))
        events.push(...reconcile());
      return {
        events,
        facts,
        unknown: parsed.flatMap(each => (each.kind === 'unknown' ? each.type : [])),
        malformed: parsed.filter(each => each.kind === 'malformed'),
      };
    },
  };
}

function factsOf(parsed: ParsedEvent, agentId: AgentId, mirror: Mirror): readonly Fact[] {
  switch (parsed.kind) {
    case 'known':
      return mapEvent(parsed.event, parsed.raw, mirror.contextOf(agentId));
    case 'unknown':
      return [{ kind: 'notice', notice: noticeOf(parsed.type, `CXone event ${parsed.type}`, parsed.raw) }];
    case 'malformed':
      return [
        {
          kind: 'notice',
          notice: noticeOf(
            parsed.type ?? 'unreadable',
            `An event could not be read: ${parsed.reason}`,
            rawText(parsed.raw, 4096),
            { level: 'warning' },
          ),
        },
      ];
  }
}

/** The start of a session is told first, whatever its place in the batch (as NICE's own agent does). */
function startFirst(a: ParsedEvent, b: ParsedEvent): number {
  const isStart = (each: ParsedEvent) => each.kind === 'known' && each.event.Type === 'AgentSessionStart';
  return Number(isStart(b)) - Number(isStart(a));
}
