import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useDeps } from '../../deps.tsx';
import { useEventStream, useLive } from '../../live/index.ts';
import { PATHS } from '../../paths.ts';
import { sessionQuery } from '../../session/use-session.ts';
import '../../styles/wallboard.css';
import { USUAL_THEME, type WallboardSearch } from './search.ts';
import { useSomebodyHere, useWallKeys, useWallTheme } from './use-wall.ts';
import { SignedOut, Wall } from './wall.tsx';
import { WallMessage } from './wall-message.tsx';

const SignInPage = lazy(() => import('../../session/sign-in-page.tsx'));
const route = getRouteApi(PATHS.wallboard);

/** While nobody is signed in, or the gateway is away, it is asked again so often: nobody presses keys at a wall. */
const ASK_AGAIN_MS = 15_000;
/** A session that ended and yet exists is taken up again after so long. */
const TAKE_UP_MS = 5000;

/** The floor's numbers from across the room: full screen, nothing to press, minds itself. */
export function WallboardView() {
  const search = route.useSearch();
  useWallTheme(search.theme ?? USUAL_THEME);
  const isHere = useSomebodyHere();
  return (
    <div className="board-room" data-here={isHere || undefined}>
      <Entry search={search} />
      <Hands />
    </div>
  );
}

/** Everything about being signed in: a wall that once was stays as it is when its sign-in ends. */
function Entry({ search }: { readonly search: WallboardSearch }) {
  const live = useLive();
  const deps = useDeps();
  const session = useQuery({
    ...sessionQuery(deps),
    refetchInterval: ({ state }) => (state.data ? false : ASK_AGAIN_MS),
  });
  const { data, isError, refetch } = session;
  const [signingIn, setSigningIn] = useState(false);
  /** How often somebody has signed in; each time the floor is followed from the start. */
  const [entries, setEntries] = useState(0);
  const isIn = Boolean(data);
  useEffect(() => {
    if (!isIn) return;
    setEntries(count => count + 1);
    setSigningIn(false);
  }, [isIn]);
  useEffect(() => live.onSessionChange(() => void refetch()), [live, refetch]);
  const signedOut = useCallback(
    async (gone: AbortSignal) => {
      await deps.clock.sleep(TAKE_UP_MS, gone);
      if (gone.aborted) return;
      const asked = await refetch();
      if (asked.data && !gone.aborted) setEntries(count => count + 1);
    },
    [deps.clock, refetch],
  );

  if (signingIn) {
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    );
  }
  const onSignIn = () => setSigningIn(true);
  return (
    <main className="board-main">
      {entries > 0 ? (
        <Followed key={entries} search={search} onSignIn={onSignIn} onSignedOut={signedOut} />
      ) : data === null ? (
        <SignedOut again={false} onSignIn={onSignIn} />
      ) : (
        <WallMessage
          heading
          title={isError ? 'Floorwatch does not answer. Trying again by itself.' : 'Floorwatch'}
          busy={!isError}
        />
      )}
    </main>
  );
}

/** Follows the floor as long as it is there. */
function Followed(props: {
  readonly search: WallboardSearch;
  readonly onSignIn: () => void;
  readonly onSignedOut: (gone: AbortSignal) => Promise<void>;
}) {
  const { search, onSignIn, onSignedOut } = props;
  const isOut = useEventStream().state === 'signed-out';
  useEffect(() => {
    if (!isOut) return;
    const gone = new AbortController();
    void onSignedOut(gone.signal);
    return () => gone.abort();
  }, [isOut, onSignedOut]);
  return <Wall search={search} onSignIn={onSignIn} />;
}

/** For whoever stands at the wall with a mouse or a keyboard; nobody else sees it. */
function Hands() {
  const { leave, fill } = useWallKeys();
  return (
    <nav className="board-hands" aria-label="This wall">
      <button type="button" className="button" aria-keyshortcuts="f" onClick={fill}>
        Full screen
      </button>
      <button type="button" className="button" aria-keyshortcuts="Escape" onClick={leave}>
        Leave
      </button>
    </nav>
  );
}
