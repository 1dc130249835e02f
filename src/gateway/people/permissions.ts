import { COMMAND_TYPES } from '../../floor/commands.ts';
import type { Permission, Role } from '../../protocol/session.ts';

/** What each role may do: the one table. */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['floor.view'],
  supervisor: ['floor.view', 'customer.view', 'text.view', 'audit.view', ...COMMAND_TYPES],
  admin: ['floor.view', 'customer.view', 'text.view', 'audit.view', 'metrics.view', ...COMMAND_TYPES],
};

const SETS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(PERMISSIONS.viewer),
  supervisor: new Set(PERMISSIONS.supervisor),
  admin: new Set(PERMISSIONS.admin),
};

/** Whether a role may do something. */
export function mayRole(role: Role, permission: Permission): boolean {
  return SETS[role].has(permission);
}
