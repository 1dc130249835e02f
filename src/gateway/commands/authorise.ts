import type { Capability, CommandType } from '../../floor/commands.ts';
import type { Platform } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import type { Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { CommandRequest } from '../../protocol/commands.ts';
import type { Lens } from '../feed/lens.ts';
import { mayRole } from '../people/permissions.ts';
import type { Person } from '../people/person.ts';
import type { Refusal } from './refusal.ts';
import { type FoundTarget, findTarget } from './target.ts';

/** A command that may be done, and what that means on its platform. */
export type Authorised = {
  readonly target: FoundTarget;
  readonly platform: Platform;
  readonly capability: Extract<Capability, { can: true }>;
};

/** First beat: may this person do this to that, now? Nothing is changed here [CM3]. */
export function authorise(
  person: Person,
  lens: Lens,
  request: Pick<CommandRequest, 'type' | 'target' | 'reason'>,
  floor: Floor,
  hasIdentity: (platformId: string) => boolean,
  now: Millis,
): Result<Authorised, Refusal> {
  if (!mayRole(person.role, request.type))
    return err({ code: 'not-allowed', message: `Your role does not include ${request.type}.` });
  const found = findTarget(floor, lens, request.type, request.target);
  if (!found.ok) return found;
  const platform = floor.platforms.get(found.value.platformId);
  if (platform === undefined)
    return err({ code: 'not-ready', message: 'The platform has not been heard yet. Try again in a moment.' });
  const capability = platform.capabilities[request.type];
  if (!capability?.can)
    return err({ code: 'not-allowed', message: capability?.why ?? notOffered(platform, request.type) });
  if (capability.destructive && !request.reason)
    return err({ code: 'bad-request', message: 'This cannot be taken back: say why it is done (reason).' });
  const stale = capability.destructive ? staleness(platform, now) : undefined;
  if (stale !== undefined) return err({ code: 'not-ready', message: stale });
  if (capability.ownIdentity && !hasIdentity(platform.id))
    return err({
      code: 'not-allowed',
      message: `This is done as yourself on ${platform.name}: link your identity there first.`,
    });
  return ok({ target: found.value, platform, capability });
}

const notOffered = ({ name }: Platform, type: CommandType) => `${name} does not offer ${type}.`;

/** Why what is known of a platform is too old to act on; `undefined`: it is not. */
export function staleness({ name, link, heardAt, refreshMs }: Platform, now: Millis): string | undefined {
  if (link.state === 'down' || link.state === 'connecting')
    return `${name} cannot be heard at present, so what you see may be old. Wait until it is back.`;
  // Two refreshes, as the floor's own rule has it, and a second for the way.
  if (heardAt === undefined || now - heardAt > 2 * refreshMs + 1000)
    return `${name} was last heard a while ago, so what you see may be old. Wait until it is fresh.`;
  return undefined;
}
