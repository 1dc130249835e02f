import { readText } from '../body.ts';
import { Refused, WORDS } from '../errors.ts';
import { route } from '../route.ts';

const receive = route({
  method: 'POST',
  path: '/webhooks/:platformId/*',
  access: 'public',
  summary:
    'What a platform posts to us. The path is the secret; what is posted is a hint to look, never a fact.',
  reply: { status: 204, description: 'It was taken.' },
  handle: async ({ request, params }, { connectors }) => {
    const connector = connectors.get(params.platformId ?? '');
    const path = new URL(request.url).pathname;
    const taken = (await connector?.receive?.(path, await readText(request))) ?? false;
    if (!taken) throw new Refused('not-found', WORDS.noSuchAddress);
    return new Response(null, { status: 204 });
  },
});

export const webhookRoutes = [receive];
