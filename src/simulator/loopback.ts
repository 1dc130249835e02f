const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is one of this computer's own. */
export function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);
}
