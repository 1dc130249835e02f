import { isEntityId, platformOf } from '../../../floor/ids.ts';
import { linkIdentitySchema } from '../../../protocol/session.ts';
import { showsAgent } from '../../feed/lens.ts';
import { Refused } from '../errors.ts';
import { json, route } from '../route.ts';

const link = route({
  method: 'PUT',
  path: '/api/identities/:platformId',
  access: 'contact.monitor',
  summary:
    'Link the identity under which you act on a platform. Secrets are kept encrypted and never come back.',
  body: linkIdentitySchema,
  reply: { status: 200, description: 'The linked identity.', type: 'IdentityView' },
  handle: async ({ viewer, params, body }, { identities }) => {
    const result = await identities.link(viewer.person, params.platformId ?? '', body.fields);
    if (!result.ok) throw new Refused(result.error.code, result.error.message);
    return json(result.value);
  },
});

const unlink = route({
  method: 'DELETE',
  path: '/api/identities/:platformId',
  access: 'contact.monitor',
  summary: 'Forget your identity on a platform.',
  reply: { status: 200, description: 'The platform, with nothing linked.', type: 'IdentityView' },
  handle: async ({ viewer, params }, { identities }) => {
    const result = await identities.unlink(viewer.person, params.platformId ?? '');
    if (!result.ok) throw new Refused(result.error.code, result.error.message);
    return json(result.value);
  },
});

const reasonCodes = route({
  method: 'GET',
  path: '/api/agents/:agentId/reason-codes',
  access: 'agent.set-state',
  summary: 'The reasons that an agent can be set unavailable with.',
  reply: { status: 200, description: 'Codes and their labels.', type: 'ReasonCodesReply' },
  handle: async ({ viewer, params }, { connectors, keeper }) => {
    const agentId = params.agentId ?? '';
    const agent = isEntityId(agentId) ? keeper.floor().agents.get(agentId) : undefined;
    if (!isEntityId(agentId) || agent === undefined || !showsAgent(viewer.lens, agent))
      throw new Refused('not-found', 'There is no such agent on your floor.');
    const codes = await connectors.get(platformOf(agentId))?.reasonCodes?.(agentId);
    return json({ codes: codes ?? [] });
  },
});

export const peopleRoutes = [link, unlink, reasonCodes];
