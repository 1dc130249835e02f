import { contactsOf } from '../story/agent-state.ts';
import { answer, refuse } from '../story/calls.ts';
import { endTalk, finish, move, retell } from '../story/contact-life.ts';
import { transferTo } from '../story/handover.ts';
import { stepIn, stopWatching, takeOver, watch, watchedBy } from '../story/supervising.ts';
import type { StoryAgent, StoryContact } from '../story/types.ts';
import type { Call } from './call.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { accepted, json, nothing, refused, refusedByStory } from './reply.ts';
import { forbidden, streamOf } from './sessions.ts';

/** Whose session a supervisor's act goes through: it must be a session of a supervisor, and open. */
function supervisorOf(cxone: Cxone, call: Call): StoryAgent | Response {
  const stream = streamOf(cxone, call);
  if (stream instanceof Response) return stream;
  if (!stream.agent.supervisor || cxone.faults.strike('no-permission')) return forbidden();
  return stream.agent;
}

/** POST agent-sessions/{id}/monitor: begins to listen to targetAgentId. */
export function monitor(cxone: Cxone, call: Call): Response {
  const supervisor = supervisorOf(cxone, call);
  if (supervisor instanceof Response) return supervisor;
  const target = call.arg('targetAgentId');
  if (target === undefined) return refused(400, 'InvalidAgentId', 'targetAgentId is required.');
  const agent = agentOf(cxone, target);
  if (agent === undefined) return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
  const begun = watch(cxone.stage, supervisor, agent);
  return begun.ok ? accepted() : refusedByStory(begun.error);
}

/** POST agent-sessions/{id}/{coach|barge|take-over}: goes further with the agent who is being monitored. */
export function goFurther(cxone: Cxone, call: Call): Response {
  const supervisor = supervisorOf(cxone, call);
  if (supervisor instanceof Response) return supervisor;
  const { stage } = cxone;
  const verb = call.param('verb');
  const done =
    verb === 'take-over'
      ? takeOver(stage, supervisor)
      : stepIn(stage, supervisor, verb === 'coach' ? 'coach' : 'barge-in');
  return done.ok ? accepted() : refusedByStory(done.error);
}

/** POST agent-sessions/{id}/interactions/{contactId}/{verb}: what an agent does with a contact. */
export function interact(cxone: Cxone, call: Call): Response {
  const stream = streamOf(cxone, call);
  if (stream instanceof Response) return stream;
  const { stage } = cxone;
  const { agent } = stream;
  const contactId = call.param('contactId');
  const verb = call.param('verb');
  // Ending the copy of the watched call ends the listening, not the customer's call.
  if (verb === 'end' && watchedBy(stage, agent)?.contact?.id === contactId) {
    stopWatching(stage, agent);
    return accepted();
  }
  const contact = contactsOf(stage, agent).find(({ id }) => id === contactId);
  if (contact === undefined) return refused(404, 'InvalidContactId', 'Invalid contact Id.');
  return perform(cxone, contact, verb) ? accepted() : refusedByStory('wrong-state');
}

/** Does it when the contact's status allows it. */
function perform({ stage }: Cxone, contact: StoryContact, verb: string): boolean {
  const { status } = contact;
  const only = (statuses: readonly string[], act: () => void): boolean => {
    if (!statuses.includes(status)) return false;
    act();
    return true;
  };
  switch (verb) {
    case 'accept':
      return only(['ringing'], () => answer(stage, contact));
    case 'reject':
      return only(['ringing'], () => refuse(stage, contact));
    case 'hold':
      return only(['active', 'joined'], () => move(stage, contact, 'held'));
    case 'resume':
      return only(['held'], () => move(stage, contact, 'active'));
    case 'mask':
      return only(['active'], () => move(stage, contact, 'masked'));
    case 'unmask':
      return only(['masked'], () => move(stage, contact, 'active'));
    case 'record':
      contact.recording = true;
      retell(stage, contact);
      return true;
    case 'transfer':
      return only(['active', 'held'], () => transferTo(stage, contact, undefined));
    default:
      if (status === 'wrapping-up') finish(stage, contact, 'hung-up');
      else endTalk(stage, contact, 'hung-up');
      return true;
  }
}

/** POST contacts/{id}/end and …/record: done from outside, by a supervisor. */
export function contactFromOutside(cxone: Cxone, call: Call): Response {
  if (!call.actor.supervisor) return forbidden();
  const contact = cxone.stage.contacts.get(call.param('contactId'));
  if (contact?.platform !== 'cxone') return refused(404, 'InvalidContactId', 'Invalid contact Id.');
  if (call.param('verb') === 'end') finish(cxone.stage, contact, 'hung-up');
  else {
    contact.recording = true;
    retell(cxone.stage, contact);
  }
  return accepted();
}

/**
 * POST contacts/{id}/monitor {phoneNumber}: the platform rings that phone, without any session. Who listens there is no
 * agent of the story, so nobody is shown as listening.
 */
export function monitorByPhone(cxone: Cxone, call: Call): Response {
  if (!call.actor.supervisor || cxone.faults.strike('no-permission')) return forbidden();
  if ((call.arg('phoneNumber') ?? '').replace(/\D/g, '').length < 3)
    return refused(400, 'InvalidPhoneNumber', 'A phoneNumber is needed.');
  return isKnown(cxone, call) ? accepted() : refusedByStory('no-such-contact');
}

/** POST interactions/{id}/signal, p1…p9: for the script of the contact, which the story has none of. */
export function signal(cxone: Cxone, call: Call): Response {
  return isKnown(cxone, call) ? json({}) : refusedByStory('no-such-contact');
}

function isKnown(cxone: Cxone, call: Call): boolean {
  return cxone.stage.contacts.get(call.param('contactId'))?.platform === 'cxone';
}

const EVENT_TYPES = { monitor: [1, 'Monitor'], coach: [2, 'Coach'], 'barge-in': [3, 'Barge'] } as const;

/** GET activesupervisors: who listens to whom, in any application. */
export function activeSupervisors(cxone: Cxone, call: Call): Response {
  const teams = call
    .arg('teamIds')
    ?.split(',')
    .map(id => id.trim());
  const own = new Set(allAgents(cxone));
  const list = [...cxone.stage.supervisions]
    .filter(({ agent }) => own.has(agent) && (teams === undefined || teams.includes(String(agent.team.id))))
    .map(({ supervisor, agent, contact, mode, since }) => ({
      initiatingAgentNo: Number(supervisor.id),
      targetAgentNo: Number(agent.id),
      contactId: contact === undefined ? null : Number(contact.id),
      contactEventTypeId: EVENT_TYPES[mode][0],
      eventStateDescription: EVENT_TYPES[mode][1],
      startTimeStamp: cxone.time(since),
    }));
  return list.length === 0 ? nothing() : json({ supervisorStatuslist: list });
}
