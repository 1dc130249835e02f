const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is a web address of this computer's own. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && LOOPBACK.has(hostname);
}
