import type { Channel, Contact } from '../../floor/entities.ts';
import { entityId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainText } from '../../lib/text.ts';
import { inertLink } from '../../lib/url.ts';
import { htmlToText } from '../html-text.ts';
import { digitalChannelOf, isDisconnected, statusOf } from './contact-words.ts';
import { line, type MapContext, queueOf, timeOf } from './map-context.ts';
import type { CxoneEventOf } from './wire.ts';

const NOTES_LENGTH = 4096;

/** What every kind of contact event is reduced to before it becomes a contact. */
type Told = {
  readonly id: string;
  readonly channel: Channel;
  readonly status: string;
  readonly final: boolean | undefined;
  readonly startedAt: Millis | undefined;
  readonly changedAt: Millis | undefined;
  readonly rest?: Partial<Contact>;
  readonly url?: string | undefined;
};

function contactOf(told: Told, context: MapContext): Contact {
  const over = isDisconnected(told.status);
  const final = over && told.final !== false;
  const startedAt = timeOf(context, told.startedAt);
  const changedAt = timeOf(context, told.changedAt);
  const status = final ? 'ended' : statusOf(told.status);
  const isFirst = status === 'ringing' || status === 'dialing';
  return {
    id: entityId(context.platformId, told.id),
    platformId: context.platformId,
    agentId: context.agentId,
    channel: told.channel,
    direction: 'unknown',
    status,
    word: line(told.status, 80) ?? '',
    kind: undefined,
    queueId: undefined,
    queueName: undefined,
    customer: undefined,
    customerName: undefined,
    line: undefined,
    recording: undefined,
    holds: undefined,
    masterId: undefined,
    startedAt,
    statusSince: changedAt ?? (isFirst ? startedAt : undefined),
    endReason: undefined,
    notes: undefined,
    links: told.url === undefined ? [] : [inertLink(told.url)],
    final,
    asOf: changedAt ?? startedAt ?? context.now,
    ...told.rest,
  };
}

/** A phone call. It is over only when it is disconnected and final; disconnected alone is after-contact work. */
export function contactFromCall(
  event: CxoneEventOf<'CallContactEvent'> | CxoneEventOf<'SupervisorContact'>,
  context: MapContext,
): Contact {
  const inbound = event.IsInbound;
  const notes = [
    event.OtherInformation === undefined ? undefined : htmlToText(event.OtherInformation),
    event.IsLinked === true ? 'The agent hears this one of the calls that are dialled for them.' : undefined,
    'BlendingToSkillName' in event && event.BlendingToSkillName !== undefined
      ? `Blended to skill ${line(event.BlendingToSkillName)}.`
      : undefined,
  ].filter(note => note !== undefined && note !== '');
  return contactOf(
    {
      id: event.ContactID,
      channel: 'voice',
      status: event.Status.word,
      final: event.FinalState ?? false,
      startedAt: event.StartTimeUTC ?? event.StartTime,
      changedAt: event.LastStateChangeTimeUTC ?? event.LastStateChangeTime,
      url: event.ScreenPopUrl,
      rest: {
        direction: directionOf(inbound, event.CallType?.known === 'AgentLeg'),
        kind: line(event.CallType?.word, 80),
        ...queueOf(context, undefined, event.Skill),
        customer: line(inbound === false ? event.DNIS : event.ANI),
        line: line(inbound === false ? event.ANI : event.DNIS),
        // False only says that the agent did not ask for a recording (S4, IsLogging).
        recording: event.IsLogging === true ? true : undefined,
        masterId: event.MasterID,
        endReason: endReasonOf(event.DisconnectCode?.word),
        notes: notes.length === 0 ? undefined : plainText(notes.join('\n'), NOTES_LENGTH),
      },
    },
    context,
  );
}

/** A work item. */
export function contactFromWorkItem(
  event: CxoneEventOf<'WorkItemContactEvent'>,
  context: MapContext,
): Contact {
  return contactOf(
    {
      id: event.ContactID,
      channel: 'work-item',
      status: event.Status.word,
      final: event.FinalState ?? false,
      startedAt: event.StartTimeUTC,
      changedAt: event.LastStateChangeTimeUTC,
      url: event.ScreenPopUrl,
      rest: {
        direction: 'inbound',
        kind: line(event.WorkItemType, 80),
        ...queueOf(context, event.SkillId, undefined),
        masterId: event.MasterID,
        notes:
          event.WorkItemPayload === undefined ? undefined : plainText(event.WorkItemPayload, NOTES_LENGTH),
      },
    },
    context,
  );
}

/** A voicemail. */
export function contactFromVoicemail(
  event: CxoneEventOf<'VoiceMailContactEvent'>,
  context: MapContext,
): Contact {
  const inbound = event.IsInbound !== false;
  return contactOf(
    {
      id: event.ContactID,
      channel: 'voicemail',
      status: event.Status.word,
      final: event.FinalState ?? false,
      startedAt: event.StartTime ?? event.CreatedDate,
      changedAt: event.LastStateChangeTime,
      url: event.ScreenPopUrl,
      rest: {
        direction: directionOf(event.IsInbound, false),
        kind: line(event.VoiceMailType, 80),
        ...queueOf(context, undefined, event.SkillName ?? event.Skill),
        customer: line(inbound ? event.From : event.To),
        line: line(inbound ? event.To : event.From),
        masterId: event.MasterID,
      },
    },
    context,
  );
}

/** A chat. */
export function contactFromChat(event: CxoneEventOf<'ChatContactEvent'>, context: MapContext): Contact {
  return contactOf(
    {
      id: event.ContactID,
      channel: 'chat',
      status: event.Status.word,
      final: event.FinalState ?? false,
      startedAt: event.StartTimeUTC ?? event.StartTime,
      changedAt: event.LastStateChangeTime,
      url: event.ScreenPopUrl,
      rest: { direction: 'inbound', ...queueOf(context, undefined, event.Skill) },
    },
    context,
  );
}

/** A contact of a digital channel. Its event documents no final flag: disconnected is taken for over. */
export function contactFromDigital(event: CxoneEventOf<'DigitalContactEvent'>, context: MapContext): Contact {
  return contactOf(
    {
      id: event.ContactID,
      channel: digitalChannelOf(event.ChannelType),
      status: event.Status.word,
      final: event.FinalState,
      startedAt: event.StartTimeUTC ?? event.StartTime,
      changedAt: undefined,
      rest: {
        direction: 'inbound',
        kind: line(event.ChannelType, 80),
        ...queueOf(context, undefined, event.SkillName),
        customerName: line(event.CustomerName),
        masterId: event.DFOContactId,
      },
    },
    context,
  );
}

function directionOf(inbound: boolean | undefined, internal: boolean): Contact['direction'] {
  if (internal) return 'internal';
  if (inbound === undefined) return 'unknown';
  return inbound ? 'inbound' : 'outbound';
}

function endReasonOf(code: string | undefined): string | undefined {
  return code === undefined || code === 'NA' || code === 'Active' ? undefined : line(code, 80);
}
