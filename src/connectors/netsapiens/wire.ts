import * as z from 'zod';
import { type Aliases, identity, number, text, underDocumentedNames, yesNo } from './wire-values.ts';

// What NetSapiens' API v2 answers, under its documented names (specification v45.0). The vendor's own examples, older
// cores and the portal's feed use other names for the same fields: they are read as well.

const row = <S extends z.ZodRawShape>(aliases: Aliases, shape: S) =>
  z.preprocess(underDocumentedNames(aliases), z.looseObject(shape));

const AGENT_ALIASES: Aliases = {
  'sub-portal-status': 'agent-status-message',
  'auto-ans': 'auto-answer-enabled',
  'name-first-name': 'agent-name-first-name',
  'name-last-name': 'agent-name-last-name',
  'sub-scope': 'agent-user-scope',
  'sub-site': 'agent-site',
  'ordinal-order': 'callqueue-agent-dispatch-order-ordinal',
  'device-aor': 'callqueue-agent-id',
  'huntgroup-name': 'callqueue',
  'huntgroup-domain': 'domain',
  'entry-option': 'callqueue-agent-availability-type',
  'entry-status': 'callqueue-agent-availability-for-dispatch',
  'entry-device': 'callqueue-agent-has-registered-devices',
  'session-count': 'active-calls-total-current',
};

/** One agent in one queue. */
export const agentRowSchema = row(AGENT_ALIASES, {
  'callqueue-agent-id': identity,
  callqueue: text,
  domain: text,
  'callqueue-agent-availability-type': text,
  'callqueue-agent-wrap-up-allowance-seconds': number,
  'auto-answer-enabled': yesNo,
  'callqueue-agent-dispatch-order-ordinal': number,
  'callqueue-agent-dispatch-queue-priority-ordinal': number,
  'limits-max-active-calls-total': number,
  'callqueue-agent-answer-confirmation-enabled': yesNo,
  'callqueue-agent-availability-for-dispatch': text,
  'callqueue-agent-max-concurrent-sms-conversations': number,
  'callqueue-agent-has-registered-devices': text,
  'active-calls-total-current': number,
  'last-modified-datetime': text,
  'last-callqueue-dispatch-datetime': text,
  'callqueue-agent-entry-type': text,
  'login-username': text,
  'name-full-name': text,
  'agent-name-first-name': text,
  'agent-name-last-name': text,
  'agent-department': text,
  'agent-site': text,
  'agent-user-scope': text,
  'agent-status-message': text,
});
export type AgentRow = z.infer<typeof agentRowSchema>;

/** One queue with its numbers of now. Settings that the floor has no use for are left out. */
export const queueRowSchema = row(
  {},
  {
    callqueue: identity,
    domain: text,
    description: text,
    'callqueue-dispatch-type': text,
    'active-queued-calls-total-current': number,
    'callqueue-count-agents-available': number,
    'callqueue-count-agents-total': number,
    'callqueue-sms-enable': yesNo,
  },
);
export type QueueRow = z.infer<typeof queueRowSchema>;

/** A call that waits in a queue. The specification has no schema for it; the names are those of public clients. */
export const waitingRowSchema = row(
  { 'session-key': 'call-session-id', 'session-id': 'call-session-id', 'orig-callid': 'call-orig-call-id' },
  {
    'dial-rule-translation-source-user': text,
    'dial-rule-translation-source-name': text,
    'callqueue-agent-availability-for-dispatch': text,
    'time-queued': text,
    'call-session-id': text,
    'call-orig-call-id': text,
  },
);
export type WaitingRow = z.infer<typeof waitingRowSchema>;

const CALL_ALIASES: Aliases = {
  hostname: 'core-server',
  'session-id': 'call-session-id',
  'orig-callid': 'call-orig-call-id',
  'orig-match': 'call-orig-match-uri',
  'orig-user': 'call-orig-user',
  'orig-domain': 'call-orig-domain',
  'orig-uri': 'call-orig-uri',
  'orig-name': 'call-orig-name',
  ani: 'caller-id-number',
  dnis: 'call-dialed-number',
  'by-action': 'call-by-action',
  'by-user': 'call-by-user',
  'by-domain': 'call-by-domain',
  'by-callid': 'call-by-call-id',
  'term-callid': 'call-term-call-id',
  'term-user': 'call-term-user',
  'term-domain': 'call-term-domain',
  'term-uri': 'call-term-uri',
  'time-begin': 'call-start-datetime',
  'time-start': 'call-start-datetime',
  'time-answer': 'call-answer-datetime',
  'orig-call-info': 'call-orig-info',
  'term-call-info': 'term-orig-info',
  media: 'call-audio-codec',
};

/** A call that is set up or under way. */
export const callRowSchema = row(CALL_ALIASES, {
  'call-session-id': text,
  'call-orig-call-id': text,
  'call-orig-user': text,
  'call-orig-domain': text,
  'call-orig-name': text,
  'caller-id-number': text,
  'call-dialed-number': text,
  'call-by-action': text,
  'call-by-user': text,
  'call-by-domain': text,
  'call-term-user': text,
  'call-term-domain': text,
  'call-term-uri': text,
  'call-start-datetime': text,
  'call-answer-datetime': text,
  'call-orig-info': text,
  'term-orig-info': text,
}).refine(call => (call['call-session-id'] ?? call['call-orig-call-id']) !== undefined, 'has no call id');
export type CallRow = z.infer<typeof callRowSchema>;

/** A message session; with a queue in it, a queue's conversation. Examples say `-timestamp` where the schema says `-datetime`. */
export const messageSessionRowSchema = row(
  {
    'messagesession-last-timestamp': 'messagesession-last-datetime',
    'messagesession-start-timestamp': 'messagesession-start-datetime',
    'messagesession-agent-start-timestamp': 'messagesession-agent-start-datetime',
  },
  {
    'messagesession-id': identity,
    user: text,
    domain: text,
    'messagesession-remote': text,
    'messagesession-sms-number': text,
    'messagesession-last-datetime': text,
    'messagesession-start-datetime': text,
    'messagesession-last-message': text,
    'messagesession-last-sender': text,
    'messagesession-last-status': text,
    'messagesession-queue-termination': text,
    'messagesession-queue-status': text,
    'messagesession-queue-session-id': text,
    'messagesession-agent-start-datetime': text,
    'messagesession-last-type': text,
    'messagesession-name': text,
  },
);
export type MessageSessionRow = z.infer<typeof messageSessionRowSchema>;

/** A queue's counters of a window of time. The unit of each average is part of its name; both units occur. */
export const statisticsRowSchema = row(
  {
    'queue-sms-conversations-count': 'sms-conversations-count',
    'queue-sms-handling-avg-duration-seconds': 'sms-handling-avg-duration-seconds',
  },
  {
    name: text,
    'calls-total-count': number,
    'calls-answered-count': number,
    'calls-presented-count': number,
    'calls-abandoned-count': number,
    'calls-service-level-percent': number,
    'calls-talking-avg-duration-minutes': number,
    'calls-handling-avg-duration-minutes': number,
    'calls-queueing-avg-duration-seconds': number,
    'calls-holding-avg-duration-seconds': number,
    'calls-after-call-work-avg-duration-seconds': number,
  },
);
export type StatisticsRow = z.infer<typeof statisticsRowSchema>;

/** `{"code":202,"message":"Accepted"}`, and the same shape for errors. */
export const messageReplySchema = z.looseObject({ code: number, message: text });
