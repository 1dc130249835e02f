import * as z from 'zod';
import type { CommandType } from '../floor/commands.ts';
import type { PlatformKind } from '../floor/entities.ts';
import type { PlatformId } from '../floor/ids.ts';
import type { Thresholds } from './thresholds.ts';

export const ROLES = ['viewer', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a person may do. Acting is one permission per command type; the others guard what may be seen:
 * `floor.view` the floor, `customer.view` customers' numbers and names, `text.view` message texts,
 * `audit.view` who did what, `metrics.view` the gateway's own figures.
 */
export type Permission =
  | CommandType
  | 'floor.view'
  | 'customer.view'
  | 'text.view'
  | 'audit.view'
  | 'metrics.view';

/** Which part of the floor a person sees. Empty lists mean: all. */
export type Scope = {
  readonly platforms: readonly PlatformId[];
  /** Team names, as the platforms spell them. */
  readonly teams: readonly string[];
};

export const signInSchema = z.strictObject({
  username: z.string().min(1).max(200),
  password: z.string().min(1).max(500),
});

/** A field that a person fills in to act as themselves on a platform. */
export type IdentityFieldView = {
  readonly name: string;
  readonly label: string;
  readonly secret: boolean;
  readonly required: boolean;
  readonly hint: string;
};

/** A person's identity on one platform: linked or not. Secrets never come back. */
export type IdentityView = {
  readonly platformId: PlatformId;
  readonly kind: PlatformKind;
  readonly fields: readonly IdentityFieldView[];
  /** Name of the linked identity; `undefined`: not linked. */
  readonly label: string | undefined;
};

/** `GET /api/session`: who am I and what may I do. */
export type SessionReply = {
  readonly user: { readonly username: string; readonly name: string; readonly role: Role };
  readonly permissions: readonly Permission[];
  readonly scope: Scope;
  readonly identities: readonly IdentityView[];
  /** Demonstration floor: simulated platforms, published passwords. */
  readonly demo: boolean;
  readonly build: string;
  /** Undo window of destructive commands, in milliseconds. */
  readonly undoMs: number;
  readonly thresholds: Thresholds;
};

/** `PUT /api/identities/:platformId`: link an identity; its name is the first field that is no secret, as the platform has it. */
export const linkIdentitySchema = z.strictObject({
  fields: z.record(z.string().max(64), z.string().max(500)),
});
