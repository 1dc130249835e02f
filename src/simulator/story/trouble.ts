import { contactsOf, settle } from './agent-state.ts';
import { finish, giveTo, move, openContact, retell } from './contact-life.ts';
import { newCustomer } from './routing.ts';
import { logIn, logOut } from './sessions.ts';
import { comeIn } from './shifts.ts';
import type { Stage } from './stage.ts';
import type { StoryAgent } from './types.ts';

/** Leaves an agent hanging in a call of hours ago: the line is dead, nothing ends it but the end of the session. */
export function getStuck(stage: Stage, agent: StoryAgent, hours: number): void {
  if (agent.session === undefined) logIn(stage, agent, { withLeg: true });
  const { session } = agent;
  if (session === undefined) return;
  for (const contact of contactsOf(stage, agent)) finish(stage, contact, 'dropped');
  const since = stage.now() - Math.round(hours * 3_600_000);
  agent.session = { ...session, startedAt: Math.min(session.startedAt, since - 1_800_000) };
  agent.wanted = { presence: 'available', reason: undefined };
  const queue = [...agent.queues.keys()]
    .map(id => stage.queues.get(id))
    .find(found => found?.channel === 'voice');
  const contact = openContact(stage, {
    platform: agent.platform,
    channel: 'voice',
    direction: 'inbound',
    status: 'active',
    queue,
    customer: newCustomer(stage),
    startedAt: since,
  });
  contact.stuck = true;
  giveTo(stage, contact, agent);
  contact.agentSince = since;
  move(stage, contact, 'active');
  contact.statusSince = since;
  retell(stage, contact);
  agent.state = { ...agent.state, since };
  if (agent.session.leg) {
    agent.session.leg.status = 'disconnected';
    stage.tell({ type: 'leg', agent, leg: agent.session.leg });
  }
  settle(stage, agent, true);
}

/** Chooses so many agents of the floor and gets them stuck. */
export function getSomeStuck(stage: Stage, count: number): void {
  const talkers = [...stage.agents.values()].filter(
    agent =>
      agent.acts &&
      !agent.supervisor &&
      agent.session !== undefined &&
      agent.campaign === undefined &&
      // Calls get stuck, text messages do not.
      [...agent.queues.keys()].some(id => stage.queues.get(id)?.channel === 'voice'),
  );
  for (let i = 0; i < count && talkers.length > 0; i += 1) {
    const [agent] = talkers.splice(stage.random.whole(0, talkers.length - 1), 1);
    if (agent) getStuck(stage, agent, stage.random.between(2.5, 5.5));
  }
}

/** The line drops for a share of the agents; they come back over a minute when it is mended. */
export function breakDown(stage: Stage, share: number, seconds: number): void {
  for (const agent of stage.agents.values()) {
    if (!agent.acts || agent.supervisor || agent.session === undefined || !stage.random.chance(share))
      continue;
    stage.tell({ type: 'leg-error', agent, code: 'AgentLinkTimeout', contactId: undefined });
    logOut(stage, agent, false);
    stage.plan(seconds + stage.random.between(0, 60), () => comeIn(stage, agent));
  }
}
