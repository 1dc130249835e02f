import { err, ok, type Result } from '../../lib/result.ts';
import { contactsOf } from './agent-state.ts';
import { endTalk, giveTo, isLive, move, openContact } from './contact-life.ts';
import type { Stage } from './stage.ts';
import type { StoryAgent, StoryContact, StoryRefusal, StorySupervision, SupervisionMode } from './types.ts';

/** What a supervisor watches now. */
export function watchedBy(stage: Stage, supervisor: StoryAgent): StorySupervision | undefined {
  for (const supervision of stage.supervisions) if (supervision.supervisor === supervisor) return supervision;
  return undefined;
}

/** Who watches a contact. */
export function watchersOf(stage: Stage, contact: StoryContact): StorySupervision[] {
  return [...stage.supervisions].filter(supervision => supervision.contact === contact);
}

/** Begins to listen to an agent: to their call of now, or to the next one. */
export function watch(stage: Stage, supervisor: StoryAgent, agent: StoryAgent): Result<void, StoryRefusal> {
  if (supervisor.session === undefined || agent.session === undefined) return err('not-logged-in');
  if (supervisor.session.leg?.status !== 'active') return err('no-leg');
  if (supervisor === agent) return err('nothing-to-watch');
  const before = watchedBy(stage, supervisor);
  if (before) end(stage, before);
  const supervision: StorySupervision = {
    supervisor,
    agent,
    mode: 'monitor',
    since: stage.now(),
    contact: watchable(stage, agent),
    ended: false,
  };
  stage.supervisions.add(supervision);
  stage.tell({ type: 'supervision', supervision });
  return ok(undefined);
}

/** Speaks to the agent alone (coach) or to both (barge in). */
export function stepIn(
  stage: Stage,
  supervisor: StoryAgent,
  mode: SupervisionMode,
): Result<void, StoryRefusal> {
  const supervision = watchedBy(stage, supervisor);
  if (supervision === undefined) return err('not-watching');
  if (supervision.contact === undefined) return err('nothing-to-watch');
  supervision.mode = mode;
  stage.tell({ type: 'supervision', supervision });
  return ok(undefined);
}

/** Takes the call away from the agent: it goes on under a new id, with the same master. */
export function takeOver(stage: Stage, supervisor: StoryAgent): Result<StoryContact, StoryRefusal> {
  const supervision = watchedBy(stage, supervisor);
  if (supervision === undefined) return err('not-watching');
  const { contact, agent } = supervision;
  if (contact === undefined || !isLive(contact)) return err('nothing-to-watch');
  stage.tell({ type: 'taken-over', agent, contact, by: supervisor });
  end(stage, supervision);
  const taken = openContact(stage, {
    platform: contact.platform,
    channel: contact.channel,
    direction: contact.direction,
    status: 'active',
    kind: 'take-over',
    queue: contact.queue,
    customer: contact.customer,
    parent: contact,
    talkSeconds: Math.max(60, contact.talkLeft),
  });
  endTalk(stage, contact, 'taken-over');
  giveTo(stage, taken, supervisor);
  move(stage, taken, 'active');
  return ok(taken);
}

/** Stops watching. */
export function stopWatching(stage: Stage, supervisor: StoryAgent): Result<void, StoryRefusal> {
  const supervision = watchedBy(stage, supervisor);
  if (supervision === undefined) return err('not-watching');
  end(stage, supervision);
  return ok(undefined);
}

/** Ends what an agent watches and whoever watches them. */
export function endSupervisionsOf(stage: Stage, agent: StoryAgent): void {
  for (const supervision of [...stage.supervisions])
    if (supervision.agent === agent || supervision.supervisor === agent) end(stage, supervision);
}

/** Keeps watchers with the call: it began, or it is over. */
export function followCall(stage: Stage, contact: StoryContact): void {
  if (contact.channel !== 'voice' || stage.supervisions.size === 0) return;
  for (const supervision of [...stage.supervisions]) {
    if (supervision.contact === contact && !isLive(contact)) end(stage, supervision);
    else if (supervision.contact === undefined && supervision.agent === contact.agent && isLive(contact)) {
      supervision.contact = contact;
      stage.tell({ type: 'supervision', supervision });
    }
  }
}

/** An agent's call that can be listened to. */
export function watchable(stage: Stage, agent: StoryAgent): StoryContact | undefined {
  return contactsOf(stage, agent).find(contact => contact.channel === 'voice' && isLive(contact));
}

function end(stage: Stage, supervision: StorySupervision): void {
  if (!stage.supervisions.delete(supervision)) return;
  supervision.ended = true;
  stage.tell({ type: 'supervision', supervision });
}
