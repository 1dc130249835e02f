import { personName } from '../story/names.ts';
import { stationPhone } from '../story/phones.ts';
import type { Stage } from '../story/stage.ts';
import type { StoryAgent } from '../story/types.ts';
import { IDLE_SUPERVISORS } from '../story/world.ts';
import type { User } from './model.ts';

/** The password of every simulated user. */
export const PASSWORD = 'demo';

/** Genesys' users: the story's people on that platform, supervisors first. */
export type Users = {
  readonly all: readonly User[];
  readonly byId: (id: string) => User | undefined;
  readonly byAgent: (agent: StoryAgent) => User | undefined;
  readonly signIn: (userName: string, password: string) => User | undefined;
};

/** `supervisor`, `supervisor2` and `supervisor3` do nothing by themselves: they are for people who try the simulator. */
export function createUsers(stage: Stage): Users {
  const staff = [...stage.agents.values()].filter(({ platform }) => platform === 'genesys');
  const missing = IDLE_SUPERVISORS - staff.filter(({ supervisor, acts }) => supervisor && !acts).length;
  const guests = Array.from({ length: Math.max(0, missing) }, (_, n) => guest(stage, n));
  const isIdle = ({ supervisor, acts }: StoryAgent) => supervisor && !acts;
  const people = [...staff.filter(isIdle), ...guests, ...staff.filter(agent => !isIdle(agent))];
  let supervisors = 0;
  const all = people.map((agent): User => {
    if (agent.supervisor) supervisors += 1;
    const place = supervisors === 1 ? '' : String(supervisors);
    return {
      id: hexId(agent.id),
      agent,
      userName: agent.supervisor ? `supervisor${place}` : agent.userName.replace(/@.*/, ''),
      supervisor: agent.supervisor,
    };
  });
  const ids = new Map(all.map(user => [user.id, user]));
  const agents = new Map(all.map(user => [user.agent.id, user]));
  return {
    all,
    byId: id => ids.get(id),
    byAgent: ({ id }) => agents.get(id),
    signIn: (userName, password) =>
      password === PASSWORD ? all.find(user => user.userName === userName) : undefined,
  };
}

/** A supervisor for people who try a floor too small to have one to spare. */
function guest(stage: Stage, n: number): StoryAgent {
  const { first, last } = personName(7_000 + n);
  return {
    id: `guest-${n + 1}`,
    platform: 'genesys',
    first,
    last,
    userName: `guest${n + 1}@example.com`,
    team: stage.teams.find(({ platform }) => platform === 'genesys') ?? {
      id: 0,
      name: 'Team Leads',
      platform: 'genesys',
    },
    supervisor: true,
    stationPhone: stationPhone(n),
    queues: new Map(),
    contacts: new Set(),
    state: {
      presence: 'logged-out',
      activity: 'idle',
      direction: 'inbound',
      reason: undefined,
      since: stage.now(),
    },
    wanted: { presence: 'unavailable', reason: undefined },
    session: undefined,
    muted: false,
    campaign: undefined,
    leaving: false,
    acts: false,
    updatedAt: stage.now(),
    turn: 0,
  };
}

/** The same 32 hexadecimal digits for the same person (FNV-1a, four times salted). */
function hexId(text: string): string {
  return [1, 2, 3, 4].map(salt => hash(`${salt}:${text}`).toString(16).padStart(8, '0')).join('');
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
