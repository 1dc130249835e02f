import { useMemo } from 'react';
import type { CommandInstruction } from '../../../floor/command-params.ts';
import type { CommandType } from '../../../floor/commands.ts';
import type { Supervision, TextLeg, TextSession } from '../../../floor/entities.ts';
import type { TextThread } from '../../../floor/floor.ts';
import type { AgentId } from '../../../floor/ids.ts';
import { useOrder } from '../../commands/asking.ts';
import type { Availability } from '../../commands/availability.ts';
import { type TextCircumstances, textAvailability } from '../../commands/text-availability.ts';
import {
  useAgentRow,
  useCommands,
  useFeed,
  useFreshnessState,
  useNow,
  usePlatform,
  useSupervisions,
} from '../../live/index.ts';
import { useSession } from '../../session/use-session.ts';
import { firstName } from '../../ui/format.ts';
import { ownLeg, type Standing, standingOf } from './own-leg.ts';
import { agentNameOf, customerName } from './thread-words.ts';
import { ownWatch } from './watch.ts';

type TextCommandType = Extract<CommandType, `text.${string}`>;
type TextInstruction = Extract<CommandInstruction, { readonly type: TextCommandType }>;

/** A conversation as one stands towards it, and what one may do. */
export type Conversation = {
  readonly thread: TextThread;
  readonly customer: string;
  /** The customer's address, masked where one may not see it. */
  readonly number: string | undefined;
  readonly agent: string;
  /** The agent's first name, for sentences. */
  readonly name: string;
  readonly platformName: string;
  readonly live: boolean;
  /** What is attached to it, where that is told; values are hidden where one may not see them. */
  readonly data: TextSession['userData'];
  /** Whether the platform attaches data to conversations at all. */
  readonly hasData: boolean;
  readonly leg: TextLeg | undefined;
  readonly standing: Standing;
  /** Own standing watch over the agent's conversations to come. */
  readonly watch: Supervision | undefined;
  readonly act: (type: TextCommandType) => Availability;
  /** Asks for it and returns the command's id. */
  readonly order: (instruction: TextInstruction, reason?: string) => string;
};

const NOBODY: AgentId = 'none:none';

/** Everything that a conversation's parts share. */
export function useConversation(
  thread: TextThread,
  revealed?: Pick<TextSession, 'customer' | 'customerName' | 'userData'> | undefined,
): Conversation {
  const { session } = thread;
  const { id, platformId, agentId } = session;
  const person = useSession();
  const row = useAgentRow(agentId ?? NOBODY);
  const platform = usePlatform(platformId);
  const freshness = useFreshnessState(platformId);
  const feed = useFeed();
  const commands = useCommands();
  const supervisions = useSupervisions(agentId ?? NOBODY);
  const now = useNow();
  const send = useOrder();
  const identity = person.identities.find(one => one.platformId === platformId);
  const leg = ownLeg(session, identity?.label);
  const { username } = person.user;
  const agent = agentNameOf(session, row?.name);
  const watch = agentId && ownWatch(supervisions, commands, { username, agentId, user: identity?.label });
  const connected = feed.state === 'live' || feed.state === 'catching-up';

  const circumstances: TextCircumstances = {
    name: firstName(agent),
    platform,
    freshness,
    connected,
    role: person.user.role,
    permissions: person.permissions,
    identity,
    loggedIn: row !== undefined && row.display !== 'logged-out',
    contact: undefined,
    listening: false,
    ownMode: undefined,
    session,
    leg,
    standing: watch !== undefined,
  };
  const order = useMemo<Conversation['order']>(
    () => (instruction, reason) => {
      const aboutAgent = instruction.type === 'text.watch-next' || instruction.type === 'text.stop-watching';
      const target = aboutAgent ? { agentId } : { sessionId: id, agentId };
      return send({ ...instruction, platformId, target, ...(reason === undefined ? {} : { reason }) });
    },
    [send, platformId, agentId, id],
  );
  return {
    thread,
    customer: customerName(revealed ?? session),
    number: (revealed ?? session).customer,
    agent,
    name: circumstances.name,
    platformName: platform?.name ?? platformId,
    live: connected && freshness === 'live',
    data: revealed?.userData ?? session.userData,
    hasData: session.userData !== undefined || platform?.capabilities['text.add-data']?.can === true,
    leg,
    standing: standingOf(leg, commands, { sessionId: id, username, now }),
    watch,
    act: type => textAvailability(type, circumstances),
    order,
  };
}
