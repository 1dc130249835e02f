import type { CallWeight, LinkTracker } from '../link.ts';
import { poll, type Round, waitWords } from '../poller.ts';
import { createContactsRound } from './roster-contacts.ts';
import type { Reading } from './roster-context.ts';
import { createDirectoryRound } from './roster-directory.ts';
import { createSkillsRound } from './roster-skills.ts';
import { createStatesRound } from './roster-states.ts';
import { createSupervisorsRound } from './roster-supervisors.ts';

/** The reading without which the floor is blind. */
export const VITAL_CALL = 'agents/states';
/** The reading of all contacts, whoever has them. */
export const CONTACTS_CALL = 'contacts/active';

type Task = {
  readonly call: string;
  readonly weight: CallWeight;
  readonly what: string;
  readonly seconds: number;
  readonly round: (signal: AbortSignal) => Promise<Round>;
};

/** Reads the roster, each part at its own pace, until the signal aborts. */
export async function runRoster(
  reading: Reading,
  link: LinkTracker,
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  const { poll: pace } = reading.config;
  const tasks: readonly Task[] = [
    {
      call: VITAL_CALL,
      weight: 'vital',
      what: 'Agents’ states',
      seconds: pace.statesSeconds,
      round: createStatesRound(reading),
    },
    {
      call: 'agents',
      weight: 'partial',
      what: 'The directory of agents and teams',
      seconds: pace.directorySeconds,
      round: createDirectoryRound(reading),
    },
    {
      call: 'skills/activity',
      weight: 'partial',
      what: 'Skills and what waits in them',
      seconds: pace.skillsSeconds,
      round: createSkillsRound(reading),
    },
    {
      call: CONTACTS_CALL,
      weight: 'partial',
      what: 'Active contacts',
      seconds: pace.contactsSeconds,
      round: createContactsRound(reading),
    },
    {
      call: 'activesupervisors',
      weight: 'partial',
      what: 'Who supervises whom',
      seconds: pace.supervisorsSeconds,
      round: createSupervisorsRound(reading),
    },
  ];
  await Promise.all(
    tasks.map(({ call, weight, what, seconds, round }) =>
      poll({
        clock: reading.clock,
        random,
        periodMs: seconds * 1000,
        signal,
        round: async stop => {
          const result = await round(stop).catch((error): Round => {
            reading.context.log('error', 'a reading failed', { call, error: String(error) });
            reading.context.count('reading_crashed', { call });
            return { ok: false, why: 'Floorwatch could not take in the answer' };
          });
          if (result.ok && !stop.aborted) link.good(call);
          return result;
        },
        onBad: (why, waitMs) =>
          link.bad(call, weight, `${what} cannot be read: ${why}; tried again in ${waitWords(waitMs)}`),
      }),
    ),
  );
}
