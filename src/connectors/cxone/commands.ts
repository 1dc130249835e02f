import type { CommandParams } from '../../floor/command-params.ts';
import { type AgentId, nativeOf } from '../../floor/ids.ts';
import type { Performed } from '../connector.ts';
import { type HttpAnswer, isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import { answered, silent, unsent } from '../outcomes.ts';
import { type ApiResult, silenceOf } from './api.ts';
import { type TerminateBranch, terminateBranch } from './branches.ts';
import type { CxoneClient } from './client.ts';
import type { CxoneConfig } from './config.ts';
import { changeReplySchema } from './wire.ts';

type Acting = { readonly client: CxoneClient; readonly config: CxoneConfig };

/** Longest address of a custom event: beyond this, servers and proxies may cut or refuse it. */
const LONGEST_EVENT_QUERY = 1_800;

const TERMINATE_WORDS: Readonly<Record<Exclude<TerminateBranch, 'OnSuccess'>, string>> = {
  OnInvalidAgentId: 'CXone does not know this agent, or the agent has no session.',
  OnUnauthorized:
    'The gateway’s user may not end sessions: it needs the permission to change agents’ states.',
  OnInvalidSecurityUser: 'CXone does not accept the gateway’s sign-in: check its access key.',
  OnTooManyRequests: 'CXone has had too many requests. Nothing was done: try again in a moment.',
  Default: 'CXone did not end the session.',
};

/** TERMINATE AGENT SESSION: forces the agent's session to end. */
export async function terminateSession({ client, config }: Acting, agentId: AgentId): Promise<Performed> {
  const result = await client.logOut(nativeOf(agentId));
  if (result.kind === 'signed-out' && result.signIn.rejected)
    return {
      kind: 'refused',
      outcome: {
        branch: 'OnInvalidSecurityUser',
        message: TERMINATE_WORDS.OnInvalidSecurityUser,
        rawStatus: result.signIn.status,
        rawText: result.signIn.text,
      },
    };
  if (result.kind !== 'answer') return silent(silenceOf(result), 'CXone', 'Ending the session');
  const branch = terminateBranch(result, config.branches.terminate);
  if (branch === 'OnSuccess') return answered('accepted', branch, 'CXone is ending the session.', result);
  return refusal(result, branch, TERMINATE_WORDS[branch]);
}

/** The supervisor's side of changing an agent's state. */
export async function setState(
  acting: Acting,
  agentId: AgentId,
  params: CommandParams['agent.set-state'],
): Promise<Performed> {
  const state = params.presence === 'available' ? 'Available' : 'Unavailable';
  const reason = params.presence === 'unavailable' ? params.reasonCode : undefined;
  const result = await acting.client.setState(nativeOf(agentId), state, reason);
  return told(result, 'Changing the state', `CXone takes the agent to ${state}.`, answer => {
    if (answer.status === 409) return 'CXone keeps this reason for after-contact work: choose another.';
    if (answer.status === 404) return 'CXone does not know this agent, or the agent has no session.';
    return 'CXone did not change the state.';
  });
}

/** A message in the agent's application. A 200 may hold a failure per message. */
export async function sendMessage(
  { client }: Acting,
  agentId: AgentId,
  params: CommandParams['agent.send-message'],
): Promise<Performed> {
  const result = await client.sendMessage({
    message: params.text,
    subject: params.subject ?? 'From your supervisor',
    targetId: nativeOf(agentId),
    targetType: 'Agent',
    expireMinutes: params.expireMinutes,
  });
  if (isOk(result)) {
    const json = parseJson(result.text);
    const reply = json.ok ? changeReplySchema.safeParse(json.value) : undefined;
    const refused = reply?.success
      ? reply.data.results.find(item => item.success === false || item.error)
      : undefined;
    if (reply?.success && ((reply.data.errorCount ?? 0) > 0 || refused?.success === false)) {
      const why = refused?.error === undefined ? '' : ` It says: ${refused.error.slice(0, 200)}`;
      return answered('refused', 'Default', `CXone did not deliver the message.${why}`, result);
    }
  }
  return told(
    result,
    'The message',
    'The message was sent to the agent.',
    () => 'CXone did not take the message.',
  );
}

/** A custom event on the agent's stream. Everything travels in the address. */
export async function sendEvent(
  { client, config }: Acting,
  agentId: AgentId,
  params: CommandParams['agent.send-event'],
): Promise<Performed> {
  const name = params.name.toLowerCase();
  if (config.reservedEvents.some(reserved => reserved.toLowerCase() === name)) {
    const message = `“${params.name}” is a name that CXone’s own applications use among themselves: choose another.`;
    return unsent('refused', 'ReservedName', message);
  }
  const length = new URLSearchParams({ eventName: params.name, data: params.data }).toString().length;
  if (length > LONGEST_EVENT_QUERY) {
    const over = length - LONGEST_EVENT_QUERY;
    const message = `The event is ${over} characters too long: its data travels in the web address. Shorten it.`;
    return unsent('refused', 'TooLong', message);
  }
  const result = await client.sendEvent(nativeOf(agentId), params.name, params.persist, params.data);
  const effect = params.persist
    ? 'It is kept until the agent is logged in.'
    : 'It is lost if the agent is logged out.';
  return told(result, 'The event', `The event was sent. ${effect}`, answer =>
    answer.status === 404 ? 'CXone does not know this agent.' : 'CXone did not take the event.',
  );
}

/** The outcome of a call that has no branches of its own. */
export function told(
  result: ApiResult,
  what: string,
  success: string,
  refused: (answer: HttpAnswer) => string,
): Performed {
  if (result.kind !== 'answer') return silent(silenceOf(result), 'CXone', what);
  if (isOk(result)) return answered('accepted', 'Success', success, result);
  if (result.status === 401)
    return answered('refused', 'InvalidSecurityUser', 'CXone does not accept the sign-in for this.', result);
  if (result.status === 403)
    return answered('refused', 'Unauthorized', 'CXone: the permission for this is missing.', result);
  if (result.status === 429)
    return answered('refused', 'TooManyRequests', TERMINATE_WORDS.OnTooManyRequests, result);
  return refusal(result, 'Default', refused(result));
}

/** A refusal; after an error of CXone's own, or of a proxy before it, it is not known whether it happened. */
function refusal(answer: HttpAnswer, branch: string, message: string): Performed {
  if (answer.status < 500) return answered('refused', branch, message, answer);
  const unsure =
    'CXone answers with an error of its own. It may have happened: look at the floor before trying again.';
  return answered('unknown', branch, unsure, answer);
}
