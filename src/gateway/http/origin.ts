/** Which addresses the gateway answers under. */
export type Origins = {
  /** The address that people type, when it is configured, as `URL.origin` writes it. */
  readonly publicOrigin: string | undefined;
  /** Whether any name of this machine's loopback is fine too, at any port (a development server stands before it). */
  readonly loopback: boolean;
};

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Whether a request is meant for this gateway: a page of another site that had its name pointed at our address
 * (DNS rebinding) still names itself in `Host`.
 */
export function isOurHost(host: string | undefined, { publicOrigin, loopback }: Origins): boolean {
  if (host === undefined) return false;
  if (loopback && LOOPBACK.test(host)) return true;
  // Asked at every poll: taking the address apart anew would cost as much as all else that is checked.
  return publicOrigin !== undefined && publicOrigin.slice(publicOrigin.indexOf('://') + 3) === host;
}

/** What of a request tells where it came from. */
export type Provenance = {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which no page can forge. */
  readonly site: string | undefined;
};

/**
 * Whether a request may be what it says. Reading: not from another site. Changing something: the origin has to be ours;
 * without an origin, nothing may say that a browser sent it from elsewhere. Programs that are no browsers send neither.
 */
export function comesFromUs({ method, host, origin, site }: Provenance, origins: Origins): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (method === 'GET' || method === 'HEAD') return true;
  if (origin === undefined) return site === undefined || site === 'same-origin';
  if (origin === origins.publicOrigin) return true;
  return origins.loopback && host !== undefined && LOOPBACK.test(host) && origin === `http://${host}`;
}
