import type { CommandType } from '../../floor/commands.ts';
import type { Contact, Platform, SupervisionMode } from '../../floor/entities.ts';
import type { IdentityView, Permission } from '../../protocol/session.ts';
import type { FreshnessState } from '../live/index.ts';
import { sentenceCase } from '../ui/format.ts';

/** Whether an act can be done now, told before the click. */
export type Availability =
  | {
      readonly can: true;
      /** What will happen on this platform. */
      readonly effect: string;
      /** It cannot be taken back once sent: asks for a reason first. */
      readonly destructive: boolean;
    }
  | {
      readonly can: false;
      /** Who refuses and why, and what would help. */
      readonly why: string;
      /** What the person can do about it right here. */
      readonly mend: 'link-identity' | undefined;
    };

/** Everything that decides whether an act can be done. */
export type Circumstances = {
  /** First name of the agent. */
  readonly name: string;
  readonly platform: Platform | undefined;
  readonly freshness: FreshnessState;
  /** Whether the browser's own line is live. */
  readonly connected: boolean;
  readonly role: string;
  readonly permissions: readonly Permission[];
  readonly identity: IdentityView | undefined;
  /** Whether the agent is logged in, as far as is known. */
  readonly loggedIn: boolean;
  /** The contact that would be supervised. */
  readonly contact: Contact | undefined;
  readonly listening: boolean;
  /** How the person supervises this agent already. */
  readonly ownMode: SupervisionMode | undefined;
};

/** Whether an act can be done in these circumstances; refusals in the order in which they are worth telling. */
export function availability(type: CommandType, now: Circumstances): Availability {
  const { platform, name } = now;
  const platformName = platform?.name ?? 'the platform';
  if (!now.permissions.includes(type)) {
    return no(`Your role (${now.role}) may not do this. An administrator can change that.`);
  }
  if (!now.connected)
    return no('Floorwatch is not connected. Acts are locked until the floor is live again.');
  const capability = platform?.capabilities[type];
  if (capability === undefined) return no(`${sentenceCase(platformName)} does not offer this.`);
  if (!capability.can) return no(capability.why);
  if (now.freshness !== 'live') {
    const how = now.freshness === 'stale' ? 'stale' : now.freshness === 'down' ? 'down' : 'not heard yet';
    return no(
      `${sentenceCase(platformName)} is ${how}: what you see may not be true any more, so acts are locked.`,
    );
  }
  if (capability.ownIdentity && now.identity?.label === undefined) {
    return no(
      `This happens in your own session on ${platformName}, and you have not linked one yet.`,
      'link-identity',
    );
  }
  const unfit = unfitness(type, now, name);
  if (unfit !== undefined) return no(unfit);
  return { can: true, effect: capability.effect, destructive: capability.destructive ?? false };
}

const no = (why: string, mend?: 'link-identity'): Availability => ({ can: false, why, mend });

/** Why an act makes no sense for this agent just now. */
function unfitness(type: CommandType, now: Circumstances, name: string): string | undefined {
  switch (type) {
    case 'contact.monitor':
    case 'contact.coach':
    case 'contact.barge-in':
    case 'contact.take-over':
      if (now.contact === undefined) return `${name} has no contact now.`;
      return type === `contact.${now.ownMode}` ? DOING_ALREADY[type] : undefined;
    case 'contact.stop':
      return now.ownMode === undefined ? `You do not supervise ${name}.` : undefined;
    case 'agent.terminate-session':
      return now.loggedIn ? undefined : `${name} is logged out already.`;
    case 'agent.set-state':
    case 'agent.send-message':
    case 'agent.send-event':
      return now.loggedIn ? undefined : `${name} is logged out: there is no session to reach.`;
    case 'agent.join-session':
      if (!now.loggedIn) return `${name} is logged out: there is no session to listen to.`;
      return now.listening ? `Floorwatch listens to ${name} already.` : undefined;
    case 'agent.leave-session':
      return now.listening ? undefined : `Floorwatch does not listen to ${name}.`;
    default:
      return undefined;
  }
}

const DOING_ALREADY = {
  'contact.monitor': 'You monitor this contact already.',
  'contact.coach': 'You coach in this contact already.',
  'contact.barge-in': 'You are in this contact already.',
  'contact.take-over': 'You have taken this contact over already.',
} as const;
