import type { Platform } from '../../../floor/entities.ts';
import { type Explained, MEASURES, SERVICE_LEVEL_FORMULAS } from '../../../floor/formulas.ts';
import type { CountedQueue, QueueTally } from '../../../floor/tally.ts';
import type { Millis } from '../../../lib/clock.ts';
import { age, day, duration, plural, timeOfDay } from '../../ui/format.ts';
import { missingWhy, percentText, type QueueNumber, valueText } from './queue-numbers.ts';
import type { Staff } from './staff.ts';

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

/** What an explanation is made from. */
type Asked = {
  readonly queue: CountedQueue;
  readonly platform: Platform | undefined;
  readonly staff: Staff | undefined;
  readonly now: Millis;
};

/** A number with everything about it: formula, window, exclusions, reset, source, sample. */
export function explain(number: QueueNumber, { queue, platform, staff, now }: Asked): Explanation {
  const about = aboutOf(number, queue);
  const tally = countOf(number, queue);
  const facts: { label: string; text: string }[] = [];
  const tell = (label: string, text: string | undefined) => {
    if (text !== undefined) facts.push({ label, text });
  };
  const level = number === 'serviceLevel' ? queue.serviceLevel : undefined;
  tell('Formula', number === 'serviceLevel' ? `${about.name}: ${about.formula}` : about.formula);
  if (level?.thresholdSeconds !== undefined)
    tell('Threshold T', `${duration(level.thresholdSeconds * 1000)} after a contact comes`);
  if (level?.targetPercent !== undefined) tell('Target', percentText(level.targetPercent));
  tell('Leaves out', tally === undefined ? about.leavesOut : `${about.leavesOut} ${uncounted(tally)}`);
  tell('Window', windowOf(number, tally?.since ?? queue.countedSince));
  tell('Starts again', resetOf(number, queue, tally));
  tell('Sample', sampleOf(number, queue, staff));
  tell('Source', sourceOf(number, platform, staff, tally));
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

/** The count that a number comes from; `undefined`: it is the platform's own. */
function countOf(number: QueueNumber, { tally, ownCount }: CountedQueue): QueueTally | undefined {
  switch (number) {
    case 'serviceLevel':
      return ownCount?.serviceLevel ? tally : undefined;
    case 'answered':
    case 'abandoned':
    case 'abandonRate':
      return ownCount?.volumes ? tally : undefined;
    case 'averageSpeedOfAnswer':
      return ownCount?.waits ? tally : undefined;
    case 'averageHandleTime':
      return ownCount?.handling ? tally : undefined;
    case 'occupancy':
      return tally;
    default:
      return undefined;
  }
}

function uncounted({ missed }: QueueTally): string {
  const gaps = 'Whatever came and went while Floorwatch did not hear the platform.';
  return missed === 0 ? gaps : `${gaps} ${plural(missed, 'contact')} left in such a gap.`;
}

function aboutOf(number: QueueNumber, queue: CountedQueue): Explained {
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

function windowOf(number: QueueNumber, since: Millis | undefined): string {
  if (NOW_NUMBERS.includes(number)) return 'Now.';
  return since === undefined
    ? 'Since the platform began to count; it does not tell when that was.'
    : `Since ${timeOfDay(since)} on ${day(since)}.`;
}

function resetOf(
  number: QueueNumber,
  { countedSince }: CountedQueue,
  tally: QueueTally | undefined,
): string | undefined {
  if (NOW_NUMBERS.includes(number)) return undefined;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (tally !== undefined)
    return `At the next midnight of the gateway (${tally.zone}): at ${timeOfDay(tally.until)} your time (${own}).`;
  return countedSince === undefined
    ? 'At the platform’s own midnight, mostly; it does not tell its zone.'
    : `A day after that: at ${timeOfDay(countedSince)} your time (${own}).`;
}

function sampleOf(number: QueueNumber, queue: CountedQueue, staff: Staff | undefined): string | undefined {
  switch (number) {
    case 'serviceLevel':
      return queue.serviceLevel?.sample === undefined
        ? 'Not told.'
        : plural(queue.serviceLevel.sample, 'contact');
    case 'abandonRate':
      return queue.offered === undefined ? undefined : plural(queue.offered, 'contact');
    case 'averageSpeedOfAnswer':
      return queue.answered === undefined ? undefined : plural(queue.answered, 'answered contact');
    case 'averageHandleTime': {
      const handled = queue.ownCount?.handling ? queue.tally?.handled : queue.answered;
      return handled === undefined ? undefined : plural(handled, 'handled contact');
    }
    case 'occupancy': {
      const { busySeconds = 0, availableSeconds = 0 } = queue.tally ?? {};
      return `${duration((busySeconds + availableSeconds) * 1000)} of members' time`;
    }
    case 'agents':
      return staff?.from === 'members' ? plural(staff.members, 'member') : undefined;
    default:
      return undefined;
  }
}

function sourceOf(
  number: QueueNumber,
  platform: Platform | undefined,
  staff: Staff | undefined,
  tally: QueueTally | undefined,
): string {
  const name = platform?.name ?? 'the platform';
  const often = platform === undefined ? '' : `, read about every ${age(platform.refreshMs)}`;
  if (number === 'agents' && staff?.from === 'members')
    return `Counted here, from the queue's members and their states as ${name} tells them.`;
  if (number === 'occupancy')
    return `Counted here every 30 s, from the states of the queue's members, in whatever queue they work.`;
  if (tally !== undefined) return `Counted here, from each contact as ${name} tells it.`;
  if (number === 'abandonRate') return `Computed here from ${name}'s own counts${often}.`;
  return `${name}'s own number${often}.`;
}
