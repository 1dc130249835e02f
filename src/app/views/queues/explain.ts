import type { Platform, Queue } from '../../../floor/entities.ts';
import { type Explained, MEASURES, SERVICE_LEVEL_FORMULAS } from '../../../floor/formulas.ts';
import type { Millis } from '../../../lib/clock.ts';
import { age, day, duration, plural, timeOfDay, UNKNOWN, whole } from '../../ui/format.ts';
import type { Staff } from './staff.ts';

/** Every number of a queue that can be asked about. */
export const QUEUE_NUMBERS = [
  'waiting',
  'longestWait',
  'serviceLevel',
  'agents',
  'answered',
  'abandoned',
  'abandonRate',
  'averageSpeedOfAnswer',
  'averageHandleTime',
  'occupancy',
] as const;
export type QueueNumber = (typeof QUEUE_NUMBERS)[number];

/** Everything that a number can say about itself. */
export type Explanation = {
  readonly name: string;
  readonly value: string;
  /** Why it is not known; `undefined`: it is. */
  readonly missing: string | undefined;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
};

const PLAIN: Readonly<Record<'waiting' | 'agents' | 'answered' | 'abandoned', Explained>> = {
  waiting: {
    name: 'Waiting',
    formula: 'contacts in the queue that no agent has yet',
    leavesOut: 'Contacts that ring at an agent, where the platform counts them as handed out.',
  },
  agents: {
    name: 'Agents',
    formula: 'members of the queue who are logged in to it, by what they do now',
    leavesOut: 'Members who are logged out of the queue or suspended in it.',
  },
  answered: {
    name: 'Answered',
    formula: 'contacts of the queue that an agent answered',
    leavesOut: 'Contacts still waiting or ringing.',
  },
  abandoned: {
    name: 'Abandoned',
    formula: 'contacts that left the queue before anybody answered',
    leavesOut: 'Contacts still waiting.',
  },
};

/** A percentage with one place, and none where there is nothing to tell: `95.9 %`, `100 %`. */
export function percentText(percent: number): string {
  const rounded = Math.round(percent * 10) / 10;
  return `${Number.isInteger(rounded) ? rounded : rounded.toFixed(1)}\u202f%`;
}

/** What a number shows: its text, or a dash. */
export function valueText(number: QueueNumber, queue: Queue, now: Millis, staff?: Staff): string {
  const { averages } = queue;
  const count = (value: number | undefined) => (value === undefined ? UNKNOWN : whole(value));
  const seconds = (value: number | undefined) => (value === undefined ? UNKNOWN : duration(value * 1000));
  switch (number) {
    case 'waiting':
      return count(queue.waiting);
    case 'longestWait':
      return queue.waiting && queue.longestWaitSince !== undefined
        ? duration(now - queue.longestWaitSince)
        : UNKNOWN;
    case 'serviceLevel':
      return queue.serviceLevel === undefined || queue.serviceLevel.sample === 0
        ? UNKNOWN
        : percentText(queue.serviceLevel.percent);
    case 'agents':
      if (staff?.from === 'members') return `${whole(staff.serving)} of ${whole(staff.members)}`;
      return count(queue.agents.loggedIn);
    case 'answered':
      return count(queue.answered);
    case 'abandoned':
      return count(queue.abandoned);
    case 'abandonRate':
      return queue.abandoned === undefined || !queue.offered
        ? UNKNOWN
        : percentText((100 * queue.abandoned) / queue.offered);
    case 'averageSpeedOfAnswer':
      return seconds(averages?.waitSeconds);
    case 'averageHandleTime':
      return seconds(averages?.handleSeconds);
    case 'occupancy':
      return UNKNOWN;
  }
}

/** Why a number is a dash; `undefined`: it is known. */
export function missingWhy(
  number: QueueNumber,
  queue: Queue,
  platform: Platform | undefined,
): string | undefined {
  const name = platform?.name ?? 'The platform';
  if (valueText(number, queue, 0) !== UNKNOWN) return undefined;
  if (platform?.link.state === 'connecting') return `${name} is still being read.`;
  switch (number) {
    case 'longestWait':
      if (queue.waiting === 0) return 'Nobody is waiting.';
      return queue.waiting === undefined
        ? `${name} has not told how many wait.`
        : `${name} has not told since when they wait.`;
    case 'serviceLevel':
      return queue.serviceLevel?.sample === 0
        ? 'There was no contact yet to compute it from.'
        : `${name} has told no service level of this queue.`;
    case 'abandonRate':
      if (queue.offered === 0) return 'There was no contact yet to compute it from.';
      return `${name} does not tell how many contacts of this queue were offered and abandoned.`;
    case 'occupancy':
      return 'It needs the time that agents were available for this queue alone, and no platform here tells that.';
    case 'averageSpeedOfAnswer':
    case 'averageHandleTime':
      return queue.answered === 0
        ? 'Nothing was answered yet.'
        : `${name} does not tell averages of this queue.`;
    default:
      return `${name} does not tell this of the queue.`;
  }
}

