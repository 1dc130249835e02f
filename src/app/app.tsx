import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect } from 'react';
import { useDeps } from './deps.tsx';
import { useDrawn, useLive } from './live/index.ts';
import { PATHS } from './paths.ts';
import { messageOf } from './session/request.ts';
import { SESSION_KEY, SessionContext, sessionQuery } from './session/use-session.ts';
import { Shell } from './shell/shell.tsx';
import { Wordmark } from './shell/wordmark.tsx';
import { Blank } from './ui/blank.tsx';
import { Button } from './ui/button.tsx';

const Tips = lazy(() => import('./ui/tips.tsx'));
const SignInPage = lazy(() => import('./session/sign-in-page.tsx'));

/** The whole product: the way in for strangers, the shell for those who are signed in. The address stays. */
export function App() {
  const isWall = useRouterState({ select: ({ location }) => location.pathname === PATHS.wallboard });
  const drawn = useDrawn();
  // A wall has no shell and minds its own sign-in: nobody sits there.
  if (isWall) return <Outlet />;
  return (
    <>
      <Gate />
      {drawn && (
        <Suspense fallback={null}>
          <Tips />
        </Suspense>
      )}
    </>
  );
}

function Gate() {
  const live = useLive();
  const client = useQueryClient();
  const session = useQuery(sessionQuery(useDeps()));
  const askAgain = useCallback(() => void client.invalidateQueries({ queryKey: SESSION_KEY }), [client]);
  useEffect(() => live.onSessionChange(askAgain), [live, askAgain]);

  if (session.data)
    return (
      <SessionContext value={session.data}>
        <Shell onSignedOut={askAgain} />
      </SessionContext>
    );
  if (session.data === null) {
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    );
  }
  if (session.isError) {
    return (
      <main className="h-full">
        <Blank
          alert
          title="Floorwatch does not answer"
          action={<Button onClick={askAgain}>Try again</Button>}
        >
          {messageOf(session.error)}
        </Blank>
      </main>
    );
  }
  return (
    <main className="grid h-full place-items-center text-ink-3" aria-busy="true">
      <h1>
        <Wordmark large />
      </h1>
    </main>
  );
}
