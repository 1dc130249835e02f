import type {
  SupervisionMode,
  TextLeg,
  TextMessage,
  TextParticipant,
  Visibility,
} from '../../floor/entities.ts';
import type { Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { plainLine, plainText } from '../../lib/text.ts';
import { readTime } from './timestamps.ts';
import {
  LOG_MESSAGE_TYPE,
  messageSchema,
  notificationSchema,
  participantSchema,
  SESSION_MESSAGE_TYPE,
  type SupervisorMode,
  smsSessionSchema,
  type WireMessage,
  type WireParticipant,
  type WireSmsSession,
} from './wire-text.ts';

/** A notification, by what it is about. */
export type TextNotification =
  | {
      readonly kind: 'session';
      readonly session: WireSmsSession;
      readonly participantsTold: boolean;
      /** The user data is all there is: what is not in it was deleted. */
      readonly dataWhole: boolean;
      readonly referenceId: number | undefined;
    }
  | { readonly kind: 'messages'; readonly sessionId: string; readonly items: readonly unknown[] }
  | { readonly kind: 'error'; readonly message: string; readonly referenceId: number | undefined }
  /** About something the product does not show (calls, devices, chats). */
  | { readonly kind: 'other'; readonly messageType: string };

/** Reads a notification by its `messageType`. The error is a sentence for the quarantine. */
export function readNotification(data: unknown): Result<TextNotification, string> {
  const parsed = notificationSchema.safeParse(data);
  if (!parsed.success) return err('a notification has an unknown shape');
  const note = parsed.data;
  const referenceId = note.referenceId ?? undefined;
  if (note.notificationType === 'Error' || (note.errorMessage && !note.messageType))
    return ok({ kind: 'error', message: plainLine(note.errorMessage ?? 'no reason given'), referenceId });
  if (note.messageType === SESSION_MESSAGE_TYPE) {
    const session = smsSessionSchema.safeParse(note.smssession ?? note.smsession);
    if (!session.success) return err(`a ${SESSION_MESSAGE_TYPE} has no session that can be read`);
    const participantsTold =
      note.notificationType === 'ParticipantsUpdated' || (session.data.participants ?? []).length > 0;
    const dataWhole = note.notificationType === 'PropertiesUpdated';
    return ok({ kind: 'session', session: session.data, participantsTold, dataWhole, referenceId });
  }
  if (note.messageType === LOG_MESSAGE_TYPE) {
    const from = note.smssessionPath ?? note.smssessionUri ?? note.smsessionPath ?? note.smsessionUri;
    const sessionId = from == null ? undefined : sessionIdOf(from);
    // The log of a chat carries `chatUri` instead.
    if (sessionId === undefined)
      return 'chatUri' in note || 'chatPath' in note
        ? ok({ kind: 'other', messageType: 'MessageLogUpdated of a chat' })
        : err(`a ${LOG_MESSAGE_TYPE} does not say of which session`);
    return ok({ kind: 'messages', sessionId, items: note.messages ?? [] });
  }
  if (!note.messageType) return err('a notification without messageType');
  return ok({ kind: 'other', messageType: note.messageType.slice(0, 80) });
}

/** The session's id in a uri or path of either spelling. */
export function sessionIdOf(address: string): string | undefined {
  const id = /\/?smss?essions\/([^/?#]{1,256})/.exec(address)?.[1];
  if (id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The user's id behind a participant, where it is told. */
export function userIdOf(participant: WireParticipant): string | undefined {
  if (participant.id) return participant.id;
  return /\/users\/([^/?#]{1,200})/.exec(participant.path ?? participant.uri ?? '')?.[1];
}

const MODES: Readonly<Record<string, SupervisionMode>> = {
  Monitor: 'monitor',
  Coach: 'coach',
  BargeIn: 'barge-in',
};

export const modeOf = (word: string | null | undefined): SupervisionMode | undefined => MODES[word ?? ''];

export const wireMode = (mode: 'monitor' | 'coach' | 'barge-in'): SupervisorMode =>
  mode === 'monitor' ? 'Monitor' : mode === 'coach' ? 'Coach' : 'BargeIn';

/** What a supervisor whom others see as this is doing. */
export const modeOfVisibility = (visibility: Visibility): SupervisionMode =>
  visibility === 'supervisors' ? 'monitor' : visibility === 'agents' ? 'coach' : 'barge-in';

/** Who sees it. A word that is not known counts as seen by everyone: the cautious reading. */
export function visibilityOf(word: string | null | undefined): Visibility {
  if (word === 'Agents') return 'agents';
  return word === 'Supervisors' ? 'supervisors' : 'everyone';
}

const LEG_STATES: Readonly<Record<string, TextLeg['state']>> = {
  Invited: 'invited',
  Chatting: 'chatting',
  LeftChat: 'left',
  Completed: 'completed',
  Revoked: 'revoked',
  JoinFailed: 'join-failed',
};

export const legStateOf = (word: string | null | undefined): TextLeg['state'] =>
  LEG_STATES[word ?? ''] ?? 'unknown';

/** Tells an agent from a supervisor: both are participants of type `Agent`. */
export type RoleOf = (participant: WireParticipant) => TextParticipant['role'];

/** A participant; `undefined` when nothing tells who it is. */
export function participantOf(raw: unknown, roleOf: RoleOf): TextParticipant | undefined {
  const parsed = participantSchema.safeParse(raw);
  if (!parsed.success) return undefined;
  const { participantId, nickname } = parsed.data;
  const id = participantId ?? userIdOf(parsed.data) ?? nickname;
  if (!id) return undefined;
  return {
    id: plainLine(id),
    name: plainLine(nickname ?? ''),
    role: roleOf(parsed.data),
    visibility: visibilityOf(parsed.data.visibility),
  };
}

/** A message of the transcript; `undefined` for typing notices, which only take up an index. */
export function messageOf(
  raw: unknown,
  roleOf: RoleOf,
  at: (told: Millis | undefined) => Millis,
): Result<TextMessage | undefined, string> {
  const parsed = messageSchema.safeParse(raw);
  if (!parsed.success) return err('a message has an unknown shape');
  const message = parsed.data;
  if (message.type === 'TypingStarted' || message.type === 'TypingStopped') return ok(undefined);
  const from = participantOf(message.from, roleOf);
  if (from === undefined) return err('a message does not say who it is from');
  const time = readTime(message.timestampSeconds) ?? readTime(message.timestamp);
  return ok({
    index: message.index,
    from,
    visibility: visibilityOf(message.visibility ?? message.from?.visibility),
    at: at(time),
    ...contentOf(message),
  });
}

function contentOf(message: WireMessage): Pick<TextMessage, 'kind' | 'text'> {
  switch (message.type) {
    case 'Text':
      return { kind: 'text', text: plainText(message.text ?? '') };
    case 'ParticipantJoined':
      return { kind: 'joined', text: plainText(message.text ?? '') };
    case 'ParticipantLeft':
      return { kind: 'left', text: plainText(message.text ?? '') };
    case 'PushUrl':
      return { kind: 'link', text: plainText(message.url ?? '', 2048) };
    case 'CustomNotice':
      return { kind: 'notice', text: plainText(message.noticeText ?? message.text ?? '') };
    default: {
      const text = message.text ?? message.noticeText ?? '';
      return { kind: 'notice', text: plainText(`${message.type}${text === '' ? '' : `: ${text}`}`) };
    }
  }
}
