import type { Performed } from '../../connectors/connector.ts';
import type { CommandOutcome } from '../../floor/commands.ts';
import type { StoredCommand } from '../store/store.ts';
import type { BusDeps } from './deps.ts';
import { writeDown } from './write-down.ts';

/** An outcome that no platform told. */
export function ownOutcome(branch: string, message: string): CommandOutcome {
  return { branch, message, rawStatus: undefined, rawText: undefined };
}

/** Third beat, its beginning: from here on the command may have happened, whatever becomes of this process. */
export function recordSent(deps: BusDeps, command: StoredCommand): Promise<StoredCommand> {
  const sentAt = deps.clock.now();
  return writeDown(deps, command, { state: 'sent', action: 'command.sent', sentAt });
}

/** Third beat: hands the command to its platform, once. Resolves with what came of it, whatever happens. */
export async function send(deps: BusDeps, command: StoredCommand): Promise<Performed> {
  const { request, record } = command;
  const connector = deps.connectors.get(record.platformId);
  if (connector === undefined)
    return { kind: 'failed', outcome: ownOutcome('NoConnector', 'The platform is no longer configured.') };
  try {
    const { user, name, platformIdentity } = record.by;
    const identity =
      platformIdentity === undefined ? undefined : await deps.identities.open(user, record.platformId);
    return await connector.perform({ ...request, reason: record.reason }, { user, name, identity });
  } catch (error) {
    deps.report('error', 'A connector threw while it performed a command.', {
      commandId: record.id,
      error: String(error),
    });
    const message = 'The gateway lost track of the command. It may have happened: look at the floor.';
    return { kind: 'unknown', outcome: ownOutcome('Default', message) };
  }
}
