import { API } from '../../../protocol/paths.ts';
import type { SessionReply } from '../../../protocol/session.ts';
import { signInSchema } from '../../../protocol/session.ts';
import type { Gateway } from '../../gateway.ts';
import { PERMISSIONS } from '../../people/permissions.ts';
import type { Person } from '../../people/person.ts';
import { ABSOLUTE_MS } from '../../people/sessions.ts';
import { Refused } from '../errors.ts';
import { json, route } from '../route.ts';

const signIn = route({
  method: 'POST',
  path: API.session,
  access: 'public',
  summary: 'Sign in. The session is a cookie that scripts cannot read.',
  body: signInSchema,
  reply: { status: 200, description: 'Who you are and what you may do.', type: 'SessionReply' },
  handle: async ({ body, address, viewer }, gateway) => {
    const result = await gateway.signIn({ ...body, address });
    if (!result.ok) throw refusal(result.error);
    // Whoever signs in anew gets a new id; the old session does not live on beside it.
    if (viewer) await gateway.sessions.end(viewer.session.key);
    const cookie = gateway.cookie.set(result.value.id, ABSOLUTE_MS / 1000);
    return json(await sessionReply(result.value.person, gateway), 200, { 'set-cookie': cookie });
  },
});

const whoAmI = route({
  method: 'GET',
  path: API.session,
  access: 'signed-in',
  summary: 'Who am I and what may I do?',
  reply: { status: 200, description: 'Who you are and what you may do.', type: 'SessionReply' },
  handle: async ({ viewer }, gateway) => json(await sessionReply(viewer.person, gateway)),
});

const signOut = route({
  method: 'DELETE',
  path: API.session,
  access: 'public',
  summary: 'Sign out: the session ends here, and what is held for it.',
  reply: { status: 204, description: 'Nobody is signed in with this cookie any more.' },
  handle: async ({ viewer }, gateway) => {
    if (viewer) {
      const { person, session } = viewer;
      await gateway.sessions.end(session.key);
      await gateway.audit.note({
        user: person.username,
        userName: person.name,
        action: 'session.signed-out',
      });
    }
    // Storage holds nothing but how the product looks on this device, which is nobody's secret and stays.
    const headers = { 'set-cookie': gateway.cookie.clear(), 'clear-site-data': '"cache"' };
    return new Response(null, { status: 204, headers });
  },
});

export const sessionRoutes = [signIn, whoAmI, signOut];

function refusal(
  error: { code: 'wrong-credentials' } | { code: 'too-many-requests'; waitMs: number },
): Refused {
  if (error.code === 'wrong-credentials')
    return new Refused('wrong-credentials', 'User name or password is wrong.');
  const seconds = Math.ceil(error.waitMs / 1000);
  return new Refused('too-many-requests', `Too many tries. Wait ${seconds} seconds and try again.`, {
    'retry-after': String(seconds),
  });
}

async function sessionReply(person: Person, gateway: Gateway): Promise<SessionReply> {
  const { username, name, role, scope } = person;
  return {
    user: { username, name, role },
    permissions: PERMISSIONS[role],
    scope,
    identities: await gateway.identities.views(person),
    demo: gateway.demo,
    build: gateway.build,
    undoMs: gateway.undoMs,
    thresholds: gateway.thresholds,
  };
}
