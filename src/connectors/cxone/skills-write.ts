import type { MembershipSettings } from '../../floor/command-params.ts';
import { type AgentId, nativeOf, type QueueId } from '../../floor/ids.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Performed } from '../connector.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import { answered, unsent } from '../outcomes.ts';
import type { CxoneClient } from './client.ts';
import { told } from './commands.ts';
import { changeReplySchema } from './wire.ts';

export type SkillChange =
  | { readonly kind: 'add' | 'update'; readonly settings: MembershipSettings }
  | { readonly kind: 'remove' };

const METHODS = { add: 'POST', update: 'PUT', remove: 'DELETE' } as const;
const WHAT = {
  add: 'Giving the skill',
  update: 'Changing the skill',
  remove: 'Taking the skill away',
} as const;

/** Settings that other platforms have and CXone's skills have not. */
const FOREIGN = [
  'wrapUpSeconds',
  'order',
  'priority',
  'callLimit',
  'textLimit',
  'autoAnswer',
  'answerConfirmation',
] as const;

/** Gives an agent a skill, changes it or takes it away. A 200 can hold a failure for the very item. */
export async function changeSkill(
  client: CxoneClient,
  agentId: AgentId,
  queueId: QueueId,
  change: SkillChange,
): Promise<Performed> {
  const item = itemOf(queueId, change);
  if (!item.ok) return unsent('refused', 'InvalidSettings', item.error);
  const result = await client.api.call({
    name: 'agents/skills',
    family: 'admin',
    method: METHODS[change.kind],
    path: `agents/${encodeURIComponent(nativeOf(agentId))}/skills`,
    body: { skills: [item.value] },
    lane: 'command',
  });
  if (isOk(result)) {
    const json = parseJson(result.text);
    const reply = json.ok ? changeReplySchema.safeParse(json.value) : undefined;
    const failed = reply?.success ? reply.data.results.find(each => each.success === false) : undefined;
    if (reply?.success && ((reply.data.errorCount ?? 0) > 0 || failed !== undefined)) {
      const why = (failed ?? reply.data.results.find(each => each.error))?.error;
      return answered('refused', why ?? 'ItemFailed', `CXone did not do it: ${wordsFor(why)}`, result);
    }
  }
  return told(result, WHAT[change.kind], successOf(change), answer =>
    answer.status === 404 ? 'CXone does not know this agent.' : 'CXone did not change the skill.',
  );
}

/** One skill as CXone takes it. The error is a sentence for the person who asked. */
export function itemOf(
  queueId: QueueId,
  change: SkillChange,
): Result<Readonly<Record<string, unknown>>, string> {
  const native = nativeOf(queueId);
  if (!/^\d{1,15}$/.test(native)) return err(`${native} is no skill of CXone: skills are numbered.`);
  const skillId = Number(native);
  if (change.kind === 'remove') return ok({ skillId });
  const { availability, proficiency } = change.settings;
  const foreign = FOREIGN.find(name => change.settings[name] !== undefined);
  if (foreign !== undefined)
    return err(
      'A CXone skill has a proficiency, and is active or not: other settings belong to other platforms.',
    );
  if (proficiency !== undefined && (!Number.isInteger(proficiency) || proficiency < 1 || proficiency > 20))
    return err('The proficiency is a whole number from 1 (best) to 20.');
  if (availability === 'manual' || availability === 'offnet-automatic')
    return err('A CXone skill is active or not: choose automatic (active) or disabled (suspended).');
  if (change.kind === 'update' && proficiency === undefined && availability === undefined)
    return err('Say what is to change: the proficiency, or whether the skill is active.');
  return ok({
    skillId,
    ...(proficiency === undefined ? {} : { proficiency }),
    ...(availability === undefined ? {} : { isActive: availability === 'automatic' }),
  });
}

function successOf(change: SkillChange): string {
  switch (change.kind) {
    case 'add':
      return 'CXone gave the agent the skill. The first digital skill of an agent may take up to five minutes to work.';
    case 'update':
      return 'CXone changed the skill.';
    case 'remove':
      return 'CXone took the skill away.';
  }
}

function wordsFor(code: string | undefined): string {
  if (code === undefined) return 'it gives no reason.';
  if (/already/i.test(code)) return 'the agent has this skill already. Change it instead.';
  if (/not\s*assigned/i.test(code)) return 'the agent does not have this skill (any more).';
  if (/agentid/i.test(code)) return 'it does not know this agent.';
  if (/skillid/i.test(code)) return 'it does not know this skill.';
  if (/proficiency/i.test(code)) return 'it does not take this proficiency.';
  return `it says “${code.slice(0, 200)}”.`;
}
