import { parseJson } from '../json.ts';

/** Who a token says it is for. Read without checking the signature: it came from the token endpoint itself. */
export type Claims = { readonly tenantId: string | undefined; readonly agentId: string | undefined };

/** Reads the claims of an access token, or of the id token where the access token is opaque. */
export function claimsOf(accessToken: string, idToken: string | undefined): Claims {
  const payloads = [accessToken, idToken].map(token => (token === undefined ? undefined : payloadOf(token)));
  const claim = (name: string) =>
    payloads.map(payload => text(payload, name)).find(value => value !== undefined);
  return { tenantId: claim('tenantId'), agentId: claim('icAgentId') };
}

function payloadOf(token: string): unknown {
  const [, payload] = token.split('.');
  if (payload === undefined) return undefined;
  const json = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
  return json.ok ? json.value : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
