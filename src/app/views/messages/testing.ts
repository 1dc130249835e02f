import type { CommandRecord } from '../../../floor/commands.ts';
import type { TextLeg, TextMessage, TextSession } from '../../../floor/entities.ts';
import type { TextThread } from '../../../floor/floor.ts';
import { makeText } from '../../../floor/testing.ts';

/** Builders for the tests of the messages; nothing of the product imports them. */

export const makeMessage = (overrides: Partial<TextMessage> = {}): TextMessage => ({
  index: 1,
  kind: 'text',
  from: { id: 'c', name: 'Ellen', role: 'customer', visibility: 'everyone' },
  text: 'Where is my parcel?',
  visibility: 'everyone',
  at: 1000,
  ...overrides,
});

export const makeThread = (
  session: Partial<TextSession> = {},
  messages: readonly TextMessage[] = [],
): TextThread => ({ session: makeText(session), messages });

export const makeLeg = (overrides: Partial<TextLeg> = {}): TextLeg => ({
  user: 'sam',
  state: 'chatting',
  mode: 'monitor',
  capabilities: [],
  asOf: 1000,
  ...overrides,
});

export const makeCommand = (overrides: Partial<CommandRecord> = {}): CommandRecord => ({
  id: 'command-1',
  type: 'text.monitor',
  platformId: 'genesys',
  target: { sessionId: 'genesys:t1', agentId: 'genesys:1' },
  by: { user: 'ana', name: 'Ana', platformIdentity: 'sam' },
  reason: undefined,
  state: 'accepted',
  requestedAt: 2000,
  undoUntil: undefined,
  outcome: undefined,
  asOf: 2000,
  ...overrides,
});
