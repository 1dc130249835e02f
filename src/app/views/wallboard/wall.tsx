import { useQueues, useTeams } from '../../live/index.ts';
import { hourAndMinute, plural } from '../../ui/format.ts';
import { Board } from './board.tsx';
import { driftAt } from './drift.ts';
import type { WallboardSearch } from './search.ts';
import { useBoardFigures } from './use-board-figures.ts';
import { useAwake } from './use-wall.ts';
import { WallMessage } from './wall-message.tsx';
import { awakeWords, isHidden, lineWords, minutesLeft, titleOf } from './wall-words.ts';

/** A wall that is signed in, or was: title, time, what is wrong with the wall itself, and its board. */
export function Wall({
  search,
  onSignIn,
}: {
  readonly search: WallboardSearch;
  readonly onSignIn: () => void;
}) {
  const { figures, now, feed } = useBoardFigures(search);
  const queues = useQueues();
  const awake = awakeWords(useAwake());
  const teams = useTeams().map(({ name }) => name);
  const drift = driftAt(now);
  const line = lineWords(feed, now);
  const notice = line ?? figures?.silence;
  if (isHidden(feed, now)) return <SignedOut onSignIn={onSignIn} />;
  return (
    <div className="board-drift" style={{ '--drift-x': `${drift.x}px`, '--drift-y': `${drift.y}px` }}>
      <header className="board-head">
        <h1>
          <bdi>{titleOf(search, teams, queues)}</bdi>
        </h1>
        {feed.state === 'signed-out' ? (
          <div className="board-notice" role="status">
            This wall has to be signed in again. Its last numbers go in{' '}
            {plural(minutesLeft(feed, now), 'minute')}.
            <button type="button" className="button" onClick={onSignIn}>
              Sign in
            </button>
          </div>
        ) : (
          notice !== undefined && (
            <p className="board-notice" role="status">
              {notice}
            </p>
          )
        )}
        {awake !== undefined && <p className="board-awake">{awake}</p>}
        <time className="board-clock">{hourAndMinute(now)}</time>
      </header>
      {figures === undefined ? (
        <WallMessage title={line === undefined ? 'Reading the floor' : 'Floorwatch does not answer'} busy />
      ) : (
        <Board figures={figures} />
      )}
    </div>
  );
}

/** Nobody is signed in, and no number is left to show. */
export function SignedOut({
  again = true,
  onSignIn,
}: {
  readonly again?: boolean;
  readonly onSignIn: () => void;
}) {
  return (
    <WallMessage title={`This wall has to be signed in${again ? ' again' : ''}`} heading>
      <p>It goes on by itself as soon as somebody signs in with this browser.</p>
      <button type="button" className="button" onClick={onSignIn}>
        Sign in
      </button>
    </WallMessage>
  );
}
