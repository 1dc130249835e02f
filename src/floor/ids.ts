/** A platform as configured: `cxone`, `genesys-emea`. Lower case letters, digits and hyphens. */
export type PlatformId = string;

/** Identity of anything on the floor: the platform's id, a colon, the platform's own id (`cxone:12214`). */
export type EntityId = `${string}:${string}`;

export type AgentId = EntityId;
export type ContactId = EntityId;
export type QueueId = EntityId;
export type TextSessionId = EntityId;
export type SupervisionId = EntityId;

/** Makes an id out of the platform's id and the platform's own word for the thing. */
export function entityId(platformId: PlatformId, nativeId: string): EntityId {
  return `${platformId}:${nativeId}`;
}

/** The platform an entity belongs to. */
export function platformOf(id: EntityId): PlatformId {
  return id.slice(0, id.indexOf(':'));
}

/** The platform's own id of an entity. */
export function nativeOf(id: EntityId): string {
  return id.slice(id.indexOf(':') + 1);
}

/** Whether a text has the shape of an entity id. */
export function isEntityId(text: string): text is EntityId {
  return /^[a-z0-9-]{1,40}:.{1,256}$/s.test(text);
}

/** Key of a membership: one agent in one queue. */
export function membershipKey(queueId: QueueId, agentId: AgentId): string {
  return `${queueId}|${agentId}`;
}
