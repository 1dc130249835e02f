import type { ChatMessage, StoryAgent, StoryContact, StorySupervision } from '../story/types.ts';
import type { WireEvent, WireTime } from './agent-events.ts';
import { callStatus, callType, digits, disconnectCode, yes } from './words.ts';

/** The event that tells a contact's state, in the form of its channel. */
export function contactEvent(contact: StoryContact, agent: StoryAgent, time: WireTime): WireEvent {
  switch (contact.channel) {
    case 'voice':
      return { Type: 'CallContactEvent', ...callFields(contact, time), BlendingToSkillName: '' };
    case 'chat':
    case 'sms':
    case 'email':
      return chatEvent(contact, time);
    case 'digital':
      return {
        Type: 'DigitalContactEvent',
        ContactID: contact.id,
        DFOContactId: `D${contact.id}`,
        ChannelType: 'whatsapp',
        CustomerName: contact.customer.name,
        SkillName: contact.queue?.name ?? '',
        Status: simpleStatus(contact),
        RefusalTimeout: '45',
        StartTime: time(contact.startedAt),
        StartTimeUTC: time(contact.startedAt),
      };
    case 'voicemail':
      return voicemailEvent(contact, time);
    case 'work-item':
      return {
        Type: 'WorkItemContactEvent',
        ContactID: contact.id,
        MasterID: contact.masterId,
        ParentContactId: contact.parentId ?? '',
        Status: simpleStatus(contact),
        WorkItemId: `W-${contact.id.slice(-5)}`,
        WorkItemPayload: contact.note ?? '{}',
        WorkItemType: 'Case',
        AgentId: agent.id,
        SkillId: skill(contact),
        StartTime: time(contact.startedAt),
        StartTimeUTC: time(contact.startedAt),
        LastStateChangeTime: time(contact.statusSince),
        LastStateChangeTimeUTC: time(contact.statusSince),
        ScreenPopUrl: '',
        ScreenPopUrlVariables: [],
        RefusalTimeout: '45',
        FinalState: yes(contact.status === 'ended'),
      };
  }
}

/** The fields of a call; a supervisor's copy of it has the same ones. */
export function callFields(contact: StoryContact, time: WireTime): WireEvent {
  const inbound = contact.direction === 'inbound';
  const [ours, theirs] = [digits(contact.queue?.line ?? '+448081570000'), digits(contact.customer.phone)];
  return {
    ContactID: contact.id,
    MasterID: contact.masterId,
    ParentContactId: contact.parentId ?? '',
    Status: callStatus(contact),
    OriginalState: 'False',
    CallType: callType(contact),
    DNIS: inbound ? ours : theirs,
    ANI: inbound ? theirs : ours,
    Skill: skill(contact),
    IsInbound: yes(inbound),
    StartTimeUTC: time(contact.startedAt),
    LastStateChangeTimeUTC: time(contact.statusSince),
    ScreenPopUrl: '',
    DisconnectCode: disconnectCode(contact),
    IsLogging: yes(contact.recording),
    Timeout: '',
    AllowDispositions: yes(contact.status === 'wrapping-up'),
    Label: '',
    IsLinked: yes(contact.linked),
    TimeZones: '',
    FinalState: yes(contact.status === 'ended'),
    OtherInformation: contact.kind === 'dialer' && contact.note ? `<p>${contact.note}</p>` : '',
    ...agentSdkFields(contact, time),
  };
}

/** What NICE's agent SDK reads of a call, and no page names. */
function agentSdkFields(contact: StoryContact, time: WireTime): WireEvent {
  return {
    StartTime: time(contact.startedAt),
    LastStateChangeTime: time(contact.statusSince),
    ScreenPopUrlVariables: [],
    OtherInformationNewFormat: '',
    DeliveryType: '',
    CustomData: '',
    ComplianceRecord: 'False',
    ConfirmationRequired: 'False',
    OmniGroupId: '',
    ExternalId: '',
    AnsMachineOverride: 'False',
    AnsMachineOverrideEndTime: '',
    InteractionId: contact.masterId,
    IsRequireManualAccept: 'False',
  };
}

/** One line of a chat. */
export function chatText(contact: StoryContact, message: ChatMessage, time: WireTime): WireEvent {
  return {
    Type: 'ChatText',
    RoomId: contact.id,
    Label: message.label,
    Message: message.text,
    PartyType: party(message),
    TimeStamp: time(message.at),
  };
}

/** The supervisor's copy of the watched call. */
export function supervisorContact(contact: StoryContact, over: boolean, time: WireTime): WireEvent {
  const copy = { Type: 'SupervisorContact', ...callFields(contact, time), AllowDispositions: 'False' };
  return over ? { ...copy, Status: 'Disconnected', FinalState: 'True' } : copy;
}

export function supervisorMonitor(supervision: StorySupervision, time: WireTime): WireEvent {
  return {
    Type: 'SupervisorMonitor',
    MonitorStartTime: time(supervision.since),
    TargetAgentId: supervision.agent.id,
    FinalState: yes(supervision.ended),
  };
}

function chatEvent(contact: StoryContact, time: WireTime): WireEvent {
  return {
    Type: 'ChatContactEvent',
    ContactID: contact.id,
    RoomId: contact.id,
    Status: simpleStatus(contact),
    Skill: skill(contact),
    StartTime: time(contact.startedAt),
    LastStateChangeTime: time(contact.statusSince),
    ScreenPopUrl: '',
    RefusalTimeout: '45',
    IsActive: yes(contact.status === 'active'),
    Messages: contact.messages.map(message => ({
      Text: message.text,
      TimeStamp: time(message.at),
      PartyType: party(message),
    })),
    FinalState: yes(contact.status === 'ended'),
  };
}

function voicemailEvent(contact: StoryContact, time: WireTime): WireEvent {
  const over = contact.status === 'ended';
  return {
    Type: 'VoiceMailContactEvent',
    ContactId: contact.id,
    MasterID: contact.masterId,
    Status: over ? 'Discarded' : contact.status === 'held' ? 'Holding' : simpleStatus(contact),
    From: digits(contact.customer.phone),
    To: digits(contact.queue?.line ?? ''),
    CreatedDate: time(contact.startedAt),
    FileName: `${contact.masterId}.wav`,
    FileDuration: '38',
    Skill: skill(contact),
    SkillName: contact.queue?.name ?? '',
    Label: '',
    IsInbound: 'True',
    RequireDisposition: 'False',
    ScreenPopUrl: '',
    StartTime: time(contact.startedAt),
    LastStateChangeTime: time(contact.statusSince),
    ParentContactId: contact.parentId ?? '',
    OmniGroupId: '',
    CustomData: '',
    VoiceMailType: 'SkillVoiceMail',
    FinalState: yes(over),
  };
}

function simpleStatus(contact: StoryContact): 'Incoming' | 'Active' | 'Disconnected' {
  if (contact.status === 'ended' || contact.status === 'wrapping-up') return 'Disconnected';
  return contact.status === 'ringing' ? 'Incoming' : 'Active';
}

/** The page calls it the skill's name, its samples hold the number. */
function skill(contact: StoryContact): string {
  return contact.queue === undefined ? '' : String(contact.queue.id);
}

function party(message: ChatMessage): 'Agent' | 'Client' | 'System' {
  const parties = { agent: 'Agent', customer: 'Client', system: 'System' } as const;
  return parties[message.from];
}
