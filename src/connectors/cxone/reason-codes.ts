import type { AgentId } from '../../floor/ids.ts';
import { nativeOf } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { ReasonCode } from '../connector.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { CxoneClient } from './client.ts';
import { line } from './map-context.ts';
import type { Mirror } from './mirror.ts';
import { directoryRows, unavailableCodeSchema } from './wire.ts';

/** The unavailable codes of agents' teams, read when they are asked for. */
export type ReasonCodes = {
  readonly of: (agentId: AgentId) => Promise<readonly ReasonCode[]>;
  /** Forgets what was read: the platform says that codes changed. */
  readonly refresh: () => void;
};

const GOOD_FOR_MS = 300_000;

export function createReasonCodes(client: CxoneClient, mirror: Mirror, clock: Clock): ReasonCodes {
  const read = new Map<string, { readonly at: Millis; readonly codes: readonly ReasonCode[] }>();
  return {
    of: async agentId => {
      const team = mirror.agents.get(agentId)?.profile?.team?.id;
      if (team === undefined) return [];
      const known = read.get(team);
      if (known !== undefined && clock.now() - known.at < GOOD_FOR_MS) return known.codes;
      const result = await client.unavailableCodes(nativeOf(team));
      const json = isOk(result) ? parseJson(result.text) : undefined;
      const rows = json?.ok ? directoryRows(json.value, 'unavailableCodes', 'codes', 'resultSet') : undefined;
      if (rows === undefined) return known?.codes ?? [];
      const codes = rows.flatMap((row): ReasonCode[] => {
        const code = unavailableCodeSchema.safeParse(row);
        // After-contact codes belong to a contact: CXone answers 409 when one is set without it.
        if (!code.success || code.data.isActive === false || code.data.isAcw === true) return [];
        return [{ code: code.data.outstateId, label: line(code.data.outstateName) ?? code.data.outstateId }];
      });
      read.set(team, { at: clock.now(), codes });
      return codes;
    },
    refresh: () => read.clear(),
  };
}
