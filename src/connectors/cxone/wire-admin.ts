import * as z from 'zod';
import { caseless, filled, flag, id, integer, neededId, time } from './wire-readers.ts';

// Directory, skills and messages (NICE developer portal, Admin API).

/** A row of GET /agents. */
export const agentRowSchema = caseless({
  agentId: neededId,
  userName: filled,
  firstName: filled,
  lastName: filled,
  emailAddress: filled,
  teamId: id,
  teamName: filled,
  isActive: flag,
  isSupervisor: flag,
  lastUpdated: time,
});
export type AgentRow = z.output<typeof agentRowSchema>;

/** A row of GET /teams. */
export const teamRowSchema = caseless({ teamId: neededId, teamName: filled, isActive: flag });
export type TeamRow = z.output<typeof teamRowSchema>;

/** A row of GET /skills. */
export const skillRowSchema = caseless(
  {
    skillId: neededId,
    skillName: filled,
    mediaTypeId: integer,
    mediaTypeName: filled,
    isActive: flag,
    isOutbound: flag,
    campaignId: id,
    campaignName: filled,
    outboundStrategy: filled,
    requireDisposition: flag,
    serviceLevelThreshold: integer,
    serviceLevelGoal: integer,
  },
  { mediaType: 'mediaTypeId' },
);
export type SkillRow = z.output<typeof skillRowSchema>;

/** A row of GET /teams/{id}/unavailable-codes. */
export const unavailableCodeSchema = caseless(
  { outstateId: neededId, outstateName: filled, isActive: flag, isAcw: flag, agentTimeoutMins: integer },
  { outStateName: 'outstateName' },
);
export type UnavailableCode = z.output<typeof unavailableCodeSchema>;

/** One agent in one skill, as GET /agents/{id}/skills and GET /skills/{id}/agents tell it. */
export const assignmentRowSchema = caseless(
  {
    agentId: id,
    skillId: id,
    skillName: filled,
    firstName: filled,
    lastName: filled,
    mediaTypeId: integer,
    mediaTypeName: filled,
    /** 1 is best, 20 is worst. */
    agentProficiencyValue: integer,
    agentProficiencyName: filled,
    isActive: flag,
    isSkillActive: flag,
    isOutbound: flag,
    lastUpdateTime: time,
  },
  { proficiency: 'agentProficiencyValue', proficiencyValue: 'agentProficiencyValue' },
);
export type AssignmentRow = z.output<typeof assignmentRowSchema>;

/** What became of one item of a bulk change: a 200 can hold failures. `success: undefined` was not told. */
export const itemResultSchema = caseless(
  { agentId: id, skillId: id, agentMessageId: id, success: flag, error: filled },
  { errorMessage: 'error', message: 'error', isSuccess: 'success' },
);
export type ItemResult = z.output<typeof itemResultSchema>;

/** Answer of a bulk change of skills or of POST /agents/messages. */
export const changeReplySchema = z.preprocess(
  liftResultSet,
  caseless(
    { errorCount: integer, results: resultItems() },
    { agentResults: 'results', skillResults: 'results', agentMessageResults: 'results' },
  ),
);
export type ChangeReply = z.output<typeof changeReplySchema>;

/** Rows of a directory answer, whichever of CXone's wrappers they came in; `undefined` when there are none to find. */
export function directoryRows(reply: unknown, ...names: readonly string[]): unknown[] | undefined {
  const lifted = liftResultSet(reply);
  if (Array.isArray(lifted)) return lifted;
  if (typeof lifted !== 'object' || lifted === null) return undefined;
  const wanted = names.map(name => name.toLowerCase());
  const found = Object.entries(lifted).find(
    ([key, value]) => wanted.includes(key.toLowerCase()) && Array.isArray(value),
  );
  return Array.isArray(found?.[1]) ? found[1] : undefined;
}

function resultItems() {
  return z
    .unknown()
    .optional()
    .transform((value): ItemResult[] =>
      Array.isArray(value)
        ? value.flatMap((entry: unknown) => {
            const read = itemResultSchema.safeParse(entry);
            return read.success ? [read.data] : [];
          })
        : [],
    );
}

function liftResultSet(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const inner = Object.entries(value).find(([key]) => key.toLowerCase() === 'resultset')?.[1];
  return typeof inner === 'object' && inner !== null ? inner : value;
}
