import { type AgentId, entityId } from '../../floor/ids.ts';
import type { Performed } from '../connector.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import { answered, silent, unsent } from '../outcomes.ts';
import { type ApiResult, silenceOf } from './api.ts';
import type { CxoneClient } from './client.ts';
import { told } from './commands.ts';
import { createExpectations, type Expectations } from './expectations.ts';
import type { OwnIdentity } from './own-identity.ts';
import { listen, type Rejoined } from './session.ts';
import type { SessionsContext } from './sessions-context.ts';
import { createStream } from './stream.ts';
import { parseEvent, sessionReplySchema } from './wire.ts';

/** One supervisor's own session on CXone, as far as Floorwatch opened or joined it. */
export type OwnSession = {
  readonly agentId: AgentId;
  readonly identity: OwnIdentity;
  readonly client: CxoneClient;
  readonly expectations: Expectations;
  /** The id that calls within the session want now; `undefined` when there is no session. */
  readonly sessionId: () => string | undefined;
  /** Opens the session, or joins the one that runs already; `undefined` when it is there. */
  readonly open: () => Promise<Performed | undefined>;
  /** Connects the supervisor's phone; `undefined` when it is connected. */
  readonly connectPhone: () => Promise<Performed | undefined>;
  /** Puts down what was picked up here: the phone, and the session if it was opened here. */
  readonly close: () => Promise<void>;
};

const CLOSING_PATIENCE_MS = 5_000;

