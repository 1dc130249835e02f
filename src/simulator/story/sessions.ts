import type { Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { contactsOf, settle } from './agent-state.ts';
import { finish } from './contact-life.ts';
import { campaignOf } from './dialer.ts';
import type { Stage } from './stage.ts';
import { endSupervisionsOf } from './supervising.ts';
import type { Leg, StoryAgent, StoryRefusal, Wanted } from './types.ts';

export type LogInOptions = {
  readonly stationId?: string | undefined;
  readonly stationPhone?: string | undefined;
  /** When the login began, for those who were there before the story. */
  readonly since?: Millis;
  /** Whether the agent's phone is connected at once. */
  readonly withLeg?: boolean;
};

/** Begins an agent's session; it begins unavailable without a reason. */
export function logIn(
  stage: Stage,
  agent: StoryAgent,
  options: LogInOptions = {},
): Result<void, StoryRefusal> {
  if (agent.session !== undefined) return err('already-logged-in');
  const session = {
    number: stage.sessionNumber(),
    startedAt: options.since ?? stage.now(),
    stationId: options.stationId ?? '',
    stationPhone: options.stationPhone ?? agent.stationPhone,
    leg: options.withLeg ? stage.newLeg('active') : undefined,
  };
  agent.session = session;
  agent.wanted = { presence: 'unavailable', reason: undefined };
  agent.leaving = false;
  agent.muted = false;
  agent.campaign = campaignOf(stage, agent);
  stage.tell({ type: 'session-started', agent, session });
  settle(stage, agent);
  return ok(undefined);
}

/** Ends an agent's session. Whatever they had in hand is cut off. */
export function logOut(stage: Stage, agent: StoryAgent, remote: boolean): Result<void, StoryRefusal> {
  const { session } = agent;
  if (session === undefined) return err('not-logged-in');
  endSupervisionsOf(stage, agent);
  if (session.leg && session.leg.status !== 'disconnected') {
    session.leg.status = 'disconnected';
    stage.tell({ type: 'leg', agent, leg: session.leg });
  }
  agent.session = undefined;
  agent.campaign = undefined;
  agent.leaving = false;
  agent.wanted = { presence: 'unavailable', reason: undefined };
  for (const contact of contactsOf(stage, agent)) finish(stage, contact, 'dropped');
  settle(stage, agent);
  stage.tell({ type: 'session-ended', agent, session, remote });
  return ok(undefined);
}

/** Sets what an agent is to be: now, or as soon as what they have in hand is over. */
export function setPresence(stage: Stage, agent: StoryAgent, wanted: Wanted): Result<void, StoryRefusal> {
  if (agent.session === undefined) return err('not-logged-in');
  agent.wanted = wanted;
  const busy = agent.contacts.size > 0;
  const wrapping = busy && contactsOf(stage, agent).every(contact => contact.status === 'wrapping-up');
  // Being set available ends after-contact work, as pressing the button does.
  if (wrapping) for (const contact of contactsOf(stage, agent)) finish(stage, contact, 'hung-up');
  settle(stage, agent, busy);
  return ok(undefined);
}

/** Rings the agent's station; it answers a moment later. */
export function dialLeg(stage: Stage, agent: StoryAgent): Result<void, StoryRefusal> {
  const { session } = agent;
  if (session === undefined) return err('not-logged-in');
  if (session.leg && session.leg.status !== 'disconnected') return err('wrong-state');
  const leg = stage.newLeg('dialing');
  session.leg = leg;
  tellLeg(stage, agent, leg);
  stage.follow(0.8, () => {
    if (agent.session !== session || leg.status !== 'dialing') return;
    leg.status = 'active';
    tellLeg(stage, agent, leg);
  });
  return ok(undefined);
}

/** Hangs up the agent's station. Calls cannot go on without it. */
export function endLeg(stage: Stage, agent: StoryAgent): Result<void, StoryRefusal> {
  const leg = agent.session?.leg;
  if (agent.session === undefined) return err('not-logged-in');
  if (leg === undefined || leg.status === 'disconnected') return err('no-leg');
  leg.status = 'disconnected';
  endSupervisionsOf(stage, agent);
  tellLeg(stage, agent, leg);
  for (const contact of contactsOf(stage, agent))
    if (contact.channel === 'voice' && contact.status !== 'wrapping-up') finish(stage, contact, 'dropped');
  return ok(undefined);
}

function tellLeg(stage: Stage, agent: StoryAgent, leg: Leg): void {
  agent.updatedAt = stage.now();
  stage.tell({ type: 'leg', agent, leg });
}
