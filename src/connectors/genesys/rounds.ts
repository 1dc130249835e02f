import { type AgentId, entityId, nativeOf } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import { JSON_LIMITS } from '../json.ts';
import type { Round } from '../poller.ts';
import { type Account, type ApiResult, troubleOf } from './account.ts';
import type { GenesysConfig } from './config.ts';
import type { Conversations } from './conversations.ts';
import type { FairRound } from './fair-round.ts';
import type { Roster } from './roster.ts';
import type { Teller } from './teller.ts';
import { STATUS, userReplySchema, usersReplySchema, type WireUser } from './wire.ts';
import { smsSessionSchema, type WireSmsSession } from './wire-text.ts';

/** The calls that hear the floor, by the names that their troubles are told under. */
export const USERS = 'users';
export const SESSIONS = 'users/smssessions';

/** All users come in one answer (no paging is documented), some thousand bytes each with devices and skills. */
const USERS_BYTES = JSON_LIMITS.maxLength;

/** What the reading user asks for again and again. */
export type Rounds = {
  /** All users with their channels' states. */
  readonly users: () => Promise<Round>;
  /** One agent's conversations: whose turn it is. */
  readonly sessions: () => Promise<Round>;
};

export function createRounds(given: {
  readonly config: GenesysConfig;
  readonly clock: Clock;
  readonly reader: Account;
  readonly roster: Roster;
  readonly conversations: Conversations;
  readonly turns: FairRound<AgentId>;
  readonly teller: Teller;
  readonly signal: AbortSignal;
  readonly onGood: (call: string) => void;
  /** An agent's conversations have been listed. */
  readonly onListed: (agentId: AgentId, ids: readonly string[]) => void;
}): Rounds {
  const { config, clock, reader, roster, conversations, turns, teller, signal, onGood, onListed } = given;

  const bad = (call: string, result: ApiResult, why: string): Round => {
    const unread = result.kind === 'garbled' || result.kind === 'done' ? result.answer.text : undefined;
    if (unread !== undefined) teller.quarantine(call, [{ reason: why, raw: unread }]);
    return { ok: false, why, retryAt: 'retryAt' in result ? result.retryAt : undefined };
  };

  const takeSessions = (agentId: AgentId, user: WireUser, asOf: number) => {
    const items = user[config.resource] ?? user.smssessions ?? user.smsessions;
    if (items == null) return;
    const sessions: WireSmsSession[] = [];
    let whole = true;
    for (const item of items) {
      const session = smsSessionSchema.safeParse(item);
      if (session.success) sessions.push(session.data);
      else {
        whole = false;
        teller.quarantine(SESSIONS, [{ reason: 'a conversation has an unknown shape', raw: item }]);
      }
    }
    teller.tell(conversations.listed(agentId, sessions, { whole }, asOf));
    onListed(
      agentId,
      sessions.map(({ id }) => id),
    );
  };

  return {
    users: async () => {
      const asked = clock.now();
      const path = `users?fields=*&subresources=${encodeURIComponent(config.poll.usersSubresources)}`;
      const result = await reader.call({ name: USERS, path, lane: 'read', maxBytes: USERS_BYTES, signal });
      const reply = result.kind === 'done' ? usersReplySchema.safeParse(result.reply) : undefined;
      if (!reply?.success)
        return bad(USERS, result, troubleOf(result) ?? 'its list of users has an unknown shape');
      const taken = roster.take(reply.data.users, asked);
      teller.quarantine(USERS, taken.leftovers);
      const agents = roster.agentIds();
      teller.tell([...taken.events, ...conversations.keepOnly(agents, asked)]);
      for (const user of taken.users) takeSessions(entityId(config.id, user.id), user, asked);
      turns.setMembers(agents);
      await teller.flushed();
      onGood(USERS);
      return { ok: true };
    },

    sessions: async () => {
      const agentId = turns.next(clock.now());
      if (agentId === undefined) return { ok: true };
      const asked = clock.now();
      const path = `users/${encodeURIComponent(nativeOf(agentId))}?subresources=${config.resource}`;
      const result = await reader.call({ name: SESSIONS, path, lane: 'read', signal });
      // An agent who was deleted a moment ago is no trouble of the platform.
      if (result.kind === 'refused' && result.code === STATUS.notFound) return { ok: true };
      const reply = result.kind === 'done' ? userReplySchema.safeParse(result.reply) : undefined;
      if (!reply?.success)
        return bad(SESSIONS, result, troubleOf(result) ?? 'an agent with conversations has an unknown shape');
      takeSessions(agentId, reply.data.user, asked);
      await teller.flushed();
      onGood(SESSIONS);
      return { ok: true };
    },
  };
}
