import type { CommandRecord } from '../../floor/commands.ts';
import type { Supervision, SupervisionMode } from '../../floor/entities.ts';
import { nativeOf } from '../../floor/ids.ts';
import type { AgentRow } from '../live/index.ts';

const MODES = {
  'contact.monitor': 'monitor',
  'contact.coach': 'coach',
  'contact.barge-in': 'barge-in',
  'contact.take-over': 'take-over',
} as const;

/** Whether somebody who supervises is the person with this linked identity: by the platform's number, or by name. */
export function isOwn(
  { supervisor }: Pick<Supervision, 'supervisor'>,
  identity: string | undefined,
): boolean {
  if (identity === undefined) return false;
  const number = supervisor.agentId === undefined ? undefined : nativeOf(supervisor.agentId);
  return number === identity || supervisor.name === identity;
}

/**
 * How a person supervises an agent now: as the platform tells of their linked identity, else by their own last act that
 * the platform accepted. No contact, no supervision.
 */
export function ownMode(
  row: Pick<AgentRow, 'supervisions' | 'liveContacts' | 'contact'>,
  commands: readonly Pick<CommandRecord, 'type' | 'state' | 'by' | 'requestedAt'>[],
  username: string,
  identity: string | undefined,
): SupervisionMode | undefined {
  if (row.liveContacts === 0) return undefined;
  const told = row.supervisions.find(one => isOwn(one, identity));
  if (told !== undefined) return told.mode;
  const last = commands.find(
    ({ type, state, by }) =>
      by.user === username && type.startsWith('contact.') && (state === 'accepted' || state === 'observed'),
  );
  if (last === undefined || last.requestedAt < (row.contact?.startedAt ?? 0)) return undefined;
  return last.type in MODES ? MODES[last.type as keyof typeof MODES] : undefined;
}
