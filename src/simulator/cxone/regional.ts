import { type Call, field } from './call.ts';
import { agentOf, type Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
import { baseOf, formToken } from './sign-in.ts';
import { API_BASE, BUSINESS_UNIT, type Issued } from './tokens.ts';

/** POST /public/authentication/v1/token {accessToken}: a token of the tenant's own region for one that is good. */
export function regionalToken(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, cxone.tokens.agentOf(call.arg('accessToken') ?? ''));
  if (agent === undefined) return refused(401, 'invalid_token', 'The access token is not valid.');
  return json(inBothSpellings(cxone.tokens.issue(agent, baseOf(call.request))));
}

/** POST /public/authentication/v1/refresh {token}. */
export function regionalRefresh(cxone: Cxone, call: Call): Response {
  const agent = agentOf(cxone, cxone.tokens.refresh(call.arg('token') ?? ''));
  if (agent === undefined) return refused(400, 'invalid_grant', 'The refresh token is not valid.');
  return json(inBothSpellings(cxone.tokens.issue(agent, baseOf(call.request))));
}

/** POST /InContactAuthorizationServer/Token, as before access keys: it also tells where the API is. */
export async function centralToken(cxone: Cxone, call: Call): Promise<Response> {
  const told = formToken(cxone, call);
  if (!told.ok) return told;
  const issued: unknown = await told.json();
  const base = baseOf(call.request);
  const token = field(issued, 'access_token');
  return json({
    ...(typeof issued === 'object' ? issued : {}),
    ...placesOf(base),
    ...(typeof token === 'string' ? factsOf(cxone, token) : {}),
  });
}

/** POST /incontactauthorizationserver/token/whoami {token}. */
export function whoAmI(cxone: Cxone, call: Call): Response {
  const facts = factsOf(cxone, call.arg('token') ?? '');
  if (facts === undefined) return refused(401, 'invalid_token', 'The token is not valid.');
  const base = baseOf(call.request);
  return json({ ...facts, iss: base, expires_in: 3_600, ...placesOf(base) });
}

const placesOf = (base: string) => ({
  resource_server_base_uri: `${base}${API_BASE}/`,
  refresh_token_server_uri: `${base}/incontactauthorizationserver/token`,
});

function factsOf(cxone: Cxone, token: string) {
  const agent = agentOf(cxone, cxone.tokens.agentOf(token));
  if (agent === undefined) return undefined;
  return {
    agent_id: Number(agent.id),
    bus_no: BUSINESS_UNIT,
    team_id: agent.team.id,
    sub: `user:${agent.platform}-${agent.id}`,
  };
}

/** NICE's own client reads either spelling from this endpoint; both are there. */
function inBothSpellings(issued: Issued) {
  return {
    ...issued,
    accessToken: issued.access_token,
    refreshToken: issued.refresh_token,
    idToken: issued.id_token,
    accessTokenExpiry: issued.expires_in,
  };
}
