import { Eye, EyeOff, type LucideIcon, Megaphone, MessageSquareLock, Users } from 'lucide-react';
import type { SupervisionMode, Visibility } from '../../../floor/entities.ts';

/** The three ways to be in somebody's text conversation. */
export type TextMode = Exclude<SupervisionMode, 'take-over'>;

/** Who sees a message or a participant: icon, word and colour, in one table. */
export type VisibilityLook = {
  readonly icon: LucideIcon;
  readonly word: string;
  /** Completes "is seen by …". */
  readonly seenBy: string;
};

export const VISIBILITY_LOOKS: Readonly<Record<Visibility, VisibilityLook>> = {
  everyone: { icon: Users, word: 'Everyone', seenBy: 'agent and customer' },
  agents: { icon: MessageSquareLock, word: 'Agents only', seenBy: 'the agent, not by the customer' },
  supervisors: { icon: EyeOff, word: 'Supervisors only', seenBy: 'other supervisors only' },
};

/** How a mode of supervising looks and what it means. */
export type ModeLook = {
  readonly mode: TextMode;
  readonly type: 'text.monitor' | 'text.coach' | 'text.barge-in';
  readonly icon: LucideIcon;
  readonly word: string;
  readonly key: string;
  /** How others see somebody who is in the conversation like this. */
  readonly visibility: Visibility;
  /** Who notices, before it is done: `Ana and the customer will see you.` */
  readonly before: (agent: string) => string;
  /** What it is like inside. */
  readonly inside: (agent: string) => string;
};

/** The modes in order of force. */
export const MODES: readonly ModeLook[] = [
  {
    mode: 'monitor',
    type: 'text.monitor',
    icon: Eye,
    word: 'Monitor',
    key: '1',
    visibility: 'supervisors',
    before: agent => `You read along. Neither ${agent} nor the customer notices.`,
    inside: agent => `You read along. Neither ${agent} nor the customer notices you.`,
  },
  {
    mode: 'coach',
    type: 'text.coach',
    icon: MessageSquareLock,
    word: 'Coach',
    key: '2',
    visibility: 'agents',
    before: agent => `${agent} will see you and what you write. The customer will not.`,
    inside: agent => `Only ${agent} sees you and what you write.`,
  },
  {
    mode: 'barge-in',
    type: 'text.barge-in',
    icon: Megaphone,
    word: 'Barge in',
    key: '3',
    visibility: 'everyone',
    before: agent => `${agent} and the customer will see you and what you write.`,
    inside: agent => `${agent} and the customer see you and what you write.`,
  },
];

/** The look of a mode. A text conversation cannot be taken over: that would look like barging in. */
export function modeLook(mode: SupervisionMode): ModeLook {
  const found = MODES.find(look => look.mode === mode) ?? MODES.at(-1);
  if (found === undefined) throw new Error('there are no modes');
  return found;
}

/** In which mode somebody is who is seen like this. */
export function modeOf(visibility: Visibility): TextMode {
  return visibility === 'supervisors' ? 'monitor' : visibility === 'agents' ? 'coach' : 'barge-in';
}
