import type { Clock, Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { type HttpResult, isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { NetsapiensConfig } from './config.ts';
import type { HostGuard } from './host-guard.ts';
import { jwtClaimsSchema, jwtReplySchema, tokenReplySchema } from './wire-write.ts';

export type SignInFailure = {
  /** For a person. */
  readonly why: string;
  /** The platform refused the key or password itself: trying again by itself will not help. */
  readonly rejected: boolean;
  readonly retryAt?: Millis | undefined;
};

/** What goes into the `Authorization` header. Everybody who needs it at the same time waits for the same sign-in. */
export type Tokens = {
  readonly get: () => Promise<Result<string, SignInFailure>>;
  /** Called when a bearer was answered 401: another one, where there can be another one. */
  readonly renew: (rejected: string) => Promise<Result<string, SignInFailure>>;
};

type Held = { readonly bearer: string; readonly refresh: string | undefined; readonly expiresAt: Millis };

const USUAL_LIFE_MS = 3_600_000;
const AHEAD_MS = 300_000;
const TIMEOUT_MS = 20_000;
/** A password that was refused is not tried again sooner: it might lock the account. */
const REJECTED_PAUSE_MS = 60_000;

export function createTokens(given: {
  readonly config: NetsapiensConfig;
  readonly guard: HostGuard;
  readonly clock: Clock;
}): Tokens {
  const { config, guard, clock } = given;
  const { auth } = config;

  if (auth.type === 'apiKey') {
    const why = 'NetSapiens refuses the API key (401): check that it exists, and that it may come from here';
    return {
      get: async () => ok(auth.apiKey),
      renew: async () => err({ why, rejected: true }),
    };
  }

  let held: Held | undefined;
  let underWay: Promise<Result<string, SignInFailure>> | undefined;
  let refused: { readonly failure: SignInFailure; readonly until: Millis } | undefined;

  const post = (path: string, body: Readonly<Record<string, string>>): Promise<HttpResult> =>
    guard.send(
      {
        name: 'sign-in',
        method: 'POST',
        url: `${config.url}/${path}`,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
        timeoutMs: TIMEOUT_MS,
      },
      'read',
    );

  const read = (result: HttpResult): Result<Held, SignInFailure> => {
    if (result.kind !== 'answer') return err({ why: result.why, rejected: false, retryAt: result.retryAt });
    if (!isOk(result)) {
      const rejected = result.status === 400 || result.status === 401;
      const why = rejected
        ? `NetSapiens refuses the user name or password (${result.status})`
        : `NetSapiens answers the sign-in with ${result.status}`;
      return err({ why, rejected });
    }
    const json = parseJson(result.text);
    const reply = json.ok ? heldOf(json.value, auth.type, result.receivedAt) : undefined;
    return reply === undefined
      ? err({ why: 'the answer to the sign-in holds no token', rejected: false })
      : ok(reply);
  };

  const path = auth.type === 'token' ? 'tokens' : 'jwt';
  const password = () =>
    post(path, {
      grant_type: 'password',
      client_id: auth.clientId,
      client_secret: auth.clientSecret,
      username: auth.username,
      password: auth.password,
    });
  const refresh = (token: string) =>
    auth.type === 'jwt'
      ? post(path, { refresh: token })
      : post(path, {
          grant_type: 'refresh_token',
          client_id: auth.clientId,
          client_secret: auth.clientSecret,
          refresh_token: token,
        });

  const signIn = async (old: Held | undefined): Promise<Result<string, SignInFailure>> => {
    let result = old?.refresh === undefined ? undefined : read(await refresh(old.refresh));
    if (result === undefined || (!result.ok && result.error.rejected)) result = read(await password());
    if (!result.ok) {
      if (result.error.rejected) refused = { failure: result.error, until: clock.now() + REJECTED_PAUSE_MS };
      return result;
    }
    held = result.value;
    return ok(held.bearer);
  };

  const once = (old: Held | undefined) => {
    if (refused !== undefined && clock.now() < refused.until) return Promise.resolve(err(refused.failure));
    underWay ??= signIn(old).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return {
    get: async () => {
      const current = held;
      if (current === undefined) return once(undefined);
      const left = current.expiresAt - clock.now();
      if (left > AHEAD_MS) return ok(current.bearer);
      const renewed = await once(current);
      return renewed.ok || left <= 0 ? renewed : ok(current.bearer);
    },
    renew: async rejected => {
      if (held !== undefined && held.bearer !== rejected) return ok(held.bearer);
      const old = held;
      held = undefined;
      return once(old);
    },
  };
}

function heldOf(reply: unknown, type: 'token' | 'jwt', at: Millis): Held | undefined {
  if (type === 'token') {
    const token = tokenReplySchema.safeParse(reply);
    if (!token.success) return undefined;
    const { access_token: bearer, refresh_token, expires_in } = token.data;
    const life = expires_in === undefined ? USUAL_LIFE_MS : expires_in * 1000;
    return { bearer, refresh: refresh_token, expiresAt: at + life };
  }
  const jwt = jwtReplySchema.safeParse(reply);
  if (!jwt.success) return undefined;
  return { bearer: jwt.data.token, refresh: jwt.data.refresh, expiresAt: expiryOf(jwt.data.token, at) };
}

/** When a JWT ends by its own claim; its signature is not checked, because it came from the platform itself. */
function expiryOf(token: string, at: Millis): Millis {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  const json = parseJson(payload);
  const claims = jwtClaimsSchema.safeParse(json.ok ? json.value : undefined);
  const exp = claims.success ? claims.data.exp : undefined;
  return exp === undefined ? at + USUAL_LIFE_MS : exp * 1000;
}
