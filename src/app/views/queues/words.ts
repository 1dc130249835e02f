import type { Capability, CommandType } from '../../../floor/commands.ts';
import type { Membership, Platform, ServiceLevelFormula } from '../../../floor/entities.ts';

const CHIPS: Readonly<Record<ServiceLevelFormula, string>> = {
  'abandoned-before-threshold-excluded': 'excl. short',
  'of-offered': 'of offered',
  'of-answered': 'of answered',
  'answered-and-abandoned-within': 'incl. short',
  'short-abandons-count-as-met': 'incl. 5 s',
  platform: 'by platform',
};

/** A service level's formula in two words, for the chip beside the number. */
export function formulaChip(formula: ServiceLevelFormula): string {
  return CHIPS[formula];
}

/** Whether, and how, agents serve a queue: a word for a member. */
export function availabilityWord(
  { availability }: Pick<Membership, 'availability'>,
  platform: Pick<Platform, 'kind'> | undefined,
): string {
  const isSkill = platform?.kind === 'cxone';
  switch (availability) {
    case 'automatic':
      return isSkill ? 'active' : 'logged in';
    case 'manual':
      return 'logged out';
    case 'disabled':
      return isSkill ? 'suspended' : 'disabled';
    case 'offnet-automatic':
      return 'logged in, off net';
    case 'unknown':
      return 'not told';
  }
}

/** Why a platform does not do something; `undefined`: it does. */
export function refusalOf(platform: Platform | undefined, type: CommandType): string | undefined {
  const capability: Capability | undefined = platform?.capabilities[type];
  if (capability === undefined) return `${platform?.name ?? 'The platform'} does not offer this.`;
  return capability.can ? undefined : capability.why;
}

/** What the members of a queue are given an order for, where its dispatch type goes by order. */
export function isOrdered(dispatchType: string | undefined): boolean {
  return dispatchType !== undefined && /linear|tiered|cascade|hunt/i.test(dispatchType);
}

const DISPATCH: readonly (readonly [RegExp, string])[] = [
  [/^tiered/i, 'By tiers of the members’ order; within a tier, whoever waited longest for a call.'],
  [/^round.?robin$/i, 'Calls go round: whoever waited longest for a call is next.'],
  [/^ring all$/i, 'Rings at all free members at once.'],
  [/^linear cascade$/i, 'Always begins with the first in the order and adds the next ones while it rings.'],
  [/^linear hunt$/i, 'Always tries the first in the order, then one after another.'],
  [/^call park$/i, 'Calls are parked until a member picks them up.'],
];

/** How a dispatch type hands out calls, in words; `undefined`: not told or not known. */
export function dispatchWords(dispatchType: string | undefined): string | undefined {
  return DISPATCH.find(([pattern]) => dispatchType !== undefined && pattern.test(dispatchType))?.[1];
}
