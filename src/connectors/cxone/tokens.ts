import type { Clock, Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { type HttpResult, isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { PoliteSend } from '../polite-http.ts';
import { type Claims, claimsOf } from './claims.ts';
import type { CxoneConfig } from './config.ts';
import type { Discovery } from './discovery.ts';
import { tokenReplySchema } from './wire.ts';

/** An access key: acts as the user who owns it, with that user's permissions. */
export type AccessKey = { readonly id: string; readonly secret: string };

export type Token = {
  readonly value: string;
  readonly claims: Claims;
  readonly expiresAt: Millis;
  readonly refresh: string | undefined;
};

export type SignInFailure = {
  /** For a person. */
  readonly why: string;
  /** The platform said no to the key itself: trying again by itself will not help. */
  readonly rejected: boolean;
  readonly status: number | undefined;
  readonly text: string | undefined;
  readonly retryAt?: Millis | undefined;
};

/** One identity's sign-in. Everybody who needs a token at the same time waits for the same request. */
export type Tokens = {
  readonly get: () => Promise<Result<Token, SignInFailure>>;
  /**
   * Called when a token was answered with 401: a new sign-in, unless that has happened already. A token that was
   * refused before it was ever taken is not replaced at once: that would be a loop.
   */
  readonly renew: (rejected: Token) => Promise<Result<Token, SignInFailure>>;
  /** Called when a token was taken. */
  readonly accepted: (token: Token) => void;
};

/** Ahead of the end of a token by this much, but never more than a fifth of its life. */
const AHEAD_MS = 300_000;
const USUAL_LIFE_MS = 3_600_000;
const DAY_MS = 86_400_000;
const TIMEOUT_MS = 20_000;
/** A key that was refused, or whose new token was, is not tried again sooner. */
const REJECTED_PAUSE_MS = 30_000;
const REFRESH_PAUSE_MS = 15_000;

export function createTokens(given: {
  readonly config: CxoneConfig;
  readonly key: AccessKey;
  readonly discovery: Discovery;
  readonly send: PoliteSend;
  readonly clock: Clock;
  readonly lane?: 'command' | 'read';
}): Tokens {
  const { config, key, discovery, send, clock, lane = 'read' } = given;
  let token: Token | undefined;
  let renewAt: Millis = 0;
  let underWay: Promise<Result<Token, SignInFailure>> | undefined;
  let taken: Token | undefined;
  let untaken = 0;
  let refused: { readonly failure: SignInFailure; readonly until: Millis } | undefined;

  const post = (url: string, type: string, body: string) =>
    send(
      {
        name: 'sign-in',
        method: 'POST',
        url,
        headers: { 'content-type': type, accept: 'application/json' },
        body,
        timeoutMs: TIMEOUT_MS,
      },
      lane,
    );
  const form = (fields: Record<string, string | undefined>) => {
    const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
    return new URLSearchParams(given).toString();
  };
  const FORM = 'application/x-www-form-urlencoded';

  const take = (result: HttpResult): Result<Token, SignInFailure> => {
    if (result.kind !== 'answer')
      return err({
        why: `no answer to the sign-in: ${result.why}`,
        rejected: false,
        status: undefined,
        text: undefined,
        retryAt: result.retryAt,
      });
    const said = { status: result.status, text: result.text.slice(0, 4096) || result.reason };
    if (!isOk(result)) {
      const rejected = result.status === 400 || result.status === 401 || result.status === 403;
      const why = rejected
        ? `CXone refuses the access key (${result.status})`
        : `the sign-in is answered with ${result.status}`;
      return err({ why, rejected, ...said });
    }
    const json = parseJson(result.text);
    const reply = json.ok ? tokenReplySchema.safeParse(json.value) : undefined;
    if (!reply?.success)
      return err({
        why: 'the answer to the sign-in holds no token',
        rejected: false,
        ...said,
        text: undefined,
      });
    const { access_token, refresh_token, id_token, expires_in } = reply.data;
    const lifeMs =
      expires_in !== undefined && expires_in > 0 ? Math.min(expires_in * 1000, DAY_MS) : USUAL_LIFE_MS;
    token = {
      value: access_token,
      claims: claimsOf(access_token, id_token),
      expiresAt: result.receivedAt + lifeMs,
      refresh: refresh_token,
    };
    renewAt = token.expiresAt - Math.min(AHEAD_MS, lifeMs / 5);
    return ok(token);
  };

  const signIn = async (): Promise<Result<Token, SignInFailure>> => {
    const url = await discovery.tokenUrl();
    if (!url.ok) return err({ why: url.error, rejected: false, status: undefined, text: undefined });
    if (config.flow === 'access-key-json') {
      const body = JSON.stringify({ accessKeyId: key.id, accessKeySecret: key.secret });
      return take(await post(url.value, 'application/json', body));
    }
    const { clientId: client_id, clientSecret: client_secret } = config;
    const password = { grant_type: 'password', username: key.id, password: key.secret };
    return take(await post(url.value, FORM, form({ ...password, client_id, client_secret })));
  };

  const refresh = async (old: Token): Promise<Result<Token, SignInFailure>> => {
    // The refresh grant belongs to the form flow's endpoint; the JSON flow simply signs in again.
    if (config.flow === 'access-key-form' && old.refresh !== undefined) {
      const url = await discovery.tokenUrl();
      if (url.ok) {
        const { clientId: client_id, clientSecret: client_secret } = config;
        const grant = { grant_type: 'refresh_token', refresh_token: old.refresh };
        const renewed = take(await post(url.value, FORM, form({ ...grant, client_id, client_secret })));
        if (renewed.ok) return renewed;
      }
    }
    return signIn();
  };

  const once = (how: () => Promise<Result<Token, SignInFailure>>): Promise<Result<Token, SignInFailure>> => {
    if (refused !== undefined && clock.now() < refused.until) return Promise.resolve(err(refused.failure));
    underWay ??= how()
      .then(result => {
        refused =
          !result.ok && result.error.rejected
            ? { failure: result.error, until: clock.now() + REJECTED_PAUSE_MS }
            : undefined;
        return result;
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };

  return {
    get: async () => {
      const now = clock.now();
      const current = token;
      if (current === undefined || now >= current.expiresAt) return once(signIn);
      if (now < renewAt) return ok(current);
      // Still good for a while: if renewing fails now, the old one serves and the next caller tries again.
      const renewed = await once(() => refresh(current));
      if (renewed.ok) return renewed;
      renewAt = clock.now() + REFRESH_PAUSE_MS;
      return ok(current);
    },
    renew: async rejected => {
      if (token !== undefined && token !== rejected) return ok(token);
      if (taken !== rejected && underWay === undefined) untaken += 1;
      if (untaken > 1) {
        const why = 'CXone refuses the token that it has just given';
        refused = {
          failure: { why, rejected: true, status: 401, text: undefined },
          until: clock.now() + REJECTED_PAUSE_MS,
        };
      }
      token = undefined;
      return once(signIn);
    },
    accepted: which => {
      taken = which;
      untaken = 0;
    },
  };
}
