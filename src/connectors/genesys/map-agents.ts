import type { AgentProfile, AgentState, Presence } from '../../floor/entities.ts';
import { entityId, type PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainLine } from '../../lib/text.ts';
import {
  channelSchema,
  deviceSchema,
  ROLES,
  type WireChannel,
  type WireDevice,
  type WireUser,
  type WireUserState,
} from './wire.ts';

/** What the parts of a user that could not be understood were. */
export type Leftover = { readonly reason: string; readonly raw: unknown };

export type UserFacts = {
  readonly profile: AgentProfile;
  readonly state: AgentState;
  /** The user's channels by name, for acting on each. */
  readonly channels: readonly string[];
  readonly stationPhone: string | undefined;
  readonly leftovers: readonly Leftover[];
};

/** Whether a user belongs on the floor: an agent in service who is not there to supervise. */
export function isAgent(user: WireUser): boolean {
  if (user.enabled === false) return false;
  const roles = user.roles ?? [];
  return roles.length === 0 || (roles.includes(ROLES.agent) && !roles.includes(ROLES.supervisor));
}

/** A user's name for people; the user name where no other is told. */
export function nameOf(user: Pick<WireUser, 'id' | 'userName' | 'firstName' | 'lastName'>): string {
  const full = plainLine(`${user.firstName ?? ''} ${user.lastName ?? ''}`);
  return full !== '' ? full : plainLine(user.userName ?? '') || user.id;
}

/** Everything the floor wants to know of a user, as told at `asOf`. */
export function factsOf(platformId: PlatformId, user: WireUser, asOf: Millis): UserFacts {
  const leftovers: Leftover[] = [];
  const read = <T>(items: readonly unknown[] | null | undefined, one: (item: unknown) => T | undefined) =>
    (items ?? []).flatMap(item => {
      const value = one(item);
      if (value === undefined)
        leftovers.push({ reason: 'a channel or device of a user is malformed', raw: item });
      return value ?? [];
    });
  const channels = read<WireChannel>(user.channels, item => channelSchema.safeParse(item).data);
  const devices = read<WireDevice>(user.devices, item => deviceSchema.safeParse(item).data);
  const states = [...channels, ...devices].flatMap(holder => holder.userState ?? []);
  const [group] = user.agentGroups ?? [];
  const groupName = typeof group === 'string' ? group : group?.name;
  const groupId = typeof group === 'string' ? group : (group?.id ?? group?.name);
  return {
    profile: {
      name: nameOf(user),
      team:
        groupName === undefined || groupId === undefined
          ? undefined
          : { id: entityId(platformId, groupId), name: plainLine(groupName) },
      userName: user.userName ?? undefined,
      asOf,
    },
    state: stateOf(states, asOf),
    channels: channels.map(({ channel }) => channel),
    stationPhone: devices.find(device => device.phoneNumber)?.phoneNumber ?? undefined,
    leftovers,
  };
}

/**
 * One state out of the states of an agent's channels and devices: who is ready anywhere is available, who is in
 * after-call work anywhere has it to do, who is logged out everywhere is logged out. The word is the platform's own.
 */
export function stateOf(states: readonly WireUserState[], asOf: Millis): AgentState {
  const read = states.map(state => ({ state, presence: presenceOf(state.state) }));
  const governing =
    read.find(({ presence }) => presence === 'available') ??
    read.find(({ state }) => state.workMode === 'AfterCallWork') ??
    read.find(({ presence }) => presence === 'unavailable') ??
    read.find(({ presence }) => presence === 'unknown') ??
    read[0];
  const presence = governing?.presence ?? 'unknown';
  const state = governing?.state;
  const wrapping = presence === 'unavailable' && state?.workMode === 'AfterCallWork';
  return {
    presence,
    activity: wrapping ? 'after-contact-work' : presence === 'unknown' ? 'unknown' : 'idle',
    reason: presence === 'unavailable' && !wrapping ? reasonOf(state) : undefined,
    word: plainLine(state?.displayName || state?.state || ''),
    since: undefined,
    pending: [],
    acwTimeoutMs: undefined,
    asOf,
  };
}

function presenceOf(word: string): Presence {
  switch (word) {
    case 'Ready':
      return 'available';
    case 'NotReady':
      return 'unavailable';
    case 'LoggedOut':
      return 'logged-out';
    default:
      return 'unknown';
  }
}

const PLAIN_NOT_READY = /^not\s?ready$/i;

/** Why an agent is not ready, where more is told than that. */
function reasonOf(state: WireUserState | undefined): string | undefined {
  const told = state?.reason || state?.displayName || state?.workMode;
  return told && !PLAIN_NOT_READY.test(told) ? plainLine(told) : undefined;
}
