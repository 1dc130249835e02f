import { dialLeg, endLeg, logIn, logOut, setPresence } from '../story/sessions.ts';
import type { StoryAgent } from '../story/types.ts';
import type { Call } from './call.ts';
import { breakReason } from './codes.ts';
import { snapshot } from './feed.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { accepted, json, refused, refusedByStory } from './reply.ts';
import type { Stream } from './streams.ts';

/** The stream that a session id in the path belongs to, or the refusal. */
export function streamOf(cxone: Cxone, call: Call): Stream | Response {
  const found = cxone.streams.find(call.param('sessionId'));
  if (found === undefined) return refused(404, 'InvalidAgentSession', 'Invalid agent session Id.');
  if (found.stream.endedAt !== undefined)
    return refused(409, 'Session Ended', 'The agent session has ended.');
  return found.stream;
}

/** Whose session a call means: its own, or another's where the caller may act in others' names. */
function meant(cxone: Cxone, call: Call): StoryAgent | Response {
  const asked = call.arg('asAgentId');
  if (asked === undefined || asked === call.actor.id) return call.actor;
  return inNameOf(cxone, call, asked);
}

function inNameOf(cxone: Cxone, call: Call, asked: string): StoryAgent | Response {
  const agent = agentOf(cxone, asked);
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  if (!call.actor.supervisor || cxone.faults.strike('impersonation-off'))
    return refused(403, 'ImpersonateNotEnabled', 'Impersonate is not enabled for this user.');
  return agent;
}

function opened(cxone: Cxone, agent: StoryAgent): Response {
  if (agent.session === undefined) return refused(404, 'InvalidAgentSession', 'The agent has no session.');
  const stream = cxone.streams.open(agent, agent.session);
  stream.pending = snapshot(cxone, agent);
  const kept = cxone.kept.get(agent.id);
  if (kept) stream.pending.push(...kept.values());
  cxone.kept.delete(agent.id);
  return accepted({ sessionId: cxone.streams.idOf(stream) });
}

/** POST agent-sessions: begins a session with a station or a phone number; 409 when there is one already. */
export function openSession(cxone: Cxone, call: Call): Response {
  const agent = meant(cxone, call);
  if (agent instanceof Response) return agent;
  const [stationId, phone] = [call.arg('stationId'), call.arg('stationPhoneNumber')];
  if (stationId === undefined && phone === undefined)
    return refused(400, 'InvalidStationId', 'A stationId or a stationPhoneNumber is needed.');
  if (phone !== undefined && phone.replace(/\D/g, '').length < 3)
    return refused(400, 'InvalidStationPhoneNumber', 'Invalid station phone number.');
  const begun = logIn(cxone.stage, agent, { stationId, stationPhone: phone });
  return begun.ok ? opened(cxone, agent) : refusedByStory(begun.error);
}

/**
 * POST agent-sessions/join: listens to a session that is there; without an agent, to one's own. The Studio action names
 * a session instead of an agent (Studio help, Join Agent Session), so a session id is understood too.
 */
export function joinSession(cxone: Cxone, call: Call): Response {
  const sessionId = call.arg('asAgentId') === undefined ? call.arg('sessionId') : undefined;
  const agent = sessionId === undefined ? meant(cxone, call) : holderOf(cxone, call, sessionId);
  return agent instanceof Response ? agent : opened(cxone, agent);
}

/** Whose session this is, by the API's id for it or by the platform's own number (`AgentSessionStart.SessionId`). */
function holderOf(cxone: Cxone, call: Call, sessionId: string): StoryAgent | Response {
  const stream = cxone.streams.find(sessionId)?.stream;
  const agent =
    stream?.endedAt === undefined && stream !== undefined
      ? stream.agent
      : allAgents(cxone).find(({ session }) => session?.number === sessionId);
  if (agent === undefined) return refused(404, 'InvalidAgentSession', 'Invalid agent session Id.');
  return agent === call.actor ? agent : inNameOf(cxone, call, agent.id);
}

