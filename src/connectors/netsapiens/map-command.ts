import type { MembershipSettings } from '../../floor/command-params.ts';
import { type AgentId, isEntityId, nativeOf, type QueueId } from '../../floor/ids.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { PlatformCommand } from '../connector.ts';
import type { ApiCall } from './api.ts';
import type { Expectation } from './pending.ts';
import type { AgentRow } from './wire.ts';
import { type AgentWrite, agentWriteSchema, OFFLINE_STATUSES } from './wire-write.ts';

/** A command as the one call that does it, and what a later reading should show. */
export type Planned = {
  readonly call: Pick<ApiCall, 'name' | 'method' | 'path' | 'body'>;
  readonly expectation: Expectation;
  /** What is done, for outcomes and notices: `Adding 1003@acme.example to queue 6000`. */
  readonly what: string;
};

export type PlanContext = {
  /** The domain to write to; `undefined` while it is not known (`~` is for reading). */
  readonly domain: string | undefined;
  readonly rowOf: (queueId: QueueId, agentId: AgentId) => AgentRow | undefined;
  /** An agent's id as the platform writes it, capitals and all; `undefined` for one who is not known yet. */
  readonly spelled: (agentId: AgentId) => string | undefined;
  /** Updates carry the whole entry. */
  readonly whole: boolean;
};

const QUEUE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const AGENT = /^(sip:)?[^@\s/:]+@[^@\s/]+$/;

/** Turns a command into its call. The error is a sentence for the person who gave it. */
export function plan(command: PlatformCommand, context: PlanContext): Result<Planned, string> {
  const { agentId, queueId } = command.target;
  if (agentId === undefined || !isEntityId(agentId)) return err('Say which agent it is about.');
  if (queueId !== undefined && !isEntityId(queueId)) return err(`${queueId} is no queue.`);
  const agent = context.spelled(agentId) ?? nativeOf(agentId);
  if (!AGENT.test(agent)) return err(`${agent} is no agent of NetSapiens: it looks like 1000@domain.`);
  const queue = queueId === undefined ? undefined : nativeOf(queueId);
  if (queue !== undefined && !QUEUE.test(queue)) return err(`${queue} is no queue of NetSapiens.`);
  const domain = context.domain ?? agent.split('@')[1] ?? '';
  const base = `domains/${encodeURIComponent(domain)}/callqueues`;
  const one = `agents/${encodeURIComponent(agent)}`;
  const ids = { queueId, agentId };
  const action = (name: 'login' | 'logout' | 'onecall', kind: 'logged-in' | 'logged-out' | 'single-call') => {
    const where = queue === undefined ? 'all' : encodeURIComponent(queue);
    const places = queue === undefined ? 'all their queues' : `queue ${queue}`;
    const words = { login: 'Logging in', logout: 'Logging out', onecall: 'One call for' };
    return ok<Planned>({
      call: { name: `agents/${name}`, method: 'PATCH', path: `${base}/${where}/${one}/${name}` },
      expectation: { kind, ...ids },
      what: `${words[name]} ${agent} (${places})`,
    });
  };

  switch (command.type) {
    case 'agent.terminate-session':
      return ok({
        call: { name: 'agents/logout', method: 'PATCH', path: `${base}/all/${one}/logout` },
        expectation: { kind: 'logged-out', agentId: ids.agentId, queueId: undefined },
        what: `Logging out ${agent} of all their queues`,
      });
    case 'queue.log-in':
      return action('login', 'logged-in');
    case 'queue.single-call':
      return action('onecall', 'single-call');
    case 'queue.log-out': {
      const status = command.params.status?.trim().toLowerCase();
      if (status === undefined || status === '') return action('logout', 'logged-out');
      if (!OFFLINE_STATUSES.some(known => known === status))
        return err(`NetSapiens has no offline reason "${status}": use ${OFFLINE_STATUSES.join(', ')}.`);
      if (queue !== undefined)
        return err(
          'On NetSapiens an offline reason counts for all queues: log out of all of them, or give no reason.',
        );
      return ok({
        call: { name: 'agents/status', method: 'PATCH', path: `${base}/all/${one}/${status}` },
        expectation: { kind: 'logged-out', ...ids },
        what: `Setting ${agent} offline (${status})`,
      });
    }
    case 'queue.add-agent':
    case 'queue.loan-agent':
    case 'queue.update-agent': {
      if (queue === undefined || ids.queueId === undefined) return err('Say which queue it is about.');
      if (queue === 'all') return err('Settings belong to one queue at a time.');
      const adding = command.type !== 'queue.update-agent';
      const before = !adding && context.whole ? context.rowOf(ids.queueId, ids.agentId) : undefined;
      const body = agentWriteSchema.safeParse({
        ...(before === undefined ? {} : writable(before)),
        'callqueue-agent-id': agent,
        ...(adding ? { callqueue: queue, domain } : {}),
        ...written(command.params),
      });
      if (!body.success) return err(`NetSapiens would not take that: ${issue(body.error)}.`);
      return ok({
        call: adding
          ? {
              name: 'agents/add',
              method: 'POST',
              path: `${base}/${encodeURIComponent(queue)}/agents`,
              body: body.data,
            }
          : {
              name: 'agents/update',
              method: 'PUT',
              path: `${base}/${encodeURIComponent(queue)}/${one}`,
              body: body.data,
            },
        expectation: {
          kind: 'settings',
          queueId: ids.queueId,
          agentId: ids.agentId,
          settings: command.params,
          adding,
        },
        what: adding ? `Adding ${agent} to queue ${queue}` : `Changing ${agent} in queue ${queue}`,
      });
    }
    case 'queue.remove-agent': {
      if (queue === undefined || ids.queueId === undefined) return err('Say which queue it is about.');
      if (queue === 'all') return err('Take the agent off one queue at a time.');
      return ok({
        call: {
          name: 'agents/remove',
          method: 'DELETE',
          path: `${base}/${encodeURIComponent(queue)}/${one}`,
        },
        expectation: { kind: 'removed', queueId: ids.queueId, agentId: ids.agentId },
        what: `Taking ${agent} off queue ${queue}`,
      });
    }
    default:
      return err('NetSapiens has no call for it.');
  }
}

