import type { Performed } from '../../connectors/connector.ts';
import type { CommandOutcome } from '../../floor/commands.ts';
import type { StoredCommand } from '../store/store.ts';
import type { BusDeps } from './deps.ts';
import { writeDown } from './write-down.ts';

const RETRY_MS = 1000;

/** What came of a command, or that nothing was sent. */
type Ending = Performed | { readonly kind: 'cancelled'; readonly outcome: CommandOutcome };

/** Fourth beat: writes down what came of a command. It did happen, so this is tried until it succeeds. */
export async function recordOutcome(
  deps: BusDeps,
  command: StoredCommand,
  { kind, outcome }: Ending,
  isEnding: () => boolean,
): Promise<StoredCommand> {
  for (;;) {
    try {
      return await writeDown(deps, command, { state: kind, action: `command.${kind}`, outcome });
    } catch (error) {
      deps.report('error', "A command's outcome could not be written down; trying again.", {
        commandId: command.record.id,
        error: String(error),
      });
      if (isEnding()) return command;
      await deps.clock.sleep(RETRY_MS);
    }
  }
}