/** DELETE agent-sessions/{id}: ends the session itself, for everybody who listens. */
export function endSession(cxone: Cxone, call: Call): Response {
  const stream = streamOf(cxone, call);
  if (stream instanceof Response) return stream;
  const { agent } = stream;
  const own = agent === call.actor;
  if (!own && !call.actor.supervisor) return forbidden();
  if (agent.contacts.size > 0 && !call.flag('forceLogoff') && !call.flag('endContacts'))
    return refused(409, 'ActiveContacts', 'The agent has active contacts.');
  logOut(cxone.stage, agent, !own);
  return accepted();
}

/** POST agents/{id}/logout: forces an agent's session to end. */
export function forceLogout(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const allowed = agent === call.actor || call.actor.supervisor;
  if (!allowed || cxone.faults.strike('no-permission')) return forbidden();
  const ended = logOut(cxone.stage, agent, agent !== call.actor);
  return ended.ok ? accepted() : refusedByStory(ended.error);
}

/** POST agent-sessions/{id}/state: an agent's own change of state. */
export function setOwnState(cxone: Cxone, call: Call): Response {
  const stream = streamOf(cxone, call);
  if (stream instanceof Response) return stream;
  return changeState(cxone, call, stream.agent, 'reason', accepted);
}

/** POST agents/{id}/state: a supervisor's change of an agent's state. */
export function setAgentState(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, call.param('agentId'));
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  if (!call.actor.supervisor && agent !== call.actor) return forbidden();
  return changeState(cxone, call, agent, 'outStateId', () => json({}));
}

function changeState(
  cxone: Cxone,
  call: Call,
  agent: StoryAgent,
  reasonName: 'reason' | 'outStateId',
  done: () => Response,
): Response {
  const state = call.arg('state')?.toLowerCase();
  if (state !== 'available' && state !== 'unavailable')
    return refused(400, 'InvalidState', 'Invalid state request.');
  const asked = call.arg(reasonName);
  const reason = asked === undefined || asked === '0' ? undefined : breakReason(asked);
  if (reason === null) return refused(400, 'InvalidOutStateId', 'Invalid state request.');
  if (reason?.afterContactWork && agent.contacts.size === 0)
    return refused(409, 'InvalidState', 'An ACW code needs an active contact.');
  const watches = [...cxone.stage.supervisions].some(({ supervisor }) => supervisor === agent);
  if (state === 'available' && watches)
    return refused(409, 'InvalidState', 'A supervisor who monitors cannot be available.');
  const changed = setPresence(cxone.stage, agent, { presence: state, reason: reason?.name });
  return changed.ok ? done() : refusedByStory(changed.error);
}

/** POST agent-sessions/{id}/agent-phone/{dial|end|mute|unmute}. */
export function agentPhone(cxone: Cxone, call: Call): Response {
  const stream = streamOf(cxone, call);
  if (stream instanceof Response) return stream;
  const { stage } = cxone;
  const { agent } = stream;
  const verb = call.param('verb');
  if (verb === 'dial' || verb === 'end') {
    const done = verb === 'dial' ? dialLeg(stage, agent) : endLeg(stage, agent);
    return done.ok ? accepted() : refusedByStory(done.error);
  }
  if (verb !== 'mute' && verb !== 'unmute') return refused(404, 'NotFound', 'No such request.');
  if (agent.session?.leg?.status !== 'active') return refusedByStory('no-leg');
  agent.muted = verb === 'mute';
  stage.tell({ type: 'aside', agent, aside: { kind: 'mute', muted: agent.muted } });
  return accepted();
}

/** POST agent-sessions/{id}/keep-alive and …/event-queue-resize: taken note of. */
export function keepAlive(cxone: Cxone, call: Call): Response {
  const stream = streamOf(cxone, call);
  if (stream instanceof Response) return stream;
  stream.polledAt = cxone.clock.now();
  return json({});
}

/** Not allowed; CXone's own word for the branch is "OnUnauthorized". */
export function forbidden(): Response {
  return refused(403, 'Forbidden', 'Insufficient permissions for this request.');
}
