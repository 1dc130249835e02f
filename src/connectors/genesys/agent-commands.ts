import { type AgentId, nativeOf } from '../../floor/ids.ts';
import type { Performed } from '../connector.ts';
import { unsent } from '../outcomes.ts';
import type { Account, ApiResult } from './account.ts';
import { performed } from './answers.ts';
import { branchOf, refusalWords } from './status-codes.ts';
import type { ChannelStateOperation } from './wire.ts';

const PRESENCES = { available: 'Ready', unavailable: 'NotReady' } as const;

/** The operation that sets a presence. */
export const operationOf = (presence: keyof typeof PRESENCES): ChannelStateOperation => PRESENCES[presence];

/**
 * Sets an agent's state on each channel, one after the other: Genesys has no call for all. What a channel refused is
 * told by name, because the others have changed.
 */
export async function setChannels(given: {
  readonly account: Account;
  readonly platform: string;
  readonly agentId: AgentId;
  readonly channels: readonly string[];
  readonly operation: ChannelStateOperation;
  /** Called when all was said: the floor looks again. */
  readonly after: () => void;
}): Promise<Performed> {
  const { account, platform, agentId, channels, operation, after } = given;
  const results: { readonly channel: string; readonly result: ApiResult }[] = [];
  for (const channel of channels) {
    const result = await account.call({
      name: `users/channels/${operation}`,
      path: `users/${encodeURIComponent(nativeOf(agentId))}/channels/${encodeURIComponent(channel)}`,
      body: { operationName: operation },
      lane: 'command',
    });
    results.push({ channel, result });
    if (result.kind !== 'done' && result.kind !== 'refused') break;
  }
  after();
  const [first] = results;
  if (first === undefined)
    return unsent('failed', 'Default', 'No channel of this agent is known. Nothing was sent.');
  const done = results.filter(({ result }) => result.kind === 'done').map(({ channel }) => channel);
  const bad = results.find(({ result }) => result.kind !== 'done');
  if (bad === undefined)
    return performed(
      first.result,
      platform,
      operation,
      `${platform} took ${operation} on ${done.join(', ')}.`,
    );
  const outcome = performed(bad.result, platform, operation, '');
  if (done.length === 0) return outcome;
  const message = `${operation} was taken on ${done.join(', ')}, but not on ${bad.channel}: ${
    bad.result.kind === 'refused' ? refusalWords(platform, bad.result.code) : outcome.outcome.message
  }`;
  const branch = bad.result.kind === 'refused' ? branchOf(bad.result.code) : outcome.outcome.branch;
  return { kind: outcome.kind, outcome: { ...outcome.outcome, branch, message } };
}
