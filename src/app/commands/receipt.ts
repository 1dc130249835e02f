import type { Capability, CommandOutcome, CommandRecord, CommandState } from '../../floor/commands.ts';
import type { Millis } from '../../lib/clock.ts';

/** An act that was asked for in this browser; what became of it comes with the floor's events. */
export type Asked = Pick<CommandRecord, 'id' | 'type' | 'target' | 'platformId'> & {
  readonly at: Millis;
  /** Why the gateway did not take it, for a person. */
  readonly refusal?: string | undefined;
};

/** How far a command has come, on the way from the click to the effect. */
export const BEATS = ['waiting', 'sent', 'accepted', 'observed'] as const;

export type ReceiptView = {
  /** Beats that lie behind it: 0 to 4. */
  readonly passed: number;
  readonly tone: 'going' | 'done' | 'trouble' | 'off';
  /** Where it is, in plain words. */
  readonly sentence: string;
  /** Milliseconds in which it can still be taken back. */
  readonly undoMs: number | undefined;
  readonly outcome: CommandOutcome | undefined;
};

/** Accepted, and still not seen on the floor after this long: worth a word. */
const OVERDUE_MS = 8000;

type Facts = {
  /** Absent until the gateway told of it. */
  readonly command: Pick<CommandRecord, 'state' | 'undoUntil' | 'outcome' | 'asOf'> | undefined;
  readonly refusal?: string | undefined;
  readonly platformName: string;
  readonly capability: Capability | undefined;
};

/** What a receipt says now. */
export function receiptView({ command, refusal, platformName, capability }: Facts, now: Millis): ReceiptView {
  const at = (passed: number, tone: ReceiptView['tone'], sentence: string): ReceiptView => ({
    passed,
    tone,
    sentence,
    undoMs: undefined,
    outcome: command?.outcome,
  });
  if (command === undefined) {
    return refusal === undefined ? at(0, 'going', 'Asking') : at(0, 'trouble', refusal);
  }
  const said = command.outcome?.message;
  switch (command.state) {
    case 'waiting': {
      const left = Math.max(0, (command.undoUntil ?? now) - now);
      // `now` is the full second, up to one behind: that must not make a second more of it.
      const seconds = Math.max(1, Math.floor(left / 1000));
      const sentence = left > 0 ? `Will be sent in ${seconds} s` : 'Being sent';
      return { ...at(0, 'going', sentence), undoMs: left > 0 ? left : undefined };
    }
    case 'sent':
      return at(2, 'going', `Sent. ${platformName} has not answered yet`);
    case 'accepted':
      if (capability?.can && !capability.observable) {
        return at(3, 'done', `${platformName} accepted it, and does not report what comes of it`);
      }
      return now - command.asOf < OVERDUE_MS
        ? at(3, 'going', `${platformName} accepted it. Not seen on the floor yet`)
        : at(
            3,
            'trouble',
            `${platformName} accepted it, but nothing of it is seen on the floor. Look before you try again`,
          );
    case 'observed':
      return at(4, 'done', 'Done, and seen on the floor');
    case 'refused':
      return at(2, 'trouble', said ?? `${platformName} refused it`);
    case 'failed':
      return at(1, 'trouble', said ?? 'It did not reach the platform. Nothing happened');
    case 'cancelled':
      return at(0, 'off', 'Taken back. Nothing was sent');
    case 'unknown':
      return at(2, 'trouble', said ?? 'No answer came back. It may have happened: look before you try again');
  }
}

/** States in which something is still going on. */
export function isGoing(state: CommandState | undefined): boolean {
  return state === undefined || state === 'waiting' || state === 'sent' || state === 'accepted';
}
