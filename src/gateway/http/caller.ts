/** Who is at the other end of a connection. */
export type Caller = { readonly address: string; readonly isLocal: boolean };

/** Headers that a proxy adds: with one of them, the other end of the connection is not the caller. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/**
 * The caller's address. What a proxy says is believed only where the configuration says that there is one; of several
 * addresses the last was added by our own proxy, the others may be invented.
 */
export function callerOf(
  remote: string | undefined,
  headers: { readonly get: (name: string) => string | null },
  trustProxy: boolean,
): Caller {
  const forwarded = trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const isLoopback = remote === '127.0.0.1' || remote === '::1' || remote === '::ffff:127.0.0.1';
  const isForwarded = FORWARDED.some(name => headers.get(name) !== null);
  return { address: forwarded || remote || 'unknown', isLocal: isLoopback && !isForwarded };
}
