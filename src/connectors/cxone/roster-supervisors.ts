import { entityId, type SupervisionId } from '../../floor/ids.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { Round } from '../poller.ts';
import { timeOf } from './map-context.ts';
import { modeOf } from './map-roster.ts';
import { supervisionId } from './mirror-supervisions.ts';
import { failed } from './pages.ts';
import { type Reading, readRows, setAside } from './roster-context.ts';
import { activeSupervisorSchema, realtimeReplySchema } from './wire.ts';

const SOURCE = 'activesupervisors';

/** Who supervises whom, in any application of the tenant. A tenant that does not offer the list is left in peace. */
export function createSupervisorsRound(reading: Reading): (signal: AbortSignal) => Promise<Round> {
  const { config, client, mirror, emit } = reading;
  return async signal => {
    const result = await client.activeSupervisors(signal);
    if (result.kind === 'answer' && result.status === 404) {
      reading.context.count('not_offered', { call: SOURCE });
      return { ok: true };
    }
    if (!isOk(result)) return failed(result);
    const empty = result.status === 204 || result.text.trim() === '';
    const json = empty ? undefined : parseJson(result.text);
    const reply = json?.ok ? realtimeReplySchema.safeParse(json.value) : undefined;
    const list = empty ? [] : reply?.success ? reply.data.supervisorStatuslist : undefined;
    if (list === undefined || result.cut !== undefined) {
      setAside(reading, SOURCE, 'its answer holds no list', result.text);
      return { ok: false, why: 'its answer holds no list' };
    }
    const present = new Set<SupervisionId>();
    const mapping = reading.mapping();
    const events = readRows(reading, SOURCE, list, activeSupervisorSchema).flatMap(row => {
      const supervisorId = entityId(config.id, row.initiatingAgentNo);
      const agentId = entityId(config.id, row.targetAgentNo);
      present.add(supervisionId(supervisorId, agentId));
      return mirror.supervisions.heard(
        {
          supervisorId,
          supervisorName: mirror.nameOf(supervisorId),
          agentId,
          contactId: row.contactId === undefined ? undefined : entityId(config.id, row.contactId),
          mode: modeOf(row.eventStateDescription),
          since: timeOf(mapping, row.startTimeStamp) ?? mapping.now,
        },
        'list',
      );
    });
    events.push(...mirror.supervisions.sweep(present));
    await emit(events);
    return { ok: true };
  };
}
