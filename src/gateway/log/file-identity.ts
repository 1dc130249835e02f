import { statSync } from 'node:fs';

/**
 * Tells a file from its copy: a backup that was put back is another file, though its bytes are the same. The device's
 * number stays out of it, since that may change when the machine starts again.
 */
export function fileIdentity(path: string): string {
  const { ino, birthtimeNs } = statSync(path, { bigint: true });
  return `${ino}:${birthtimeNs}`;
}
