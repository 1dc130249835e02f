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
const root = document.getElementById('app');
if (root === null) throw new Error('The page has no #app');
const tree = (
  <StrictMode>
    <DepsProvider deps={deps}>
      <QueryClientProvider client={queries}>
        <LiveProvider value={live}>
          <RouterProvider router={router} />
        </LiveProvider>
      </QueryClientProvider>
    </DepsProvider>
  </StrictMode>
);

// What is drawn before these are here would be drawn once more. But nobody should look at an empty page for long.
const SOON = 400;
const floor = queries.fetchQuery(sessionQuery(deps)).then(session => session && live.beginEarly());
const needed = Promise.allSettled([floor, router.load()]);
void Promise.race([needed, systemClock.sleep(SOON)]).then(() => createRoot(root).render(tree));

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
