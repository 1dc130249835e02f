import { err, ok, type Result } from '../../lib/result.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { PoliteSend } from '../polite-http.ts';
import { isSafeAddress } from '../safe-address.ts';
import type { CxoneConfig } from './config.ts';
import { cxoneConfigurationSchema, openidConfigurationSchema } from './wire.ts';

const DISCOVERY_TIMEOUT_MS = 15_000;

/** Finds a tenant's addresses: configured ones first, else by NICE's published discovery documents. */
export type Discovery = {
  /** Where tokens are had. */
  readonly tokenUrl: () => Promise<Result<string, string>>;
  /** The base of the ACD API; `tenantId` as the token told it, where the configuration does not. */
  readonly apiUrl: (tenantId: string | undefined) => Promise<Result<string, string>>;
};

export function createDiscovery(config: CxoneConfig, send: PoliteSend): Discovery {
  const found = new Map<string, string>();

  const lookUp = async (
    url: string,
    what: string,
    pick: (json: unknown) => string | undefined,
  ): Promise<Result<string, string>> => {
    const known = found.get(url);
    if (known !== undefined) return ok(known);
    const { host } = new URL(url);
    const request = { name: 'discovery', method: 'GET', url, timeoutMs: DISCOVERY_TIMEOUT_MS } as const;
    const result = await send({ ...request, headers: { accept: 'application/json' } }, 'read');
    if (result.kind !== 'answer') return err(`${host} gives no answer: ${result.why}`);
    if (!isOk(result)) return err(`${host} answers ${result.status} to discovery`);
    const json = parseJson(result.text);
    const address = json.ok ? pick(json.value) : undefined;
    if (address === undefined || !isSafeAddress(address)) return err(`${host} names no usable ${what}`);
    const trimmed = address.replace(/\/+$/, '');
    found.set(url, trimmed);
    return ok(trimmed);
  };

  return {
    tokenUrl: async () => {
      if (config.tokenUrl !== undefined) return ok(config.tokenUrl);
      if (config.flow === 'access-key-json') {
        const base = config.baseUrl ?? `https://${config.area}.nice-incontact.com`;
        return ok(`${base}/authentication/v1/token/access-key`);
      }
      const issuer = config.baseUrl ?? config.issuer;
      return lookUp(
        `${issuer}/.well-known/openid-configuration`,
        'token endpoint',
        json => openidConfigurationSchema.safeParse(json).data?.token_endpoint,
      );
    },
    apiUrl: async tenantId => {
      if (config.apiUrl !== undefined) return ok(config.apiUrl);
      if (config.baseUrl !== undefined) return ok(config.baseUrl);
      const tenant = config.tenantId ?? tenantId;
      if (tenant === undefined)
        return err('the tenant is not known: set tenantId or apiUrl in the configuration');
      const query = new URLSearchParams({ tenantId: tenant });
      return lookUp(
        `${config.issuer}/.well-known/cxone-configuration?${query}`,
        'API address',
        json => cxoneConfigurationSchema.safeParse(json).data?.api_endpoint,
      );
    },
  };
}
