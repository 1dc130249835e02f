import type { FloorEvent } from '../../floor/events.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Performed, PlatformCommand } from '../connector.ts';
import { type HttpAnswer, isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import { answered, silent, unsent } from '../outcomes.ts';
import { type Api, silenceOf } from './api.ts';
import { NETSAPIENS_CAPABILITIES } from './capabilities.ts';
import type { HostGuard } from './host-guard.ts';
import { type PlanContext, type Planned, plan } from './map-command.ts';
import type { Pending } from './pending.ts';
import { type AgentRow, agentRowSchema, messageReplySchema } from './wire.ts';

const PLATFORM = 'NetSapiens';

/** Performs one command, once. */
export async function perform(
  command: PlatformCommand,
  given: {
    readonly api: Api;
    readonly guard: HostGuard;
    readonly context: PlanContext;
    readonly pending: Pending;
    /** A synchronous reply told of the entry. */
    readonly heard: (row: AgentRow, asOf: Millis) => readonly FloorEvent[];
    /** Hands events over. */
    readonly emit: (events: readonly FloorEvent[]) => void;
    /** Something was written: read again soon. */
    readonly wrote: () => void;
  },
): Promise<Performed> {
  const { api, guard, context, pending } = given;
  const capability = NETSAPIENS_CAPABILITIES[command.type];
  if (capability?.can !== true)
    return unsent('refused', 'NotOffered', capability?.why ?? 'NetSapiens has no call for it.');
  const planned = plan(command, context);
  if (!planned.ok) return unsent('refused', 'BadRequest', planned.error);
  const { call, expectation, what } = planned.value;

  const result = await api.call({ ...call, lane: 'command' });
  if (result.kind !== 'answer') {
    if (result.kind === 'no-answer') given.wrote();
    return silent(silenceOf(result), PLATFORM, what);
  }
  if (result.status === 403) return forbidden(await guard.verdict(), what, result);
  if (!isOk(result)) return refusal(planned.value, result);

  const row = result.status === 202 ? undefined : entryIn(result, call, command);
  if (row !== undefined) {
    pending.add(expectation, what);
    given.emit(given.heard(row, result.receivedAt));
    given.wrote();
    return answered('accepted', 'Success', `${what}: done, as NetSapiens shows it.`, result);
  }
  pending.add(expectation, what);
  given.wrote();
  return answered(
    'accepted',
    'Accepted',
    `${what}: accepted by NetSapiens, and pending until it shows on the floor (usually some seconds).`,
    result,
  );
}

/** The entry in a synchronous reply; a reply without one is as good as a 202. */
function entryIn(answer: HttpAnswer, call: Planned['call'], command: PlatformCommand): AgentRow | undefined {
  if (call.method !== 'POST' && call.method !== 'PUT') return undefined;
  const json = parseJson(answer.text);
  const row = agentRowSchema.safeParse(json.ok ? json.value : undefined);
  if (!row.success) return undefined;
  const { queueId } = command.target;
  return { ...row.data, callqueue: row.data.callqueue ?? queueId?.slice(queueId.indexOf(':') + 1) };
}

function forbidden(verdict: 'call' | 'host', what: string, answer: HttpAnswer): Performed {
  return verdict === 'host'
    ? answered(
        'failed',
        'HostBlocked',
        `${what} did not happen: NetSapiens blocks this gateway for now and answers everything with 403. Floorwatch waits and tries again; do it again when the platform is live.`,
        answer,
      )
    : answered(
        'refused',
        'Forbidden',
        `${what} was refused: Floorwatch's key has no right to it (403${said(answer)}). Ask whoever made the key for the Call Center Supervisor or Office Manager scope, not read-only.`,
        answer,
      );
}

function refusal({ what, expectation }: Planned, answer: HttpAnswer): Performed {
  switch (answer.status) {
    case 400:
      return answered(
        'refused',
        'BadRequest',
        `${what} was refused: NetSapiens does not accept a value${said(answer)}.`,
        answer,
      );
    case 401:
      return answered(
        'refused',
        'Unauthorized',
        `${what} was refused: NetSapiens does not know Floorwatch's key or token (401). Check it in the configuration.`,
        answer,
      );
    case 404: {
      const gone =
        expectation.kind === 'removed'
          ? 'the agent is not in that queue (any more)'
          : 'it does not know the agent, the queue, or the agent in that queue';
      return answered('refused', 'NotFound', `${what} was refused: ${gone} (404).`, answer);
    }
    case 409:
      return answered(
        'refused',
        'Conflict',
        `${what} was refused: it collides with what is there already${said(answer)}. Look at the queue and change the entry instead.`,
        answer,
      );
    case 429:
      return answered(
        'refused',
        'TooManyRequests',
        `${what} was refused: NetSapiens asked for a pause (429). Try again in a moment.`,
        answer,
      );
    default:
      return answer.status >= 500
        ? answered(
            'unknown',
            'Default',
            `${what}: NetSapiens answers ${answer.status}. It may have happened: look at the floor before trying again.`,
            answer,
          )
        : answered(
            'refused',
            'Default',
            `${what} was refused: NetSapiens answers ${answer.status}${said(answer)}.`,
            answer,
          );
  }
}

/** The platform's own words, in brackets' manner: `: Invalid wrap up`. */
function said(answer: HttpAnswer): string {
  const json = parseJson(answer.text);
  const reply = messageReplySchema.safeParse(json.ok ? json.value : undefined);
  const message = reply.success ? reply.data.message : undefined;
  return message === undefined ? '' : `: ${message.slice(0, 200)}`;
}
