import * as z from 'zod';
import { caseless, filled, integer, neededText } from './wire-readers.ts';

// What CXone really says, read once at the edge: this file holds sign-in, sessions and errors, and is the door to the
// rest: wire-events (the session's event stream), wire-realtime (states, contacts, activity), wire-admin (teams,
// skills, codes), wire-words (documented lists). Reading is tolerant; nothing unknown becomes a plausible default.

export * from './wire-admin.ts';
export { type CxoneEvent, type CxoneEventOf, type CxoneEventType, EVENT_SCHEMAS } from './wire-events.ts';
export { eventTypes, type ParsedEvent, parseEvent } from './wire-parse.ts';
export { LONGEST_TEXT, toFlag, toInteger, toTime, type Word } from './wire-readers.ts';
export * from './wire-realtime.ts';
export * from './wire-words.ts';

/** Response header of get-next-event that says which branch was taken; "3" came with a renewed state (SDK 26). */
export const BRANCH_HEADER = 'icbranchvalue';
/** Value of `BRANCH_HEADER`: the answer is a snapshot, contacts that it does not name are over. */
export const BRANCH_EVENT_MISSED = '3';

/** Longest wait of get-next-event in seconds (NICE help, Get Next Event: 0–60). */
export const LONGEST_POLL_SECONDS = 60;

/** A token endpoint's answer, in both of NICE's spellings; lives are in seconds. */
export const tokenReplySchema = caseless(
  {
    access_token: neededText,
    refresh_token: filled,
    id_token: filled,
    token_type: filled,
    expires_in: integer,
  },
  {
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    accessTokenExpiry: 'expires_in',
  },
);
export type TokenReply = z.output<typeof tokenReplySchema>;

/** `/.well-known/openid-configuration`. */
export const openidConfigurationSchema = caseless({
  issuer: filled,
  authorization_endpoint: filled,
  token_endpoint: neededText,
  end_session_endpoint: filled,
  jwks_uri: filled,
});

/** `/.well-known/cxone-configuration?tenantId=`: where a tenant's APIs are. */
export const cxoneConfigurationSchema = caseless({
  api_endpoint: neededText,
  auth_endpoint: filled,
  ui_endpoint: filled,
  area: filled,
  cluster: filled,
  domain: filled,
  acdDomain: filled,
  uhDomain: filled,
  tenantId: filled,
  globaldomain: filled,
});

/** Answer of POST agent-sessions and agent-sessions/join: the id to poll with. */
export const sessionReplySchema = caseless({ sessionId: neededText });

/** Answer of get-next-event: the id for the next poll, and events of which each is parsed on its own. */
export const eventsReplySchema = caseless({
  sessionId: neededText,
  events: z
    .unknown()
    .optional()
    .transform((value): unknown[] => (Array.isArray(value) ? value : [])),
});
export type EventsReply = z.output<typeof eventsReplySchema>;

/** The bodies in which CXone explains a refusal, where it sends one. */
export const errorReplySchema = caseless(
  { error: filled, error_description: filled, message: filled },
  { errorDescription: 'error_description' },
);
