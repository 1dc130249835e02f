import { DISPLAY_STATES, type DisplayState } from '../../../floor/display.ts';
import type { Membership, Queue } from '../../../floor/entities.ts';
import type { AgentId } from '../../../floor/ids.ts';
import { isLoggedIn } from '../../../floor/membership.ts';

/** Who serves a queue, by what they do now. */
export type Staff =
  | {
      /** Counted from the queue's members and their states on this floor. */
      readonly from: 'members';
      readonly members: number;
      /** Members who are logged in to the queue, by state. */
      readonly states: Readonly<Record<DisplayState, number>>;
      readonly serving: number;
      /** Members who are not logged in to it (or suspended in it), whatever else they do. */
      readonly out: number;
      /** Members who are not on this viewer's floor. */
      readonly unseen: number;
    }
  | {
      /** The platform's own numbers. */
      readonly from: 'platform';
      readonly loggedIn: number | undefined;
      readonly available: number | undefined;
      readonly unavailable: number | undefined;
      readonly working: number | undefined;
      readonly wrappingUp: number | undefined;
    }
  | { readonly from: 'nobody' };

/** States that mean at work for the queue: whoever is in none of these can get no contact. */
const READY: readonly DisplayState[] = ['available-idle', 'available-busy'];

/** Counts who serves a queue: its members where they are known, else what the platform says. */
export function staffOf(
  queue: Pick<Queue, 'agents'>,
  members: readonly Pick<Membership, 'agentId' | 'availability'>[],
  stateOf: (id: AgentId) => DisplayState | undefined,
): Staff {
  if (members.length === 0) return ofPlatform(queue);
  const states = Object.fromEntries(DISPLAY_STATES.map(state => [state, 0])) as Record<DisplayState, number>;
  let serving = 0;
  let out = 0;
  let unseen = 0;
  for (const member of members) {
    const state = stateOf(member.agentId);
    if (state === undefined) unseen += 1;
    else if (!isLoggedIn(member) && member.availability !== 'unknown') out += 1;
    else {
      states[state] += 1;
      if (state !== 'logged-out') serving += 1;
    }
  }
  return { from: 'members', members: members.length, states, serving, out, unseen };
}

function ofPlatform({ agents }: Pick<Queue, 'agents'>): Staff {
  const { loggedIn, available, unavailable, working, wrappingUp } = agents;
  const known = [loggedIn, available, unavailable, working, wrappingUp].some(value => value !== undefined);
  return known ? { from: 'platform', ...agents } : { from: 'nobody' };
}

/** How many could take a contact at once; `undefined`: not known. */
export function readyOf(staff: Staff): number | undefined {
  switch (staff.from) {
    case 'members':
      return READY.reduce((sum, state) => sum + staff.states[state], 0);
    case 'platform':
      return staff.available;
    case 'nobody':
      return undefined;
  }
}

/** The states to show, work first, with how many are in them; those nobody is in are left out. */
export function staffStates(
  staff: Staff,
): readonly { readonly state: DisplayState; readonly count: number }[] {
  const shown = (entries: readonly (readonly [DisplayState, number | undefined])[]) =>
    entries.flatMap(([state, count]) => (count === undefined || count === 0 ? [] : [{ state, count }]));
  switch (staff.from) {
    case 'members':
      return shown(DISPLAY_STATES.map(state => [state, staff.states[state]]));
    case 'platform':
      return shown([
        ['available-idle', staff.available],
        // Platforms count wrap-up among the working.
        ['on-contact', staff.working === undefined ? undefined : staff.working - (staff.wrappingUp ?? 0)],
        ['after-contact-work', staff.wrappingUp],
        ['unavailable', staff.unavailable],
      ]);
    case 'nobody':
      return [];
  }
}