const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');

/** Settings under the names of the wire; what is not set stays away. */
export function written(settings: MembershipSettings): Partial<AgentWrite> {
  const fields: Readonly<Record<string, unknown>> = {
    synchronous: settings.synchronous === true ? 'yes' : undefined,
    'callqueue-agent-availability-type': settings.availability,
    'callqueue-agent-wrap-up-allowance-seconds': settings.wrapUpSeconds,
    'auto-answer-enabled': yesNo(settings.autoAnswer),
    'callqueue-agent-dispatch-order-ordinal': settings.order,
    'callqueue-agent-dispatch-queue-priority-ordinal': settings.priority,
    'limits-max-active-calls-total': settings.callLimit,
    'callqueue-agent-answer-confirmation-enabled': yesNo(settings.answerConfirmation),
    'callqueue-agent-max-concurrent-sms-conversations': settings.textLimit,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The part of an entry that can be written again. */
function writable(row: AgentRow): Partial<Record<keyof AgentWrite, unknown>> {
  const kept: Readonly<Record<string, unknown>> = {
    'callqueue-agent-availability-type': row['callqueue-agent-availability-type'],
    'callqueue-agent-wrap-up-allowance-seconds': row['callqueue-agent-wrap-up-allowance-seconds'],
    'auto-answer-enabled': yesNo(row['auto-answer-enabled']),
    'callqueue-agent-dispatch-order-ordinal': row['callqueue-agent-dispatch-order-ordinal'],
    'callqueue-agent-dispatch-queue-priority-ordinal': row['callqueue-agent-dispatch-queue-priority-ordinal'],
    'limits-max-active-calls-total': row['limits-max-active-calls-total'],
    'callqueue-agent-answer-confirmation-enabled': yesNo(row['callqueue-agent-answer-confirmation-enabled']),
    'callqueue-agent-max-concurrent-sms-conversations':
      row['callqueue-agent-max-concurrent-sms-conversations'],
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

function issue(error: {
  readonly issues: readonly { readonly path: PropertyKey[]; readonly message: string }[];
}): string {
  const [first] = error.issues;
  return first === undefined ? 'unknown reason' : `${first.path.join('.')} ${first.message}`;
}
