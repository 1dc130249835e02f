import * as z from 'zod';
import { err, ok, type Result } from '../../lib/result.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { PoliteSend } from '../polite-http.ts';
import { type CxoneConfig, isSafeAddress } from './config.ts';

const openidSchema = z.looseObject({ token_endpoint: z.string() });
const tenantSchema = z.looseObject({ api_endpoint: z.string() });

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

  const lookUp = async (url: string, schema: z.ZodType, pick: string): Promise<Result<string, string>> => {
    const known = found.get(url);
    if (known !== undefined) return ok(known);
    const request = { name: 'discovery', method: 'GET', url, timeoutMs: DISCOVERY_TIMEOUT_MS } as const;
    const result = await send({ ...request, headers: { accept: 'application/json' } }, 'read');
    if (result.kind !== 'answer') return err(`${new URL(url).host} gives no answer: ${result.why}`);
    if (!isOk(result)) return err(`${new URL(url).host} answers ${result.status} to discovery`);
    const json = parseJson(result.text);
    const parsed = schema.safeParse(json.ok ? json.value : undefined);
    const address: unknown =
      parsed.success && typeof parsed.data === 'object' ? Reflect.get(parsed.data ?? {}, pick) : undefined;
    if (typeof address !== 'string' || !isSafeAddress(address))
      return err(`${new URL(url).host} names no usable ${pick}`);
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
      return lookUp(`${issuer}/.well-known/openid-configuration`, openidSchema, 'token_endpoint');
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
        tenantSchema,
        'api_endpoint',
      );
    },
  };
}
