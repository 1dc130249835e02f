import { randomBytes } from 'node:crypto';

/** Names a request in answers and in the log. */
export function newRequestId(): string {
  return randomBytes(9).toString('base64url');
}
