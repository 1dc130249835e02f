/** The session cookie: out of scripts' reach, never sent from another site, bound to the host where HTTPS is used. */
export type SessionCookie = {
  readonly name: string;
  readonly read: (header: string | undefined) => string | undefined;
  readonly set: (id: string, maxAgeSeconds: number) => string;
  readonly clear: () => string;
};

/** Makes the cookie's words; `secure` where people reach the gateway by HTTPS. */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-floorwatch' : 'floorwatch';
  const flags = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  const pattern = new RegExp(`(?:^|;)\\s*${name}=([A-Za-z0-9_-]{43})(?:;|$)`);
  return {
    name,
    read: header => (header === undefined ? undefined : pattern.exec(header)?.[1]),
    set: (id, maxAgeSeconds) => `${name}=${id}; ${flags}; Max-Age=${maxAgeSeconds}`,
    clear: () => `${name}=; ${flags}; Max-Age=0`,
  };
}
