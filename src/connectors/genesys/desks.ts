import type { Actor } from '../connector.ts';
import type { Account } from './account.ts';
import type { GenesysConfig } from './config.ts';
import { createDesk, type Desk, type DeskTools } from './desk.ts';

/** The desks of all supervisors who are present, by person. */
export type Desks = {
  /** The person's desk, made on first need; `undefined` when they linked no Genesys user. */
  readonly of: (actor: Actor) => Promise<Desk | undefined>;
  /** The desk that the person has already. */
  readonly present: (user: string) => Desk | undefined;
  readonly linked: () => void;
  readonly release: (user: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export function createDesks(given: {
  readonly config: GenesysConfig;
  readonly tools: DeskTools;
  readonly accountOf: (userName: string, password: string) => Account;
}): Desks {
  const { config, tools, accountOf } = given;
  const desks = new Map<string, { readonly key: string; readonly desk: Desk }>();

  const release = async (user: string) => {
    const entry = desks.get(user);
    desks.delete(user);
    await entry?.desk.close();
  };

  return {
    of: async ({ user, name, identity }) => {
      const { userName, password, nickname } = identity?.fields ?? {};
      if (!userName || password === undefined) return undefined;
      const shown = nickname?.trim() || name.trim() || config.nickname;
      const key = JSON.stringify([userName, password, shown]);
      const entry = desks.get(user);
      if (entry?.key === key) return entry.desk;
      // Another Genesys user was linked meanwhile: what the old one holds is given back first.
      if (entry !== undefined) await release(user);
      const desk = createDesk(tools, accountOf(userName, password), shown);
      desks.set(user, { key, desk });
      return desk;
    },
    present: user => desks.get(user)?.desk,
    linked: () => {
      for (const { desk } of desks.values()) desk.linked();
    },
    release,
    stop: async () => {
      await Promise.all([...desks.keys()].map(release));
    },
  };
}
