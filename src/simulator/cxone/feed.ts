import { contactsOf } from '../story/agent-state.ts';
import { watchersOf } from '../story/supervising.ts';
import type { StoryAgent, StoryContact, StoryFact, StorySupervision } from '../story/types.ts';
import {
  agentError,
  agentLeg,
  agentSessionStart,
  agentState,
  asideEvent,
  type WireEvent,
} from './agent-events.ts';
import { chatText, contactEvent, supervisorContact, supervisorMonitor } from './contact-events.ts';
import type { Cxone } from './platform.ts';

/** Turns what happens in the story into events on the streams of those whom CXone would tell. */
export function feedStreams(cxone: Cxone): (fact: StoryFact) => void {
  const { stage, streams, time } = cxone;
  // The copy of the call that each supervision was told last.
  const told = new WeakMap<StorySupervision, StoryContact>();

  const push = (agent: StoryAgent, make: () => readonly WireEvent[]) => {
    if (streams.isHeard(agent)) streams.push(agent, make().map(withHosts));
  };

  const tellSupervision = (supervision: StorySupervision) => {
    const { supervisor, contact, ended } = supervision;
    const before = told.get(supervision);
    push(supervisor, () => {
      const events: WireEvent[] = [];
      if (contact && (ended || before !== contact)) events.push(supervisorContact(contact, ended, time));
      // Nothing tells coaching from barging in: the mode alone makes no event.
      if (ended || before === undefined) events.push(supervisorMonitor(supervision, time));
      return events;
    });
    if (contact) told.set(supervision, contact);
  };

  return fact => {
    switch (fact.type) {
      case 'agent-state':
        return push(fact.agent, () => [agentState(stage, fact.agent, time)]);
      case 'session-started':
        return;
      case 'session-ended':
        return streams.end(
          fact.agent,
          [
            ...(fact.remote ? [{ Type: 'RemoteAgentSessionEnd', Message: 'RemoteLogoff' }] : []),
            { Type: 'AgentSessionEnd', Success: 'True', Message: '' },
          ].map(withHosts),
        );
      case 'leg':
        return push(fact.agent, () => [agentLeg(fact.leg)]);
      case 'leg-error':
        return push(fact.agent, () => [agentError(fact.code, fact.contactId)]);
      case 'contact': {
        const { contact, agent } = fact;
        if (agent) push(agent, () => [contactEvent(contact, agent, time)]);
        if (stage.supervisions.size > 0)
          for (const { supervisor } of watchersOf(stage, contact))
            push(supervisor, () => [supervisorContact(contact, false, time)]);
        return;
      }
      case 'chat-message': {
        const { agent } = fact.contact;
        if (agent) push(agent, () => [chatText(fact.contact, fact.message, time)]);
        return;
      }
      case 'supervision':
        return tellSupervision(fact.supervision);
      case 'taken-over':
        return push(fact.agent, () => [
          { Type: 'TakeOver', ContactID: fact.contact.id, TakeOverDate: time(stage.now()) },
        ]);
      case 'aside':
        return push(fact.agent, () => [asideEvent(fact.aside, fact.agent, time)]);
    }
  };
}

/** Everything that is true of an agent's session now: what a new or returning listener is told first. */
export function snapshot(cxone: Cxone, agent: StoryAgent): WireEvent[] {
  const { stage, time } = cxone;
  const { session } = agent;
  if (session === undefined) return [];
  const events = [agentSessionStart(agent, session, time), agentState(stage, agent, time)];
  if (session.leg) events.push(agentLeg(session.leg));
  for (const contact of contactsOf(stage, agent)) events.push(contactEvent(contact, agent, time));
  for (const supervision of stage.supervisions) {
    if (supervision.supervisor !== agent) continue;
    if (supervision.contact) events.push(supervisorContact(supervision.contact, false, time));
    events.push(supervisorMonitor(supervision, time));
  }
  return events.map(withHosts);
}

/** The hosts that every event names. */
export function withHosts(event: WireEvent): WireEvent {
  return { ...event, IISHost: 'IIS-A01', VCHost: 'VC-A01' };
}
