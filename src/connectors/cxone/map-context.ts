import { type AgentId, entityId, type PlatformId, type QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { plainLine } from '../../lib/text.ts';

/** What mapping needs to know besides the payload. */
export type MapContext = {
  readonly platformId: PlatformId;
  /** Whose stream it is. */
  readonly agentId: AgentId;
  readonly now: Millis;
  /** A platform's time on the gateway's clock, never in the future. */
  readonly at: (platformTime: Millis) => Millis;
  readonly skills: SkillNames;
};

/** Skills as far as they are known: events name them, or number them. */
export type SkillNames = {
  readonly nameOf: (queueId: QueueId) => string | undefined;
  readonly idOf: (name: string) => QueueId | undefined;
};

/** A platform time on the gateway's clock; `undefined` stays so. */
export function timeOf(context: Pick<MapContext, 'at'>, time: Millis | undefined): Millis | undefined {
  return time === undefined ? undefined : context.at(time);
}

/** One clean line; `undefined` when nothing is left. */
export function line(text: string | undefined, max?: number): string | undefined {
  const clean = text === undefined ? '' : plainLine(text, max);
  return clean === '' ? undefined : clean;
}

/** The queue behind a skill, which CXone gives as a number or as a name. */
export function queueOf(
  context: Pick<MapContext, 'platformId' | 'skills'>,
  skillId: string | undefined,
  skillName: string | undefined,
): { readonly queueId: QueueId | undefined; readonly queueName: string | undefined } {
  const number = skillId ?? (/^\d+$/.test(skillName ?? '') ? skillName : undefined);
  const name = line(skillName === number ? undefined : skillName);
  const queueId =
    number === undefined ? name && context.skills.idOf(name) : entityId(context.platformId, number);
  return {
    queueId: queueId || undefined,
    queueName: name ?? (queueId ? context.skills.nameOf(queueId) : undefined),
  };
}
