import type { Clock, Millis } from '../../lib/clock.ts';

/** The cookies of one host and one user; nothing else is ever sent there, so paths and domains need no look. */
export type CookieJar = {
  /** The `Cookie` header; `undefined` when there is none. */
  readonly header: () => string | undefined;
  readonly learn: (headers: Headers) => void;
  readonly clear: () => void;
};

const MOST = 50;
const LONGEST = 4096;

/** Keeps what `Set-Cookie` says, with `Max-Age` and `Expires`. */
export function createCookieJar(clock: Clock): CookieJar {
  const cookies = new Map<string, { readonly value: string; readonly until: Millis | undefined }>();
  return {
    header: () => {
      const now = clock.now();
      const pairs: string[] = [];
      for (const [name, { value, until }] of cookies) {
        if (until !== undefined && until <= now) cookies.delete(name);
        else pairs.push(`${name}=${value}`);
      }
      return pairs.length === 0 ? undefined : pairs.join('; ');
    },
    learn: headers => {
      for (const line of headers.getSetCookie()) {
        if (line.length > LONGEST) continue;
        const [pair = '', ...attributes] = line.split(';').map(part => part.trim());
        const at = pair.indexOf('=');
        if (at < 1) continue;
        const name = pair.slice(0, at);
        const until = endOf(attributes, clock.now());
        if (until !== undefined && until <= clock.now()) cookies.delete(name);
        else if (cookies.has(name) || cookies.size < MOST)
          cookies.set(name, { value: pair.slice(at + 1), until });
      }
    },
    clear: () => cookies.clear(),
  };
}

function endOf(attributes: readonly string[], now: Millis): Millis | undefined {
  const attribute = (name: string) =>
    attributes.find(each => each.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const age = Number(attribute('max-age') ?? Number.NaN);
  if (Number.isFinite(age)) return now + age * 1000;
  const expires = Date.parse(attribute('expires') ?? '');
  return Number.isNaN(expires) ? undefined : expires;
}