/** Makes a supervisor's own session; nothing is sent before it is needed. */
export function createOwnSession(
  given: SessionsContext & { readonly interrupt: AbortSignal },
  identity: OwnIdentity,
  client: CxoneClient,
  onEnd: () => void,
): OwnSession {
  const { config, mirror, clock, emit } = given;
  const agentId = entityId(config.id, identity.agentId);
  const expectations = createExpectations(clock);
  let current: string | undefined;
  let opened = false;
  /** The platform's numbers of the session that was opened here, and of the one that is heard now. */
  let openedNumber: string | undefined;
  let number: string | undefined;
  let dialled = false;
  let leaving: AbortController | undefined;
  let running: Promise<void> | undefined;
  /** Whose session it turned out to be, when it is somebody else's, and the id it has now. */
  let foreign: { readonly owner: string; readonly sessionId: string } | undefined;

  const linkName = `own session ${agentId}`;
  const { memory } = given.context;
  const ours = `own:${identity.agentId}`;
  const mark = (value: string | undefined) =>
    memory.set(ours, value).catch(() => given.context.count('memory_failed'));

  /** Their owner's own sessions are never closed, not even one that took the place of what was opened here. */
  const isOurs = () => opened && number === openedNumber;

  /** A session tells its number: what was opened here is known by it, over a restart too. */
  const identify = async (told: string | undefined) => {
    number = told;
    if (!opened || openedNumber !== undefined || told === undefined) return;
    openedNumber = told;
    await mark(told);
  };

  const bounded = (work: Promise<unknown>) => Promise.race([work, clock.sleep(CLOSING_PATIENCE_MS)]);

  const legIsActive = () => mirror.agents.get(agentId)?.session?.leg?.status === 'active';

  const idIn = (result: ApiResult): string | undefined => {
    const json = isOk(result) ? parseJson(result.text) : undefined;
    return json?.ok ? sessionReplySchema.safeParse(json.value).data?.sessionId : undefined;
  };

  const begin = async (sessionId: string) => {
    current = sessionId;
    const leave = new AbortController();
    leaving = leave;
    const stop = () => leave.abort();
    given.signal.addEventListener('abort', stop, { once: true });
    await emit(mirror.agents.session(agentId, { status: 'open', listening: 'joined', note: undefined }));
    // The snapshot tells whether a phone is connected already.
    const told = expectations.expect(fact => (fact.kind === 'session-started' ? true : undefined));
    running = follow(sessionId, leave.signal)
      .catch(error =>
        given.context.log('error', 'a supervisor’s session could not be followed', { error: String(error) }),
      )
      .finally(() => {
        given.signal.removeEventListener('abort', stop);
        given.link.drop(linkName);
        current = undefined;
        onEnd();
      });
    const confirmed = told.within(config.supervise.confirmSeconds * 1000, given.interrupt);
    await Promise.race([confirmed, running]);
    told.forget();
  };

  /** Nobody acts under another's number: the session, not the form, says whose it is. */
  const refuseForeign = async (isNew: boolean): Promise<Performed | undefined> => {
    if (foreign === undefined) return undefined;
    const { owner, sessionId } = foreign;
    if (isNew) await bounded(client.close(sessionId));
    if (isNew) await mark(undefined);
    await emit(mirror.agents.session(agentId, { listening: 'no' }));
    const message = `Your access key belongs to CXone agent ${owner}, not ${identity.agentId}: link your identity again.`;
    return unsent('refused', 'WrongIdentity', message);
  };

  const follow = async (sessionId: string, signal: AbortSignal) => {
    const stream = createStream(agentId, mirror);
    const end = await listen(sessionId, {
      api: client.api,
      clock,
      random: given.context.random,
      longPollSeconds: config.poll.longPollSeconds,
      signal,
      pointer: {
        save: async id => {
          current = id;
        },
        load: async () => undefined,
        clear: async () => {},
      },
      handle: async (events, whole) => {
        const owner = ownerIn(events);
        if (owner !== undefined && owner !== identity.agentId) {
          foreign = { owner, sessionId: current ?? sessionId };
          return false;
        }
        const facts = await given.take(agentId, stream, events, whole);
        if (facts === undefined) return false;
        const start = facts.findLast(fact => fact.kind === 'session-started');
        if (start !== undefined) await identify(start.session.number);
        const isLegDown = facts.some(
          fact => fact.kind === 'session-changed' && fact.session.leg?.status === 'disconnected',
        );
        if (isLegDown) dialled = false;
        // Without the phone there is no listening, whatever else the platform tells.
        if (isLegDown) await emit(mirror.supervisions.endAllOf(agentId));
        expectations.heard(facts);
        return true;
      },
      unreadable: (raw, why) => given.setAside('get-next-event', why, raw),
      trouble: why => {
        if (why === undefined) given.link.good(linkName);
        else given.link.bad(linkName, 'partial', `The session of ${identity.label} cannot be heard: ${why}`);
      },
      rejoin: async (): Promise<Rejoined> => {
        const result = await client.join(undefined);
        const id = idIn(result);
        if (id !== undefined) return { kind: 'joined', sessionId: id };
        return result.kind === 'answer' && result.status < 500 && result.status !== 429
          ? { kind: 'no-session' }
          : { kind: 'trouble', why: 'it could not be joined again' };
      },
    });
    if (end.kind === 'left') return;
    await mark(undefined);
    await emit(
      end.kind === 'ended'
        ? mirror.endSession(agentId, undefined)
        : [
            ...mirror.supervisions.endAllOf(agentId),
            ...mirror.agents.session(agentId, { listening: 'lost', note: `CXone refuses it: ${end.why}` }),
          ],
    );
  };

  return {
    agentId,
    identity,
    client,
    expectations,
    sessionId: () => current,

    open: async () => {
      if (current !== undefined) return undefined;
      const result = await client.open(identity);
      if (result.kind !== 'answer') return silent(silenceOf(result), 'CXone', 'Opening your session');
      if (result.status === 409) {
        const joined = await client.join(undefined);
        const id = idIn(joined);
        if (id === undefined)
          return told(
            joined,
            'Joining your session',
            '',
            () => 'CXone did not let your own running session be joined.',
          );
        // A session that was opened here before a restart is still ours to close, once it has told its number.
        openedNumber = await memory.get(ours).catch(() => undefined);
        opened = openedNumber !== undefined;
        await begin(id);
        return refuseForeign(false);
      }
      const id = idIn(result);
      if (id === undefined) {
        if (isOk(result))
          return answered('failed', 'Default', 'CXone opened your session but did not tell its id.', result);
        return told(
          result,
          'Opening your session',
          '',
          () => 'CXone did not open your session: check your station or phone number.',
        );
      }
      opened = true;
      await mark('opened');
      await begin(id);
      return refuseForeign(true);
    },

    connectPhone: async () => {
      if (current === undefined) return unsent('failed', 'NoSession', 'Your session has ended: try again.');
      if (legIsActive()) return undefined;
      const leg = expectations.expect(fact => {
        if (fact.kind === 'session-changed' && fact.session.leg?.status === 'active')
          return 'active' as const;
        if (fact.kind === 'session-changed' && fact.session.leg?.status === 'disconnected')
          return 'it was hung up';
        if (fact.kind === 'session-ended') return 'your session ended';
        return fact.kind === 'notice' && fact.notice.kind === 'AgentError' ? fact.notice.title : undefined;
      });
      const result = await client.dial(current);
      const isUp =
        result.kind === 'answer' && /AgentLegAlreadyActive/i.test(`${result.reason} ${result.text}`);
      if (!isOk(result) && !isUp) {
        leg.forget();
        return told(result, 'Calling your phone', '', () => 'CXone did not call your phone.');
      }
      dialled = true;
      if (isUp) {
        leg.forget();
        return undefined;
      }
      const heard = await leg.within(config.supervise.legSeconds * 1000, given.interrupt);
      if (heard === 'active' || legIsActive()) return undefined;
      const why = heard ?? `it was not answered within ${config.supervise.legSeconds} s`;
      return unsent(
        'failed',
        'NoAudio',
        `Your phone is not connected: ${why}. Nothing was done to the agent’s call.`,
      );
    },

    close: async () => {
      const sessionId = current;
      if (sessionId === undefined) return;
      if (dialled) await bounded(client.hangUp(sessionId));
      const isClosed = isOurs();
      if (isClosed) await bounded(client.close(current ?? sessionId));
      leaving?.abort();
      await running;
      if (opened) await mark(undefined);
      await emit(
        isClosed
          ? mirror.endSession(agentId, 'closed when it was no longer needed')
          : [
              ...mirror.supervisions.endAllOf(agentId),
              ...mirror.agents.session(agentId, { listening: 'no' }),
            ],
      );
    },
  };
}

/** Whose session a batch tells that it is; `undefined`: it does not tell. */
function ownerIn(events: readonly unknown[]): string | undefined {
  for (const raw of events) {
    const parsed = parseEvent(raw);
    if (parsed.kind === 'known' && parsed.event.Type === 'AgentSessionStart') return parsed.event.AgentId;
  }
  return undefined;
}
