import type { CommandOutcome, CommandState } from '../../floor/commands.ts';
import type { StoredCommand, Tables } from '../store/store.ts';
import type { BusDeps } from './deps.ts';

/** A command as it is after a step of its life; the step's audit row and the command become durable together [AU1]. */
export async function writeDown(
  { store, audit, emit, clock }: Pick<BusDeps, 'store' | 'audit' | 'emit' | 'clock'>,
  before: StoredCommand,
  step: {
    readonly state: CommandState;
    readonly action: string;
    readonly outcome?: CommandOutcome | undefined;
    readonly sentAt?: number | undefined;
  },
  within?: (tables: Tables) => Promise<void>,
): Promise<StoredCommand> {
  const { record } = before;
  const outcome = step.outcome ?? record.outcome;
  const command: StoredCommand = {
    ...before,
    sentAt: step.sentAt ?? before.sentAt,
    record: {
      ...record,
      state: step.state,
      undoUntil: step.state === 'waiting' ? record.undoUntil : undefined,
      outcome,
      // Later than any fact before it, so that the floor takes the states in their order.
      asOf: Math.max(clock.now(), record.asOf + 1),
    },
  };
  await store.transact(async tables => {
    await within?.(tables);
    await tables.commands.put(command);
    await audit.noteIn(tables, {
      user: record.by.user,
      userName: record.by.name,
      platformIdentity: record.by.platformIdentity,
      action: step.action,
      commandId: record.id,
      commandType: record.type,
      platformId: record.platformId,
      target: record.target.agentId ?? record.target.sessionId ?? record.target.queueId,
      targetName: before.targetName,
      team: before.team,
      reason: record.reason,
      outcome: step.outcome && `${step.outcome.branch}: ${step.outcome.message}`,
      rawStatus: step.outcome?.rawStatus,
      rawText: step.outcome?.rawText,
    });
  });
  // Not waited for: the floor hears of it with the next commit, and the platform should not wait for that.
  void emit([{ type: 'command.changed', command: command.record }]);
  return command;
}
