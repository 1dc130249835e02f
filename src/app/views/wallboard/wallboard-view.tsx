import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useDeps } from '../../deps.tsx';
import { useEventStream, useLive } from '../../live/index.ts';
import { PATHS } from '../../paths.ts';
import { SESSION_KEY, sessionQuery } from '../../session/use-session.ts';
import '../../styles/board-tiles.css';
import '../../styles/wallboard.css';
import { USUAL_THEME, type WallboardSearch } from './search.ts';
import { useSomebodyHere, useWallKeys, useWallTheme } from './use-wall.ts';
import { SignedOut, Wall } from './wall.tsx';
import { WallMessage } from './wall-message.tsx';

const SignInPage = lazy(() => import('../../session/sign-in-page.tsx'));
const route = getRouteApi(PATHS.wallboard);

/** While nobody is signed in, or the gateway is away, it is asked again so often: nobody presses keys at a wall. */
const ASK_AGAIN_MS = 15_000;

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
  const client = useQueryClient();
  const session = useQuery({
    ...sessionQuery(useDeps()),
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
  // Said by the feed; whether there is a new session is asked again from then on.
  const signedOut = useCallback(() => void client.setQueryData(SESSION_KEY, null), [client]);

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
  readonly onSignedOut: () => void;
}) {
  const { search, onSignIn, onSignedOut } = props;
  const isOut = useEventStream().state === 'signed-out';
  useEffect(() => {
    if (isOut) onSignedOut();
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
