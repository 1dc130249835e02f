import type { AgentId } from '../../floor/ids.ts';
import { entityId } from '../../floor/ids.ts';
import type { Actor, Performed } from '../connector.ts';
import { unsent } from '../outcomes.ts';
import type { CxoneClient } from './client.ts';
import { type OwnIdentity, ownIdentity } from './own-identity.ts';
import { createOwnSession, type OwnSession } from './own-session.ts';
import type { SessionsContext } from './sessions-context.ts';
import { type SupervisionCommand, stopSupervising, supervise } from './supervise.ts';

/** The people who supervise, each in a session of their own. */
export type Supervisors = {
  readonly perform: (
    type: SupervisionCommand,
    target: { readonly agentId: AgentId; readonly contactId: string | undefined },
    actor: Actor,
  ) => Promise<Performed>;
  readonly release: (user: string) => Promise<void>;
  readonly releaseAll: () => Promise<void>;
};

/** Signs a person in with their own key. */
export type SignIn = (identity: OwnIdentity) => {
  readonly client: CxoneClient;
  readonly isWho: () => Promise<string | undefined>;
};

type Person = { readonly user: string; readonly own: OwnSession; idle: AbortController | undefined };

const MODES = {
  'contact.monitor': 'monitor',
  'contact.coach': 'coach',
  'contact.barge-in': 'barge-in',
  'contact.take-over': 'take-over',
} as const;

export function createSupervisors(
  given: SessionsContext & {
    readonly signIn: SignIn;
    /** Keeps the gateway's own identity off a session that its owner uses here; two listeners would rob each other. */
    readonly reserve: (agentId: AgentId, reserved: boolean) => Promise<void>;
  },
): Supervisors {
  const { config, clock } = given;
  const people = new Map<string, Person>();
  const turns = new Map<string, Promise<unknown>>();
  /** Cuts short what commands wait for, so that a stop need not wait for a phone to be answered. */
  const interrupt = new AbortController();
  const acting = { ...given, interrupt: interrupt.signal };

  /** One command of a person after the other. */
  const inTurn = <T>(user: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(user) ?? Promise.resolve()).then(work, work);
    const settled = turn.then(
      () => {},
      () => {},
    );
    turns.set(user, settled);
    void settled.then(() => {
      if (turns.get(user) === settled) turns.delete(user);
    });
    return turn;
  };

  const isUsed = (agentId: AgentId) => [...people.values()].some(person => person.own.agentId === agentId);

  const forget = async (person: Person) => {
    person.idle?.abort();
    if (people.get(person.user) === person) people.delete(person.user);
    // The next one may have taken its place by now.
    // At the end nobody listens again, in whoever’s name.
    if (!isUsed(person.own.agentId) && !interrupt.signal.aborted)
      await given.reserve(person.own.agentId, false);
  };

  const inUse = () => {
    const message =
      'Somebody else is using this CXone identity here: a session cannot be shared. Link your own.';
    return unsent('refused', 'IdentityInUse', message);
  };

  const personOf = async (actor: Actor): Promise<Person | Performed> => {
    const identity = ownIdentity(actor.identity);
    if (!identity.ok) return unsent('failed', 'NoIdentity', identity.error);
    const known = people.get(actor.user);
    if (known !== undefined && isSame(known.own.identity, identity.value)) return known;
    if (known !== undefined) {
      await known.own.close();
      await forget(known);
    }
    const agentId = entityId(config.id, identity.value.agentId);
    if (isUsed(agentId)) return inUse();
    const { client, isWho } = given.signIn(identity.value);
    const who = await isWho();
    if (who !== undefined && who !== identity.value.agentId) {
      const message = `Your access key belongs to CXone agent ${who}, not ${identity.value.agentId}: link your identity again.`;
      return unsent('refused', 'WrongIdentity', message);
    }
    await given.reserve(agentId, true);
    // While this one signed in, another may have been quicker.
    if (isUsed(agentId)) return inUse();
    const person: Person = {
      user: actor.user,
      own: createOwnSession(acting, identity.value, client, () => void forget(person)),
      idle: undefined,
    };
    people.set(actor.user, person);
    return person;
  };

  /** Closes a session that was opened here when nobody was supervised for a while. */
  const watchIdle = (person: Person) => {
    person.idle?.abort();
    const idle = new AbortController();
    person.idle = idle;
    const stop = AbortSignal.any([idle.signal, given.signal]);
    void clock.sleep(config.supervise.idleMinutes * 60_000, stop).then(() => {
      if (stop.aborted || people.get(person.user) !== person) return;
      if (given.mirror.supervisions.ofSupervisor(person.own.agentId).length > 0) return watchIdle(person);
      void inTurn(person.user, () => person.own.close());
    });
  };

  const release = (user: string) =>
    inTurn(user, async () => {
      const person = people.get(user);
      if (person === undefined) return;
      await person.own.close();
      await forget(person);
    });

  return {
    perform: (type, { agentId, contactId }, actor) =>
      inTurn(actor.user, async () => {
        const person = await personOf(actor);
        if ('kind' in person) return person;
        const performed =
          type === 'contact.stop'
            ? await stopSupervising(acting, person.own, agentId)
            : await supervise(acting, person.own, agentId, MODES[type], contactId);
        if (people.get(actor.user) === person) {
          if (person.own.sessionId() === undefined) await forget(person);
          else watchIdle(person);
        }
        return performed;
      }),
    release,
    releaseAll: async () => {
      interrupt.abort();
      await Promise.all([...people.keys()].map(release));
    },
  };
}

function isSame(a: OwnIdentity, b: OwnIdentity): boolean {
  return (
    a.agentId === b.agentId &&
    a.accessKeyId === b.accessKeyId &&
    a.accessKeySecret === b.accessKeySecret &&
    a.stationId === b.stationId &&
    a.stationPhone === b.stationPhone
  );
}
