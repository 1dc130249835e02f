import { hash } from 'node:crypto';
import type { CommandRequest } from '../../protocol/commands.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { Person } from '../people/person.ts';
import type { StoredCommand } from '../store/store.ts';
import type { Authorised } from './authorise.ts';
import type { BusDeps } from './deps.ts';
import { writeDown } from './write-down.ts';

/** What tells one command from another under the same id: who, what, to whom, why. */
export function contentHashOf(username: string, { type, target, params, reason }: CommandRequest): string {
  return hash('sha256', canonicalJson([username, type, target, params, reason ?? null]), 'hex');
}

/** Second beat: writes down what is about to be done. When that fails, nothing is done [AU1]. */
export async function recordIntent(
  deps: BusDeps,
  person: Person,
  request: CommandRequest,
  { target, capability, platform }: Authorised,
): Promise<StoredCommand> {
  const now = deps.clock.now();
  const waits = capability.destructive === true && deps.undoMs > 0;
  const identity = capability.ownIdentity
    ? await deps.identities.label(person.username, platform.id)
    : undefined;
  const command: StoredCommand = {
    request,
    contentHash: contentHashOf(person.username, request),
    sentAt: undefined,
    team: target.agent?.profile?.team?.name,
    targetName: target.name,
    record: {
      id: request.id,
      type: request.type,
      platformId: platform.id,
      target: request.target,
      by: { user: person.username, name: person.name, platformIdentity: identity },
      reason: request.reason,
      state: 'waiting',
      requestedAt: now,
      undoUntil: waits ? now + deps.undoMs : undefined,
      outcome: undefined,
      asOf: now - 1,
    },
  };
  return writeDown(deps, command, { state: 'waiting', action: 'command.requested' }, async tables => {
    if ((await tables.commands.get(request.id)) !== undefined) throw new Error('the command exists already');
    await deps.alongside?.(tables, command);
  });
}
