import type { Stage } from '../story/stage.ts';
import type { StoryAgent } from '../story/types.ts';
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

/** The first supervisors are `supervisor`, `supervisor2`, …: identities for people who try the simulator. */
export function createUsers(stage: Stage): Users {
  const people = [...stage.agents.values()].filter(({ platform }) => platform === 'genesys');
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

/** The same 32 hexadecimal digits for the same person (FNV-1a, four times salted). */
function hexId(text: string): string {
  return [1, 2, 3, 4].map(salt => hash(`${salt}:${text}`).toString(16).padStart(8, '0')).join('');
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
