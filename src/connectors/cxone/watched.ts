import * as z from 'zod';
import { type AgentId, entityId, nativeOf, type PlatformId } from '../../floor/ids.ts';
import type { ConnectorContext } from '../connector.ts';
import { parseJson } from '../json.ts';

const KEY = 'watched';
const storedSchema = z.array(z.string().min(1)).max(10_000);

type Keeper = Pick<ConnectorContext, 'memory' | 'count'>;

/** Agents whose sessions supervisors had opened when the gateway last ran, in the order of opening. */
export async function readWatched(keeper: Keeper, platformId: PlatformId): Promise<readonly AgentId[]> {
  const text = await keeper.memory.get(KEY).catch(() => undefined);
  const json = text === undefined ? undefined : parseJson(text);
  const stored = storedSchema.safeParse(json?.ok ? json.value : undefined);
  return stored.success ? stored.data.map(id => entityId(platformId, id)) : [];
}

/** Keeps them for the next start. */
export async function writeWatched(keeper: Keeper, watched: ReadonlySet<AgentId>): Promise<void> {
  try {
    await keeper.memory.set(KEY, JSON.stringify([...watched].map(nativeOf)));
  } catch {
    keeper.count('memory_failed');
  }
}
