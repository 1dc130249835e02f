import type { AgentId } from '../../floor/ids.ts';

/** An operation that Genesys took, whose failure may be told later by its `referenceId`. */
export type Asked = { readonly operation: string; readonly agentId: AgentId | undefined };

/** Operations by user and `referenceId`: what a later error is about. */
export type Operations = {
  readonly note: (user: string, referenceId: number | undefined | null, asked: Asked) => void;
  /** The operation that an error names; each is told once. */
  readonly asked: (user: string, referenceId: number | undefined) => Asked | undefined;
};

const REMEMBERED = 200;

export function createOperations(): Operations {
  const open = new Map<string, Asked>();
  const keyOf = (user: string, referenceId: number) => `${user} ${referenceId}`;
  return {
    note: (user, referenceId, asked) => {
      if (referenceId == null) return;
      const [oldest] = open.keys();
      if (open.size >= REMEMBERED && oldest !== undefined) open.delete(oldest);
      open.set(keyOf(user, referenceId), asked);
    },
    asked: (user, referenceId) => {
      if (referenceId === undefined) return undefined;
      const key = keyOf(user, referenceId);
      const asked = open.get(key);
      open.delete(key);
      return asked;
    },
  };
}
