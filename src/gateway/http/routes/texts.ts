import type { TextThread } from '../../../floor/floor.ts';
import { isEntityId } from '../../../floor/ids.ts';
import { seesPlatform } from '../../../floor/scope.ts';
import {
  type RevealTextReply,
  revealTextSchema,
  type TextMessagesReply,
  textMessagesQuerySchema,
  typingSchema,
} from '../../../protocol/texts.ts';
import { showsAgent } from '../../feed/lens.ts';
import { maskMessage } from '../../feed/mask.ts';
import type { Gateway } from '../../gateway.ts';
import { Refused } from '../errors.ts';
import { json, route } from '../route.ts';
import type { Viewer } from '../viewer.ts';

const messages = route({
  method: 'GET',
  path: '/api/texts/:sessionId/messages',
  access: 'floor.view',
  summary:
    'Messages of a conversation before those that the floor holds, from the log; as far as you may read.',
  query: textMessagesQuerySchema,
  reply: { status: 200, description: 'A stretch of the transcript.', type: 'TextMessagesReply' },
  handle: async ({ viewer, params, query }, gateway) => {
    const thread = findThread(viewer, params.sessionId, gateway);
    const { lens } = viewer;
    const whole = gateway.reveals.isRevealed(viewer, thread.session.id);
    const seenThrough = whole ? { ...lens, customers: true, texts: true } : lens;
    const stretch = await gateway.transcripts.read(thread, query);
    const reply: TextMessagesReply = {
      messages: stretch.messages.map(message => maskMessage(seenThrough, message)),
      more: stretch.more,
    };
    return json(reply);
  },
});

const reveal = route({
  method: 'POST',
  path: '/api/texts/:sessionId/reveal',
  access: 'floor.view',
  summary: 'Unmask one conversation for ten minutes. The reason is written down first.',
  body: revealTextSchema,
  reply: { status: 200, description: 'Whose conversation it is, and until when.', type: 'RevealTextReply' },
  handle: async ({ viewer, params, body }, gateway) => {
    const { session } = findThread(viewer, params.sessionId, gateway);
    const agent =
      session.agentId === undefined ? undefined : gateway.keeper.floor().agents.get(session.agentId);
    const result = await gateway.reveals.reveal(viewer, session.id, {
      platformId: session.platformId,
      target: session.id,
      targetName: agent?.profile?.name,
      team: agent?.profile?.team?.name,
      reason: body.reason,
    });
    if (!result.ok) {
      const seconds = Math.ceil(result.error.waitMs / 1000);
      throw new Refused(
        'too-many-requests',
        `You have unmasked several conversations just now. Wait ${seconds} seconds and try again.`,
        { 'retry-after': `${seconds}` },
      );
    }
    const { customer, customerName, subject, userData } = session;
    const reply: RevealTextReply = { customer, customerName, subject, userData, until: result.value.until };
    return json(reply);
  },
});

const typing = route({
  method: 'POST',
  path: '/api/texts/:sessionId/typing',
  access: 'text.send',
  summary:
    'Say that you are writing in a conversation, or no longer are: again every few seconds while you do.',
  body: typingSchema,
  reply: {
    status: 204,
    description: 'Heard. Whether the others are told is up to the mode and the platform.',
  },
  handle: async ({ viewer, params, body }, gateway) => {
    const { id, platformId } = findThread(viewer, params.sessionId, gateway).session;
    const platform = gateway.keeper.floor().platforms.get(platformId);
    if (!platform?.capabilities['text.send']?.can)
      throw new Refused('not-allowed', 'Nobody writes in conversations from here on this platform.');
    gateway.typing.hear(viewer, { sessionId: id, ...body });
    return new Response(null, { status: 204 });
  },
});

export const textRoutes = [messages, reveal, typing];

/** A conversation in the viewer's scope; others do not exist. */
function findThread(viewer: Viewer, id: string | undefined, { keeper }: Gateway): TextThread {
  const floor = keeper.floor();
  const thread = id !== undefined && isEntityId(id) ? floor.texts.get(id) : undefined;
  const { agentId, platformId } = thread?.session ?? {};
  const isInScope =
    platformId !== undefined &&
    seesPlatform(viewer.lens.scope, platformId) &&
    (agentId === undefined || showsAgent(viewer.lens, floor.agents.get(agentId)));
  if (thread === undefined || !isInScope)
    throw new Refused('not-found', 'There is no such conversation on your floor.');
  return thread;
}
