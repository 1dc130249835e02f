import type { StoryAgent } from '../story/types.ts';
import { customEvent } from './agent-events.ts';
import { bodyList, type Call, field } from './call.ts';
import { withHosts } from './feed.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
import { forbidden } from './sessions.ts';

/** POST agents/messages: whom it is for hears that messages are to be fetched. */
export function agentMessages(cxone: Cxone, call: Call): Response {
  if (!call.actor.supervisor) return forbidden();
  const items = bodyList(call.body, 'agentMessages');
  if (items === undefined) return refused(400, 'InvalidBody', 'agentMessages is required.');
  const results = items.map((item, index) => {
    const message = field(item, 'message');
    if (typeof message !== 'string' || message === '')
      return { agentMessageId: 0, success: false, error: 'InvalidMessage' };
    const targets = targetsOf(cxone, field(item, 'targetType'), field(item, 'targetId'));
    if (targets === undefined) return { agentMessageId: 0, success: false, error: 'InvalidTargetId' };
    for (const agent of targets)
      cxone.stage.tell({ type: 'aside', agent, aside: { kind: 'updated', what: 'messages' } });
    return { agentMessageId: 5_000 + index, success: true, error: '' };
  });
  const errorCount = results.filter(({ success }) => !success).length;
  return json({ errorCount, agentMessageResults: results });
}

/** PUT agents/{id}/custom-event: its parameters stand in the query. */
export function putCustomEvent(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const name = call.arg('eventName');
  if (name === undefined) return refused(400, 'InvalidEventName', 'eventName is required.');
  const event = withHosts(customEvent(name, call.arg('data') ?? ''));
  if (agent.session !== undefined) cxone.streams.push(agent, [event]);
  else if (call.flag('persistInMemory')) {
    const kept = cxone.kept.get(agent.id) ?? new Map();
    kept.set(name, event);
    cxone.kept.set(agent.id, kept);
  }
  return json({});
}

const TARGET_TYPES = ['agent', 'team', 'everyone', 'station'];

function targetsOf(cxone: Cxone, type: unknown, id: unknown): readonly StoryAgent[] | undefined {
  const asked = typeof type === 'number' ? TARGET_TYPES[type - 1] : String(type ?? 'everyone').toLowerCase();
  switch (asked) {
    case 'everyone':
      return allAgents(cxone);
    case 'agent': {
      const agent = agentOf(cxone, String(id));
      return agent && [agent];
    }
    case 'team': {
      const members = allAgents(cxone).filter(agent => String(agent.team.id) === String(id));
      return members.length === 0 ? undefined : members;
    }
    case 'station':
      return allAgents(cxone).filter(agent => agent.session?.stationId === String(id));
    default:
      return undefined;
  }
}
