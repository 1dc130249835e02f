import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { App } from './app.tsx';
import { PATHS } from './paths.ts';
import { parseSearch, stringifySearch } from './search-params.ts';
import { Broken } from './shell/broken.tsx';
import { NotFound } from './shell/not-found.tsx';
import { parseActivitySearch } from './views/activity/search.ts';
import { parseFloorSearch } from './views/floor/search.ts';
import { parseMessagesSearch } from './views/messages/search.ts';
import { parseQueuesSearch } from './views/queues/search.ts';
import { parseWallboardSearch } from './views/wallboard/search.ts';

const root = createRootRoute({ component: App, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: PATHS.home,
  beforeLoad: () => {
    throw redirect({ to: PATHS.floor, replace: true });
  },
});

const floor = createRoute({
  getParentRoute: () => root,
  path: PATHS.floor,
  validateSearch: parseFloorSearch,
  component: lazyRouteComponent(() => import('./views/floor/floor-view.tsx'), 'FloorView'),
});

const queues = createRoute({
  getParentRoute: () => root,
  path: PATHS.queues,
  validateSearch: parseQueuesSearch,
  component: lazyRouteComponent(() => import('./views/queues/queues-view.tsx'), 'QueuesView'),
});

const messages = createRoute({
  getParentRoute: () => root,
  path: PATHS.messages,
  validateSearch: parseMessagesSearch,
  component: lazyRouteComponent(() => import('./views/messages/messages-view.tsx'), 'MessagesView'),
});

const wallboard = createRoute({
  getParentRoute: () => root,
  path: PATHS.wallboard,
  validateSearch: parseWallboardSearch,
  component: lazyRouteComponent(() => import('./views/wallboard/wallboard-view.tsx'), 'WallboardView'),
});

const activity = createRoute({
  getParentRoute: () => root,
  path: PATHS.activity,
  validateSearch: parseActivitySearch,
  component: lazyRouteComponent(() => import('./views/activity/activity-view.tsx'), 'ActivityView'),
});

/** All views by their addresses; each is fetched when it is first gone to. */
export const router = createRouter({
  routeTree: root.addChildren([home, floor, queues, messages, wallboard, activity]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
