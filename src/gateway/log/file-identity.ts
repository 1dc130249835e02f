import { statSync } from 'node:fs';

/** Tells a file from its copy: a backup that was put back is another file, though its bytes are the same. */
export function fileIdentity(path: string): string {
  const { dev, ino, birthtimeMs } = statSync(path, { bigint: true });
  return `${dev}:${ino}:${birthtimeMs}`;
}
