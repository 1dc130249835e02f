import type { AgentSession, Contact } from '../../floor/entities.ts';
import { entityId } from '../../floor/ids.ts';
import type { Fact } from './facts.ts';
import { chatFacts, chatTextFacts } from './map-chat.ts';
import {
  contactFromCall,
  contactFromChat,
  contactFromDigital,
  contactFromVoicemail,
  contactFromWorkItem,
} from './map-contact.ts';
import { line, type MapContext, timeOf } from './map-context.ts';
import { noticeFrom } from './map-notice.ts';
import { stateFromEvent } from './map-state.ts';
import type { CxoneEvent, CxoneEventOf } from './wire.ts';

/** What an understood event says: its own fact first, then a notice where there is something to show. */
export function mapEvent(event: CxoneEvent, raw: unknown, context: MapContext): readonly Fact[] {
  const notice = noticeFrom(event, raw, context);
  const facts = factsOf(event, context);
  return notice === undefined ? facts : [...facts, { kind: 'notice', notice }];
}

function factsOf(event: CxoneEvent, context: MapContext): readonly Fact[] {
  switch (event.Type) {
    case 'AgentSessionStart':
      return [{ kind: 'session-started', session: sessionFrom(event) }];
    case 'RemoteAgentSessionEnd':
      return [{ kind: 'session-ending', note: 'ended by an administrator' }];
    case 'AgentSessionEnd':
      return [{ kind: 'session-ended', note: line(event.Message) }];
    case 'AgentState': {
      const state = stateFromEvent(event, context);
      if (state.presence !== 'logged-out') return [{ kind: 'state', state }];
      return [
        { kind: 'state', state },
        { kind: 'session-ended', note: undefined },
      ];
    }
    case 'AgentLeg':
      return [{ kind: 'session-changed', session: { leg: legFrom(event) } }];
    case 'CallContactEvent':
      return [contact(contactFromCall(event, context))];
    case 'WorkItemContactEvent':
      return [contact(contactFromWorkItem(event, context))];
    case 'VoiceMailContactEvent':
      return [contact(contactFromVoicemail(event, context))];
    case 'DigitalContactEvent':
      return [contact(contactFromDigital(event, context))];
    case 'ChatContactEvent': {
      const chat = contactFromChat(event, context);
      return [contact(chat), ...chatFacts(event, chat, context)];
    }
    case 'ChatText':
      return chatTextFacts(event, context);
    case 'SupervisorContact': {
      const { id, final } = contactFromCall(event, context);
      return [{ kind: 'supervised-contact', contactId: id, final }];
    }
    case 'SupervisorMonitor':
      return [
        {
          kind: 'supervising',
          agentId: entityId(context.platformId, event.TargetAgentId),
          since: timeOf(context, event.MonitorStartTime) ?? context.now,
          ended: event.FinalState === true,
        },
      ];
    case 'UpdateUnavailableCodes':
      return [{ kind: 'refresh', what: 'unavailable-codes' }];
    case 'UpdateSkills':
      return [{ kind: 'refresh', what: 'skills' }];
    default:
      return [];
  }
}

const contact = (heard: Contact): Fact => ({ kind: 'contact', contact: heard });

function sessionFrom(event: CxoneEventOf<'AgentSessionStart'>): Partial<AgentSession> {
  return {
    status: 'open',
    number: event.SessionId,
    stationPhone: line(event.StationPhoneNumber),
    dialerCampaign: line(event.DialerCampaign),
    note: undefined,
    ...(event.StationId === undefined ? {} : { stationId: line(event.StationId) }),
  };
}

function legFrom(event: CxoneEventOf<'AgentLeg'>): AgentSession['leg'] {
  const status = event.Status.known;
  if (status === undefined) return undefined;
  const words = { Dialing: 'dialing', Active: 'active', Disconnected: 'disconnected' } as const;
  return { id: event.AgentLegId, status: event.FinalState === true ? 'disconnected' : words[status] };
}
