import type { Millis } from '../lib/clock.ts';
import type { CommandType } from './commands.ts';
import type { Membership } from './entities.ts';

type None = Readonly<Record<string, never>>;

/** What may be set of a membership. Absent means: leave as it is (or the platform's default when adding). */
export type MembershipSettings = {
  readonly availability?: Exclude<Membership['availability'], 'unknown'> | undefined;
  readonly wrapUpSeconds?: number | undefined;
  readonly order?: number | undefined;
  readonly priority?: number | undefined;
  readonly callLimit?: number | undefined;
  readonly textLimit?: number | undefined;
  readonly autoAnswer?: boolean | undefined;
  readonly answerConfirmation?: boolean | undefined;
  readonly proficiency?: number | undefined;
  /** Wait for the platform's own confirmation where it offers one; slower, but nothing stays pending. */
  readonly synchronous?: boolean | undefined;
};

/** Parameters of each command, beside its target. Checked at the gateway's edge, trusted by connectors. */
export type CommandParams = {
  readonly 'agent.join-session': None;
  readonly 'agent.leave-session': None;
  readonly 'agent.terminate-session': None;
  readonly 'agent.set-state': {
    readonly presence: 'available' | 'unavailable';
    /** The platform's code for the reason of being unavailable. */
    readonly reasonCode?: string | undefined;
  };
  readonly 'agent.send-message': {
    readonly text: string;
    readonly subject?: string | undefined;
    readonly expireMinutes?: number | undefined;
  };
  readonly 'agent.send-event': { readonly name: string; readonly persist: boolean; readonly data: string };
  readonly 'contact.monitor': None;
  readonly 'contact.coach': None;
  readonly 'contact.barge-in': None;
  readonly 'contact.take-over': None;
  readonly 'contact.stop': None;
  readonly 'text.monitor': None;
  readonly 'text.coach': None;
  readonly 'text.barge-in': None;
  readonly 'text.accept': None;
  readonly 'text.reject': None;
  readonly 'text.leave': None;
  readonly 'text.send': { readonly audience: 'agent' | 'everyone'; readonly text: string };
  readonly 'text.complete': None;
  readonly 'text.set-disposition': { readonly disposition: string };
  readonly 'text.add-data': { readonly key: string; readonly value: string };
  readonly 'text.change-data': { readonly key: string; readonly value: string };
  readonly 'text.delete-data': { readonly key: string };
  readonly 'text.watch-next': {
    readonly mode: 'monitor' | 'coach' | 'barge-in';
    readonly scope: 'next' | 'all';
  };
  readonly 'text.stop-watching': None;
  readonly 'queue.add-agent': MembershipSettings;
  readonly 'queue.update-agent': MembershipSettings;
  readonly 'queue.remove-agent': None;
  readonly 'queue.log-in': None;
  readonly 'queue.log-out': { readonly status?: string | undefined };
  readonly 'queue.single-call': None;
  readonly 'queue.loan-agent': MembershipSettings & { readonly until: Millis };
};

/** A command's type together with the parameters that belong to it. */
export type CommandInstruction = {
  readonly [T in CommandType]: { readonly type: T; readonly params: CommandParams[T] };
}[CommandType];
