import type { Actor } from '../connector.ts';
import type { Account } from './account.ts';
import type { GenesysConfig } from './config.ts';
import { createDesk, type Desk, type DeskTools } from './desk.ts';

/** The desks of all supervisors who are present, by person. */
export type Desks = {
  /**
   * The person's desk, made on first need. `not-linked`: they linked no Genesys user. `in-use`: somebody else acts as that
   * user here, and each would change, and leave, what the other is in.
   */
  readonly of: (actor: Actor) => Promise<Desk | 'not-linked' | 'in-use'>;
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
  const desks = new Map<string, { readonly account: string; readonly key: string; readonly desk: Desk }>();
  /** Desks that are being closed, by account: what they hold is still to be given back. */
  const closing = new Map<string, Promise<void>>();

  /** Genesys does not tell capitals in user names apart. */
  const accountName = (userName: string) => userName.trim().toLowerCase();
  const isTaken = (account: string) =>
    (config.transcripts === 'all' && account === accountName(config.user)) ||
    [...desks.values()].some(entry => entry.account === account);

  const release = async (user: string) => {
    const entry = desks.get(user);
    if (entry === undefined) return;
    const { account, desk } = entry;
    desks.delete(user);
    const closed = desk.close().finally(() => {
      if (closing.get(account) === closed) closing.delete(account);
    });
    closing.set(account, closed);
    await closed;
  };

  const of: Desks['of'] = async actor => {
    const { user, name, identity } = actor;
    const { userName, password, nickname } = identity?.fields ?? {};
    if (!userName || password === undefined) return 'not-linked';
    const shown = nickname?.trim() || name.trim() || config.nickname;
    const key = JSON.stringify([userName, password, shown]);
    const account = accountName(userName);
    const entry = desks.get(user);
    if (entry?.key === key) return entry.desk;
    // Another Genesys user was linked meanwhile: what the old one holds is given back first.
    const leaving = entry === undefined ? closing.get(account) : release(user);
    if (leaving !== undefined) {
      await leaving;
      return of(actor);
    }
    if (isTaken(account)) return 'in-use';
    const desk = createDesk(tools, accountOf(userName, password), shown);
    desks.set(user, { account, key, desk });
    return desk;
  };

  return {
    of,
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
