import type { AgentId } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ConnectorContext } from '../connector.ts';
import type { Emit } from '../emitter.ts';
import { rawText } from '../json.ts';
import type { CxoneClient } from './client.ts';
import type { CxoneConfig } from './config.ts';
import type { RosterContext } from './map-roster.ts';
import type { Mirror } from './mirror.ts';

/** What the readings of the roster share. */
export type Reading = {
  readonly config: CxoneConfig;
  readonly client: CxoneClient;
  readonly mirror: Mirror;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly context: Pick<ConnectorContext, 'quarantine' | 'count' | 'log'>;
  /** What rows are mapped with, now. */
  readonly mapping: () => RosterContext;
  /** Told of every agent's being logged in or not, as the roster says. */
  readonly onPresence: (agentId: AgentId, loggedIn: boolean) => void;
};

const RAW_LENGTH = 65_536;

/** Sets something aside that could not be read, and counts it. */
export function setAside(
  reading: Pick<Reading, 'config' | 'context'>,
  source: string,
  reason: string,
  raw: unknown,
): void {
  reading.context.count('quarantined', { source });
  reading.context.quarantine({
    platformId: reading.config.id,
    source,
    reason,
    raw: rawText(raw, RAW_LENGTH),
  });
}

/**
 * Whether the platform's clock was set back between two poll times: what changed in between is older than what was
 * asked for, so that only a whole reading tells of it.
 */
export function wasSetBack(since: string | undefined, lastPollTime: string | undefined): boolean {
  return since !== undefined && lastPollTime !== undefined && Date.parse(lastPollTime) < Date.parse(since);
}

/** What a schema makes of one row, or why not. */
type RowSchema<T> = {
  safeParse: (row: unknown) => { success: true; data: T } | { success: false; error: { message: string } };
};

/** Rows that can be read; the others are set aside one by one. */
export function readRows<T>(
  reading: Pick<Reading, 'config' | 'context'>,
  source: string,
  rows: readonly unknown[],
  schema: RowSchema<T>,
): readonly T[] {
  return rows.flatMap(row => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return [parsed.data];
    setAside(reading, source, parsed.error.message.slice(0, 300), row);
    return [];
  });
}
