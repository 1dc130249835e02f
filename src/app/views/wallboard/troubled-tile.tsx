import type { Millis } from '../../../lib/clock.ts';
import { plural, UNKNOWN, whole } from '../../ui/format.ts';
import { OverIcon } from '../../ui/state-icon.tsx';
import type { BoardFigures } from './board-figures.ts';
import { Tile } from './tile.tsx';
import { waitParts, wholePercent } from './words.ts';

/** So many can be read from across a room. */
const SHOWN = 4;

type Troubled = BoardFigures['troubled'];

/** The queues that need somebody most, few and large. What is over its limit is red and marked, nothing else. */
export function TroubledTile({ troubled }: Pick<BoardFigures, 'troubled'>) {
  const { queues, watched, missing } = troubled;
  const shown = queues.slice(0, SHOWN);
  return (
    <Tile kind="troubled" title="Queues in most trouble" age={troubled.age} missing={missing}>
      {missing !== undefined && <p className="board-calm">{UNKNOWN}</p>}
      {missing === undefined && shown.length === 0 && (
        <p className="board-calm">
          None<span>{plural(watched, 'queue')} within the limits</span>
        </p>
      )}
      {shown.length > 0 && (
        <table className="board-queues">
          <thead>
            <tr>
              <th scope="col">
                {whole(queues.length)} of {whole(watched)}
              </th>
              <th scope="col">Waiting</th>
              <th scope="col">Longest</th>
              <th scope="col">Level</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(one => (
              <Row key={one.queue.id} troubled={one} />
            ))}
          </tbody>
        </table>
      )}
    </Tile>
  );
}

function Row({
  troubled: { queue, grade, waiting, waitMs, level, age },
}: {
  readonly troubled: Troubled['queues'][number];
}) {
  return (
    <tr data-age={age.state} data-grade={grade}>
      <th scope="row">
        <span className="board-queue">
          {grade === 'over' ? <OverIcon /> : <NearIcon />}
          <span className="sr-only">{grade === 'over' ? 'Over the limit: ' : 'Near the limit: '}</span>
          <bdi>{queue.name}</bdi>
        </span>
      </th>
      <td data-over={waiting.over || undefined} data-quiet={!waiting.value || undefined}>
        {waiting.value === undefined ? UNKNOWN : whole(waiting.value)}
      </td>
      <td data-over={waitMs.over || undefined} data-quiet={!waitMs.value || undefined}>
        {waitMs.value === undefined ? UNKNOWN : <Wait ms={waitMs.value} />}
      </td>
      <td data-over={level.over || undefined} data-quiet={level.value === undefined || undefined}>
        {level.value === undefined ? (
          UNKNOWN
        ) : (
          <>
            {wholePercent(level.value)}
            <span className="board-unit">%</span>
          </>
        )}
      </td>
    </tr>
  );
}

/** `12:41`, `1 h 02`, `12 h`. */
function Wait({ ms }: { readonly ms: Millis }) {
  const { hours, text } = waitParts(ms);
  if (hours === undefined) return text;
  return (
    <>
      {hours}
      <span className="board-unit">h</span>
      {text !== '' && `\u2009${text}`}
    </>
  );
}

/** On its way to its limit: the same mark, empty. */
function NearIcon() {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path
        d="M6 2 10.7 10.2H1.3Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
