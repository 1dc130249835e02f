import type { CommandRecord } from '../../../floor/commands.ts';
import type { Supervision } from '../../../floor/entities.ts';
import type { AgentId, TextSessionId } from '../../../floor/ids.ts';

/** Watches over an agent's conversations to come: they are about no conversation yet. */
export function watchesOver(supervisions: readonly Supervision[]): readonly Supervision[] {
  return supervisions.filter(({ contactId, ended }) => contactId === undefined && !ended);
}

/** Who supervises a conversation; the gateway's own reader is nobody. */
export function watchersOf(supervisions: readonly Supervision[], id: TextSessionId): readonly Supervision[] {
  return supervisions.filter(({ contactId, ended }) => contactId === id && !ended);
}

/** Whether a supervision is one's own, as far as the platform's user tells. */
export function isOwn({ supervisor }: Supervision, user: string | undefined): boolean {
  return user !== undefined && supervisor.user === user;
}

/**
 * One's own standing watch over an agent: told by the platform user where the floor says whose it is, else concluded
 * from one's own last act.
 */
export function ownWatch(
  supervisions: readonly Supervision[],
  commands: readonly CommandRecord[],
  own: { readonly username: string; readonly agentId: AgentId; readonly user: string | undefined },
): Supervision | undefined {
  const standing = watchesOver(supervisions);
  const named = standing.find(({ supervisor }) => own.user !== undefined && supervisor.user === own.user);
  if (named !== undefined || standing.every(({ supervisor }) => supervisor.user !== undefined)) return named;
  const last = commands.find(
    ({ type, by, target, state }) =>
      by.user === own.username &&
      target.agentId === own.agentId &&
      (type === 'text.watch-next' || type === 'text.stop-watching') &&
      (state === 'accepted' || state === 'observed'),
  );
  if (last?.type !== 'text.watch-next') return undefined;
  return standing.find(
    ({ supervisor, since }) => supervisor.user === undefined && since >= last.requestedAt - 5000,
  );
}
