import type { Millis } from '../../lib/clock.ts';
import { contactsOf } from '../story/agent-state.ts';
import type { Stage } from '../story/stage.ts';
import type { StoryAgent, StoryQueue } from '../story/types.ts';
import type { Book, Entry } from './book.ts';
import { type Directory, DOMAIN, isText } from './directory.ts';

// The story's facts under NetSapiens' documented names.

export type Row = Readonly<Record<string, unknown>>;

export type Scene = {
  readonly stage: Stage;
  readonly directory: Directory;
  readonly book: Book;
  /** A story time as ISO text, on the platform's clock. */
  readonly wireTime: (at: Millis) => string;
};

/** `2026-01-05 08:53:54`, in UTC; a date of zeros or null where there is none. */
export function datetime(scene: Scene, at: Millis): string {
  return scene.wireTime(at).slice(0, 19).replace('T', ' ');
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no');
const onPhone = ['ringing', 'active', 'held', 'masked', 'joined', 'dialing', 'ringing-out'];

/** How many calls an agent is on, across queues. */
export function callsOf(scene: Scene, agent: StoryAgent): number {
  return contactsOf(scene.stage, agent).filter(
    contact => contact.channel === 'voice' && onPhone.includes(contact.status),
  ).length;
}

/** Whether calls are meant to come: away from the desk nobody is logged in, whatever the entry says. */
export function modeOf(entry: Entry): Entry['mode'] {
  if (entry.mode === 'disabled') return entry.mode;
  const there = entry.agent.session !== undefined && entry.agent.wanted.presence === 'available';
  return there ? entry.mode : 'manual';
}

/** Whether the platform hands calls of this queue to the agent now. */
export function isDispatched(scene: Scene, entry: Entry): boolean {
  const { agent } = entry;
  const mode = modeOf(entry);
  const willing = mode === 'automatic' || mode === 'offnet-automatic' || (mode === 'manual' && entry.single);
  if (!willing || agent.session === undefined || agent.leaving) return false;
  const texts = contactsOf(scene.stage, agent).every(contact => contact.channel !== 'voice');
  return (
    agent.state.presence === 'available' && (agent.contacts.size === 0 || (texts && isText(entry.queue)))
  );
}

function registered(scene: Scene, entry: Entry): string {
  if (entry.type === 'offnet' || entry.mode === 'offnet-automatic') return 'offnet';
  const nth = Number(scene.directory.userOf(entry.agent));
  // Some carry their phone as an application, which can be woken; some unplug it when they go home.
  if (nth % 6 === 0) return 'push-enabled';
  return entry.agent.session === undefined && nth % 2 === 0 ? 'no' : 'yes';
}

/** One entry under the names of the schema, as lists show it. */
export function agentRow(scene: Scene, entry: Entry): Row {
  const { agent, queue } = entry;
  const user = scene.directory.userOf(agent);
  return {
    'callqueue-agent-id': entry.id,
    callqueue: scene.directory.extensionOf(queue),
    domain: DOMAIN,
    'callqueue-agent-availability-type': modeOf(entry),
    'callqueue-agent-wrap-up-allowance-seconds': entry.wrapUpSeconds,
    'auto-answer-enabled': yesNo(entry.autoAnswer),
    'callqueue-agent-dispatch-order-ordinal': entry.order,
    'callqueue-agent-dispatch-queue-priority-ordinal': entry.priority,
    'limits-max-active-calls-total': entry.callLimit,
    'callqueue-agent-answer-confirmation-enabled': yesNo(entry.confirmation),
    'callqueue-agent-has-registered-devices': registered(scene, entry),
    'callqueue-agent-availability-for-dispatch': isDispatched(scene, entry) ? 'available' : 'unavailable',
    'active-calls-total-current': callsOf(scene, agent),
    'last-modified-datetime': datetime(scene, entry.modifiedAt),
    'callqueue-agent-max-concurrent-sms-conversations': entry.textLimit,
    'last-callqueue-dispatch-datetime':
      entry.dispatchedAt === undefined ? null : datetime(scene, entry.dispatchedAt),
    'callqueue-agent-entry-type': entry.type,
    'login-username': `${user}@${DOMAIN}`,
    'name-full-name': `${agent.first} ${agent.last}`,
    'agent-name-first-name': agent.first,
    'agent-name-last-name': agent.last,
    'agent-department': agent.team.name,
    'agent-site': 'Main',
    'agent-user-scope': agent.supervisor ? 'Call Center Supervisor' : 'Call Center Agent',
    'agent-status-message': scene.book.statusOf(agent) ?? null,
  };
}

const ALIASES: Readonly<Record<string, string>> = {
  'agent-status-message': 'sub_portal_status',
  'auto-answer-enabled': 'auto_ans',
  'agent-name-first-name': 'name-first-name',
  'agent-name-last-name': 'name-last-name',
  'agent-user-scope': 'sub_scope',
  'agent-site': 'sub_site',
};

/** The same as the vendor's example of a synchronous reply spells it. */
export function agentReply(scene: Scene, entry: Entry): Row {
  return Object.fromEntries(
    Object.entries(agentRow(scene, entry)).map(([name, value]) => [ALIASES[name] ?? name, value ?? '']),
  );
}

/** The same as the portal's own feed spells it; the shape of posts about agents is not documented. */
export function agentPost(scene: Scene, entry: Entry): Row {
  const mode = modeOf(entry);
  return {
    device_aor: entry.id,
    huntgroup_name: scene.directory.extensionOf(entry.queue),
    huntgroup_domain: DOMAIN,
    entry_option: mode === 'automatic' ? 'immediate' : mode,
    entry_status: isDispatched(scene, entry) ? 'available' : 'unavailable',
    session_count: callsOf(scene, entry.agent),
    entry_device: registered(scene, entry) === 'no' ? 'unreg' : 'reg',
  };
}

const DISPATCH = [
  'Round-robin',
  'Tiered Round-robin',
  'Ring All',
  'Linear Cascade',
  'Linear Hunt',
  'Call Park',
];

/** One queue; the key with a trailing space is the specification's own. */
export function queueRow(scene: Scene, queue: StoryQueue): Row {
  const entries = scene.book.of(queue);
  const at = scene.directory.queues().indexOf(queue);
  const calls = [...queue.waiting].length;
  return {
    callqueue: scene.directory.extensionOf(queue),
    domain: DOMAIN,
    description: queue.name,
    'callqueue-dispatch-type': DISPATCH[at % DISPATCH.length],
    'callqueue-calculate-statistics': 'yes',
    'active-queued-calls-total-current': isText(queue) ? 0 : calls,
    'callqueue-agent-dispatch-timeout-seconds': 20,
    'callqueue-count-agents-available': entries.filter(entry => isDispatched(scene, entry)).length,
    'callqueue-count-agents-total': entries.length,
    'callqueue-debug': 'no',
    'callqueue-force-full-intro-playback': 'no',
    'callqueue-max-callback-queueing-hours': 2,
    'callqueue-max-current-callers-to-accept-new-callers': 0,
    'callqueue-max-current-wait-to-accept-new-callers-seconds': 0,
    'callqueue-max-wait-timeout-minutes': 60,
    'callqueue-require-available-agents-to-accept-new-callers': 'no',
    'callqueue-source-match': null,
    'callqueue-sms-enable': yesNo(isText(queue)),
    'callqueue-sms-phrase-initiate-chat': isText(queue) ? 'HELP' : null,
    'callqueue-sms-phrase-initiate-success': isText(queue) ? 'Thank you, an agent will answer.' : null,
    'callqueue-sms-phrase-initiation-fail ': null,
    'callqueue-sms-phrase-no-agents-available': null,
    'callqueue-sms-phrase-terminate-chat': isText(queue) ? 'BYE' : null,
    'callqueue-sms-phrase-terminate-success': null,
    'callqueue-agent-auto-logout-after-missed': 'no',
    'callqueue-sim-ring-1st-round': 1,
    'callqueue-sim-ring-increment': 1,
    'recording-configuration': 'yes',
  };
}
