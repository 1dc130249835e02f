import type { CommandType } from '../../floor/commands.ts';
import type { SupervisionMode } from '../../floor/entities.ts';
import { type AgentId, nativeOf } from '../../floor/ids.ts';
import type { Performed } from '../connector.ts';
import type { Emit } from '../emitter.ts';
import { isOk } from '../http.ts';
import { unsent } from '../outcomes.ts';
import type { ApiResult } from './api.ts';
import { told } from './commands.ts';
import type { CxoneConfig } from './config.ts';
import type { Mirror } from './mirror.ts';
import type { OwnSession } from './own-session.ts';

/** The commands that are done in the supervisor's own session. */
export type SupervisionCommand = Extract<CommandType, `contact.${string}`>;

export function isSupervision(type: CommandType): type is SupervisionCommand {
  return type.startsWith('contact.');
}

type Supervising = {
  readonly config: CxoneConfig;
  readonly mirror: Mirror;
  readonly emit: Emit;
  /** Ends every wait. */
  readonly interrupt: AbortSignal;
};

type Step = Exclude<SupervisionMode, 'monitor'>;

const DOING: Readonly<
  Record<SupervisionMode, { readonly what: string; readonly done: string; readonly not: string }>
> = {
  monitor: {
    what: 'Listening in',
    done: 'CXone connects you: you will hear the call, nobody hears you.',
    not: 'CXone did not let you listen in.',
  },
  coach: {
    what: 'Coaching',
    done: 'The agent hears you now, the customer does not.',
    not: 'CXone did not let you coach.',
  },
  'barge-in': {
    what: 'Barging in',
    done: 'You are in the call: agent and customer hear you.',
    not: 'CXone did not let you barge in.',
  },
  'take-over': {
    what: 'Taking over',
    done: 'The call is becoming yours.',
    not: 'CXone did not give you the call.',
  },
};

/** Monitor, or monitor and then go further: what CXone asks for is that order. */
export async function supervise(
  given: Supervising,
  own: OwnSession,
  agentId: AgentId,
  mode: SupervisionMode,
  contactId: string | undefined,
): Promise<Performed> {
  const { mirror } = given;
  if (contactId !== undefined && !mirror.contacts.liveOf(agentId).some(each => each.id === contactId)) {
    const message = `The call that was meant is no longer with ${mirror.nameOf(agentId)}. Nothing was done.`;
    return unsent('refused', 'ContactGone', message);
  }
  if (agentId === own.agentId) return unsent('refused', 'Default', 'You cannot supervise yourself.');
  const present = mirror.supervisions.ofSupervisor(own.agentId);
  const other = present.find(each => each.agentId !== agentId);
  if (other !== undefined && own.sessionId() !== undefined) {
    const message = `You are with ${mirror.nameOf(other.agentId)}: CXone lets one call be heard at a time. Stop that first.`;
    return unsent('refused', 'AlreadyMonitoring', message);
  }
  const ready = (await own.open()) ?? (await own.connectPhone());
  if (ready !== undefined) return ready;

  const isMonitoring = () =>
    mirror.supervisions.ofSupervisor(own.agentId).some(each => each.agentId === agentId);
  if (mode === 'monitor') {
    const performed = told(
      await monitor(own, agentId),
      DOING.monitor.what,
      DOING.monitor.done,
      () => DOING.monitor.not,
    );
    if (performed.kind === 'accepted')
      await given.emit(mirror.supervisions.presume(own.agentId, agentId, 'monitor'));
    return performed;
  }
  if (!isMonitoring()) {
    const begun = own.expectations.expect(fact =>
      fact.kind === 'supervising' && !fact.ended ? true : undefined,
    );
    const result = await monitor(own, agentId);
    if (!isOk(result)) {
      begun.forget();
      return told(result, DOING.monitor.what, '', () => DOING.monitor.not);
    }
    await begun.within(given.config.supervise.confirmSeconds * 1000, given.interrupt);
    if (!isMonitoring()) {
      const message =
        'CXone has not confirmed that you hear the call, so nothing further was done. Try again in a moment.';
      return unsent('failed', 'NotMonitoring', message);
    }
  }
  const result = await step(own, mode);
  const { what, done, not } = DOING[mode];
  const performed = told(result, what, done, () => not);
  if (performed.kind === 'accepted')
    await given.emit(mirror.supervisions.presume(own.agentId, agentId, mode));
  return performed;
}

/** Ends listening in the way the configuration names. */
export async function stopSupervising(
  given: Supervising,
  own: OwnSession,
  agentId: AgentId,
): Promise<Performed> {
  const { mirror, config } = given;
  const supervision = mirror.supervisions.ofSupervisor(own.agentId).find(each => each.agentId === agentId);
  const notMonitoring = () =>
    unsent('refused', 'NotMonitoring', `You are not with ${mirror.nameOf(agentId)} now.`);
  if (supervision === undefined) return notMonitoring();
  // Begun before a restart, or in another application: the session runs, and is joined.
  const trouble = await own.open();
  if (trouble !== undefined) return trouble;
  const sessionId = own.sessionId();
  if (sessionId === undefined) return notMonitoring();
  const contact = supervision.contactId;
  const over = own.expectations.expect(fact => {
    if (fact.kind === 'supervising') return fact.ended ? true : undefined;
    if (fact.kind === 'session-ended') return true;
    return fact.kind === 'session-changed' && fact.session.leg?.status === 'disconnected' ? true : undefined;
  });
  const result =
    config.supervise.stopBy === 'end-contact' && contact !== undefined
      ? await own.client.endContact(sessionId, nativeOf(contact))
      : await own.client.hangUp(sessionId);
  if (!isOk(result)) {
    over.forget();
    return told(result, 'Stopping', '', () => 'CXone did not end your listening: hang up your phone.');
  }
  const confirmed = await over.within(config.supervise.confirmSeconds * 1000, given.interrupt);
  if (confirmed === true) await given.emit(mirror.supervisions.end(own.agentId, agentId));
  const done =
    confirmed === true ? 'You are out of the call.' : 'CXone took it, but has not confirmed it yet.';
  return told(result, 'Stopping', done, () => '');
}

function monitor(own: OwnSession, agentId: AgentId): Promise<ApiResult> {
  return inSession(own, sessionId => own.client.monitor(sessionId, nativeOf(agentId)));
}

function step(own: OwnSession, mode: Step): Promise<ApiResult> {
  return inSession(own, sessionId => {
    if (mode === 'coach') return own.client.coach(sessionId);
    return mode === 'barge-in' ? own.client.barge(sessionId) : own.client.takeOver(sessionId);
  });
}

async function inSession(
  own: OwnSession,
  act: (sessionId: string) => Promise<ApiResult>,
): Promise<ApiResult> {
  const sessionId = own.sessionId();
  return sessionId === undefined ? { kind: 'not-sent', why: 'your session has ended' } : act(sessionId);
}
