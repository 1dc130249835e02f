import { createHash } from 'node:crypto';
import type { Millis } from '../../lib/clock.ts';
import { isLoopback } from '../loopback.ts';
import type { StoryAgent } from '../story/types.ts';
import type { Call } from './call.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
import { publicKeys } from './signing.ts';

/** What a code of the authorisation code flow stands for, until it is changed for tokens. */
export type AuthCode = {
  readonly agentId: string;
  readonly clientId: string | undefined;
  readonly redirectUri: string;
  readonly challenge: string | undefined;
  readonly nonce: string | undefined;
  readonly expiresAt: Millis;
};

const CODE_LIFE_MS = 60_000;

/**
 * GET /auth/authorize (RFC 6749, RFC 7636 with S256): sends the browser straight back with a code, for there is nobody to
 * ask for a password. `login_hint` names the agent who signs in, by number; without it the first supervisor does. Only
 * applications of this computer are sent codes.
 */
export function authorise(cxone: Cxone, call: Call): Response {
  const redirectUri = call.arg('redirect_uri') ?? '';
  if (!isLoopback(redirectUri))
    return refused(400, 'invalid_request', 'redirect_uri must be an address of this computer.');
  const back = new URL(redirectUri);
  const state = call.arg('state');
  if (state !== undefined) back.searchParams.set('state', state);
  const method = call.arg('code_challenge_method') ?? 'S256';
  const hint = call.arg('login_hint');
  const agent = hint === undefined ? firstSupervisor(cxone) : agentOf(cxone, hint);
  if (call.arg('response_type') !== 'code') back.searchParams.set('error', 'unsupported_response_type');
  else if (method !== 'S256') back.searchParams.set('error', 'invalid_request');
  else if (agent === undefined) back.searchParams.set('error', 'access_denied');
  else {
    const now = cxone.clock.now();
    for (const [old, { expiresAt }] of cxone.codes) if (expiresAt <= now) cxone.codes.delete(old);
    const code = cxone.tokens.noise();
    cxone.codes.set(code, {
      agentId: agent.id,
      clientId: call.arg('client_id'),
      redirectUri,
      challenge: call.arg('code_challenge'),
      nonce: call.arg('nonce'),
      expiresAt: now + CODE_LIFE_MS,
    });
    back.searchParams.set('code', code);
  }
  return new Response(null, { status: 302, headers: { location: back.href, 'cache-control': 'no-store' } });
}

/** What a code stands for; it is spent by this. `undefined` when the code, the address or the verifier is wrong. */
export function redeem(cxone: Cxone, call: Call): AuthCode | undefined {
  const code = call.arg('code') ?? '';
  const found = cxone.codes.get(code);
  cxone.codes.delete(code);
  if (found === undefined || found.expiresAt <= cxone.clock.now()) return undefined;
  const redirectUri = call.arg('redirect_uri');
  if (redirectUri !== undefined && redirectUri !== found.redirectUri) return undefined;
  const shown = createHash('sha256')
    .update(call.arg('code_verifier') ?? '')
    .digest('base64url');
  return found.challenge === undefined || found.challenge === shown ? found : undefined;
}

/** GET /auth/jwks: what id tokens are checked with. */
export function jwks(): Response {
  return json(publicKeys());
}

/** GET /auth/endsession: sends the browser back. Tokens live on, as they are nobody's session here. */
export function endAuthSession(_cxone: Cxone, call: Call): Response {
  const to = call.arg('post_logout_redirect_uri');
  if (to === undefined) return json({});
  if (!isLoopback(to))
    return refused(400, 'invalid_request', 'post_logout_redirect_uri must be an address of this computer.');
  return new Response(null, { status: 302, headers: { location: to } });
}

/** Whom a key or a sign-in without a name belongs to. */
export function firstSupervisor(cxone: Cxone): StoryAgent | undefined {
  return allAgents(cxone).find(agent => agent.supervisor);
}