/** A number with everything about it: formula, window, exclusions, reset, source, sample. */
export function explain(
  number: QueueNumber,
  {
    queue,
    platform,
    staff,
    now,
  }: {
    readonly queue: Queue;
    readonly platform: Platform | undefined;
    readonly staff: Staff | undefined;
    readonly now: Millis;
  },
): Explanation {
  const about = aboutOf(number, queue);
  const facts: { label: string; text: string }[] = [];
  const tell = (label: string, text: string | undefined) => {
    if (text !== undefined) facts.push({ label, text });
  };
  const level = number === 'serviceLevel' ? queue.serviceLevel : undefined;
  tell('Formula', number === 'serviceLevel' ? `${about.name}: ${about.formula}` : about.formula);
  if (level?.thresholdSeconds !== undefined)
    tell('Threshold T', `${duration(level.thresholdSeconds * 1000)} after a contact comes`);
  if (level?.targetPercent !== undefined) tell('Target', percentText(level.targetPercent));
  tell('Leaves out', about.leavesOut);
  tell('Window', windowOf(number, queue));
  tell('Starts again', resetOf(number, queue));
  tell('Sample', sampleOf(number, queue, staff));
  tell('Source', sourceOf(number, platform, staff));
  const asOf = platform?.heardAt ?? queue.asOf;
  tell(
    'As of',
    `${timeOfDay(asOf)}, ${age(now - asOf)} ago; the queue's facts last changed ${timeOfDay(queue.asOf)}`,
  );
  const missing =
    number === 'agents' && staff?.from === 'members' ? undefined : missingWhy(number, queue, platform);
  return {
    name: number === 'serviceLevel' ? 'Service level' : about.name,
    value: valueText(number, queue, now, staff),
    missing,
    facts,
  };
}

function aboutOf(number: QueueNumber, queue: Queue): Explained {
  switch (number) {
    case 'serviceLevel':
      return SERVICE_LEVEL_FORMULAS[queue.serviceLevel?.formula ?? 'platform'];
    case 'longestWait':
    case 'abandonRate':
    case 'averageSpeedOfAnswer':
    case 'averageHandleTime':
    case 'occupancy':
      return MEASURES[number];
    default:
      return PLAIN[number];
  }
}

const NOW_NUMBERS: readonly QueueNumber[] = ['waiting', 'longestWait', 'agents'];

function windowOf(number: QueueNumber, { countedSince }: Queue): string {
  if (NOW_NUMBERS.includes(number)) return 'Now.';
  return countedSince === undefined
    ? 'Since the platform began to count; it does not tell when that was.'
    : `Since ${timeOfDay(countedSince)} on ${day(countedSince)}.`;
}

function resetOf(number: QueueNumber, { countedSince }: Queue): string | undefined {
  if (NOW_NUMBERS.includes(number)) return undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return countedSince === undefined
    ? 'At the platform’s own midnight, mostly; it does not tell its zone.'
    : `A day after that: at ${timeOfDay(countedSince)} your time (${zone}).`;
}

function sampleOf(number: QueueNumber, queue: Queue, staff: Staff | undefined): string | undefined {
  switch (number) {
    case 'serviceLevel':
      return queue.serviceLevel?.sample === undefined
        ? 'Not told.'
        : plural(queue.serviceLevel.sample, 'contact');
    case 'abandonRate':
      return queue.offered === undefined ? undefined : plural(queue.offered, 'contact');
    case 'averageSpeedOfAnswer':
    case 'averageHandleTime':
      return queue.answered === undefined ? undefined : plural(queue.answered, 'answered contact');
    case 'agents':
      return staff?.from === 'members' ? plural(staff.members, 'member') : undefined;
    default:
      return undefined;
  }
}

function sourceOf(number: QueueNumber, platform: Platform | undefined, staff: Staff | undefined): string {
  const name = platform?.name ?? 'the platform';
  const often = platform === undefined ? '' : `, read about every ${age(platform.refreshMs)}`;
  if (number === 'agents' && staff?.from === 'members')
    return `Counted here, from the queue's members and their states as ${name} tells them.`;
  if (number === 'abandonRate') return `Computed here from ${name}'s own counts${often}.`;
  return `${name}'s own number${often}.`;
}
