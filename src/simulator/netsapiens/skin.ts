import { Hono } from 'hono';
import type { CreateSkin, Skin, SkinContext } from '../skin.ts';
import { addAbandonedReport } from './abandoned.ts';
import { API_KEYS, CLIENT, createAccess } from './access.ts';
import { createBook } from './book.ts';
import { addCallControl } from './call-control.ts';
import { createDirectory, DOMAIN } from './directory.ts';
import { addHouse } from './house.ts';
import { addReading } from './reading.ts';
import { failure } from './replies.ts';
import { createSelf } from './self.ts';
import { addIdentity, addSigningIn } from './signing-in.ts';
import { addStatistics } from './statistics.ts';
import { addSubscriptions } from './subscriptions.ts';
import { addWriting } from './writing.ts';

/** An accepted write shows after so many seconds, as on a platform that copies to its other sites first. */
const SHOWS_AFTER = [1.5, 4] as const;

const BASE = '/netsapiens/ns-api/v2';

/** A call that is answered: its method, and its path below `/ns-api/v2`. */
export type Route = { readonly method: string; readonly path: string };

/** NetSapiens' API v2 below `/netsapiens/ns-api/v2`, for the story's domain. */
export const createNetsapiensSkin: CreateSkin = context => createNetsapiens(context).skin;

/** The same, with the calls that it answers. */
export function createNetsapiens(context: SkinContext): {
  readonly skin: Skin;
  readonly routes: readonly Route[];
} {
  const { stage, clock, faults, random, wireTime } = context;
  const directory = createDirectory(stage);
  const book = createBook(stage, directory);
  const scene = { stage, directory, book, wireTime };
  const access = createAccess(clock, random);
  const grantOf = (request: Request) => access.grantOf(request.headers.get('authorization') ?? undefined);
  const self = createSelf(grantOf);
  const app = new Hono().basePath(BASE);

  addSigningIn(app, access, grantOf);
  app.use('*', async (c, next) => {
    const grant = grantOf(c.req.raw);
    if (grant === undefined) return failure(401, 'Unauthorized');
    if (faults.strike('no-permission', c.req.path)) return failure(403, 'Your scope does not allow this');
    if (grant.readonly && c.req.method !== 'GET') return failure(403, 'This key may only read');
    const own =
      grant.user !== undefined &&
      (c.req.path.includes(`/users/${grant.user}/`) || c.req.path.includes('/users/~/'));
    if (grant.scope === 'Basic User' && c.req.path.includes('/domains/') && !own)
      return failure(403, 'Your scope does not allow this');
    return next();
  });
  app.use('/domains/:domain/*', async (c, next) => {
    const domain = c.req.param('domain');
    // `~`, to which the vendor's pages say the path defaults where something is written too, is the own domain.
    if (domain !== '~' && domain !== DOMAIN) return failure(403, 'This is not your domain');
    return next();
  });
  addIdentity(app, access, grantOf);
  const subscriptions = addSubscriptions(app, { scene, clock, faults, random, post: context.post });
  addReading(app, scene, faults, self);
  addCallControl(app, scene, self);
  addStatistics(app, scene, self);
  addAbandonedReport(app, scene, faults);
  addHouse(app, scene, faults);
  addWriting(app, {
    scene,
    self,
    delay: () => SHOWS_AFTER[0] + random() * (SHOWS_AFTER[1] - SHOWS_AFTER[0]),
    changed: subscriptions.agentChanged,
  });
  app.notFound(() => failure(404, 'Not found'));

  const stopListening = stage.listen(fact => {
    if (fact.type === 'agent-state' && fact.agent.platform === 'netsapiens')
      subscriptions.agentChanged(fact.agent);
    if ((fact.type === 'contact' || fact.type === 'chat-message') && fact.contact.platform === 'netsapiens')
      subscriptions.contactChanged(fact.contact);
  });

  const skin: Skin = {
    fetch: request => app.fetch(request),
    suffer: fault => {
      if (fault.fault === 'expire-token') access.expireAll();
    },
    close: () => {
      stopListening();
      subscriptions.close();
    },
    credentials: {
      domain: DOMAIN,
      apiKeys: Object.keys(API_KEYS),
      client: CLIENT,
      users: [`supervisor@${DOMAIN} / demo`, `agent@${DOMAIN} / demo`],
      blocked: 'fault "status" with code 403 and no path answers every call like a blocked host',
    },
  };
  const routes = app.routes
    .filter(route => route.method !== 'ALL')
    .map(({ method, path }) => ({ method, path: path.slice(BASE.length) }));
  return { skin, routes };
}
