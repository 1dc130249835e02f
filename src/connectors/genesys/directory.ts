import type { TextParticipant } from '../../floor/entities.ts';
import { userIdOf } from './map-text.ts';
import type { WireParticipant } from './wire-text.ts';

/** Who a Genesys user is to the floor. */
export type Known = { readonly name: string; readonly kind: 'agent' | 'supervisor' };

/** Users by their id: agents and supervisors come to conversations as the same type of participant. */
export type Directory = {
  readonly learn: (userId: string, known: Known) => void;
  readonly get: (userId: string) => Known | undefined;
};

export function createDirectory(): Directory {
  const users = new Map<string, Known>();
  return { learn: (id, known) => void users.set(id, known), get: id => users.get(id) };
}

/** A platform user of ours who has, or had, a leg. */
export type Seat = {
  /** User name on the platform: names the leg. */
  readonly user: string;
  /** The platform's id of the user, once it is known. */
  readonly userId: string | undefined;
  /** How others in a conversation see them. */
  readonly nickname: string;
  /** The reading user, who listens so that transcripts are known: no person's leg, and nobody's supervision. */
  readonly reads?: boolean;
};

/** Whether a participant is the one of this seat. */
export function isSeat(seat: Seat, participant: WireParticipant): boolean {
  const userId = userIdOf(participant);
  if (userId !== undefined && seat.userId !== undefined) return userId === seat.userId;
  return participant.type === 'Agent' && participant.nickname === seat.nickname;
}

/**
 * The role of a participant. Genesys types supervisors as `Agent`: what gives them away is their user, that others
 * cannot see them, or that they sit on one of our seats.
 */
export function roleOf(
  participant: WireParticipant,
  given: { readonly directory: Directory; readonly seats: Iterable<Seat> },
): TextParticipant['role'] {
  if (participant.type === 'Customer') return 'customer';
  if (participant.type !== 'Agent') return 'external';
  for (const seat of given.seats) if (isSeat(seat, participant)) return 'supervisor';
  const userId = userIdOf(participant);
  const known = userId === undefined ? undefined : given.directory.get(userId);
  if (known !== undefined) return known.kind;
  // A consulted agent is hidden from the customer too, but then their user is told and known.
  return participant.visibility === 'Supervisors' || participant.visibility === 'Agents'
    ? 'supervisor'
    : 'agent';
}
