import * as z from 'zod';
import type { ConnectorMemory } from '../connector.ts';
import { parseJson } from '../json.ts';

/** Where a session's stream stands, kept over restarts. */
export type Pointer = {
  /** The id to ask next, and the one before while the events that came with it may not be durable yet. */
  readonly save: (sessionId: string, previous: string | undefined) => Promise<void>;
  readonly load: () => Promise<string | undefined>;
  readonly clear: () => Promise<void>;
};

const storedSchema = z.object({ id: z.string().min(1), previous: z.string().min(1).optional() });

/**
 * A pointer in the gateway's memory. When a gateway died between storing a new id and finishing its events, the id
 * before is taken up: CXone answers an old id with a snapshot, so nothing is lost.
 */
export function createPointer(
  memory: ConnectorMemory,
  agentNativeId: string,
  onFailure: () => void,
): Pointer {
  const key = `session:${agentNativeId}`;
  const write = async (value: string | undefined) => {
    try {
      await memory.set(key, value);
    } catch {
      onFailure();
    }
  };
  return {
    save: (id, previous) => write(JSON.stringify({ id, previous })),
    load: async () => {
      const text = await memory.get(key).catch(() => undefined);
      const json = text === undefined ? undefined : parseJson(text);
      const stored = storedSchema.safeParse(json?.ok ? json.value : undefined);
      return stored.success ? (stored.data.previous ?? stored.data.id) : undefined;
    },
    clear: () => write(undefined),
  };
}
