import type { Role, Scope } from '../../protocol/session.ts';

/** Somebody who may sign in. */
export type Person = {
  readonly username: string;
  readonly name: string;
  /** Argon2id in PHC form, as `--hash-password` prints it. */
  readonly passwordHash: string;
  readonly role: Role;
  readonly scope: Scope;
};
