import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { systemClock } from '../lib/clock.ts';
import { type Deps, DepsProvider } from './deps.tsx';
import { createBrowserLive } from './live/browser.ts';
import { LiveProvider } from './live/index.ts';
import { router } from './router.tsx';
import { sessionQuery } from './session/use-session.ts';
import { createLooks } from './shell/looks.ts';

const deps: Deps = {
  fetch: (url, init) => window.fetch(url, init),
  clock: systemClock,
  looks: createLooks(storage(), document.documentElement),
  newId: () => crypto.randomUUID(),
  reload: () => location.reload(),
};
const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false }, mutations: { retry: false } },
});
const live = createBrowserLive(window);
// Asked for before anything is drawn: everything waits for it.
void queries.prefetchQuery(sessionQuery(deps));

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no #app');
createRoot(root).render(
  <StrictMode>
    <DepsProvider deps={deps}>
      <QueryClientProvider client={queries}>
        <LiveProvider value={live}>
          <RouterProvider router={router} />
        </LiveProvider>
      </QueryClientProvider>
    </DepsProvider>
  </StrictMode>,
);

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
