import { type AgentId, nativeOf } from '../../floor/ids.ts';
import type { Performed } from '../connector.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import { answered, silent, unsent } from '../outcomes.ts';
import { silenceOf, troubleOf } from './api.ts';
import { type JoinBranch, joinBranch } from './branches.ts';
import type { CxoneClient } from './client.ts';
import type { CxoneConfig } from './config.ts';
import { sessionReplySchema } from './wire.ts';

/** What came of joining an agent's session. */
export type JoinResult =
  | { readonly kind: 'joined'; readonly sessionId: string; readonly performed: Performed }
  | {
      readonly kind: 'no-session' | 'refused' | 'silent';
      readonly why: string;
      readonly performed: Performed;
    };

const WORDS: Readonly<Record<Exclude<JoinBranch, 'Success'>, string>> = {
  InvalidSecurityUser: 'CXone does not accept the gateway’s sign-in: check its access key.',
  InvalidAgentSession: 'The agent has no session that could be joined.',
  InvalidAgentId: 'CXone does not know this agent.',
  ImpersonateNotEnabled:
    'The gateway’s user may not join other agents’ sessions: impersonation is not enabled.',
  Default: 'CXone did not let the session be joined.',
};

/** Joins an agent's running session, as the gateway's own identity. */
export async function joinSession(
  client: CxoneClient,
  config: CxoneConfig,
  agentId: AgentId,
  lane: 'command' | 'read',
): Promise<JoinResult> {
  const result = await client.join(nativeOf(agentId), lane);
  if (result.kind !== 'answer') {
    const why = troubleOf(result) ?? '';
    if (result.kind === 'signed-out' && result.signIn.rejected) {
      const { status, text } = result.signIn;
      const outcome = {
        branch: 'InvalidSecurityUser',
        message: WORDS.InvalidSecurityUser,
        rawStatus: status,
        rawText: text,
      };
      return { kind: 'refused', why, performed: { kind: 'refused', outcome } };
    }
    return { kind: 'silent', why, performed: silent(silenceOf(result), 'CXone', 'Joining the session') };
  }
  if (isOk(result)) {
    const json = parseJson(result.text);
    const reply = json.ok ? sessionReplySchema.safeParse(json.value) : undefined;
    if (!reply?.success) {
      const message = 'CXone joined the session but did not tell its id, so that it cannot be listened to.';
      return { kind: 'refused', why: message, performed: answered('failed', 'Default', message, result) };
    }
    const performed = answered('accepted', 'Success', 'The session was joined.', result);
    return { kind: 'joined', sessionId: reply.data.sessionId, performed };
  }
  const branch = joinBranch(result, config.branches.join);
  const performed =
    branch === 'Success'
      ? unsent('refused', 'Default', WORDS.Default)
      : answered('refused', branch, WORDS[branch], result);
  const why = `${troubleOf(result)}, ${branch}`;
  if (result.status === 429 || result.status >= 500) return { kind: 'silent', why, performed };
  return { kind: branch === 'InvalidAgentSession' ? 'no-session' : 'refused', why, performed };
}
