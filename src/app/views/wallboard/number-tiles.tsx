import { OF_TARGET } from '../../trouble/limits.ts';
import { duration, plural, whole } from '../../ui/format.ts';
import { BigFigure, Line } from './big-figure.tsx';
import type { BoardFigures } from './board-figures.ts';
import { formulaWords, type LevelGroup, targetWords } from './level.ts';
import { ANSWER_WITHIN_MS } from './text-figures.ts';
import { Over, Tile } from './tile.tsx';
import { waitWords, wholePercent } from './words.ts';

/** Levels that are counted otherwise, beside the one of most contacts: so many have room. */
const OTHERS = 3;

export function CallsTile({ calls }: Pick<BoardFigures, 'calls'>) {
  const { waiting, over, limit, silent, queues } = calls;
  return (
    <Tile kind="calls" title="Calls waiting" age={calls.age} missing={calls.missing}>
      <BigFigure text={waiting === undefined ? undefined : whole(waiting)} room="00" />
      {over > 0 && (
        <Line>
          <Over>
            {plural(over, 'queue')} over {limit ?? 'its limit'}
          </Over>
        </Line>
      )}
      {over === 0 && limit !== undefined && waiting !== undefined && <Line>limit {limit} a queue</Line>}
      {silent > 0 && waiting !== undefined && (
        <Line look="note">
          {silent} of {plural(queues, 'queue')} do not tell
        </Line>
      )}
    </Tile>
  );
}

export function WaitTile({ wait }: Pick<BoardFigures, 'wait'>) {
  const { ms, queue, limitMs, over } = wait;
  const limit = limitMs === undefined ? undefined : duration(limitMs);
  return (
    <Tile kind="wait" title="Longest wait" age={wait.age} missing={wait.missing}>
      <BigFigure
        text={ms === undefined ? undefined : duration(ms)}
        room="00:00"
        over={over}
        quiet={queue === undefined}
      />
      {over && (
        <Line>
          <Over>over {limit ?? 'its limit'}</Over> <bdi className="board-of">{queue?.name}</bdi>
        </Line>
      )}
      {!over && queue !== undefined && (
        <Line>
          {limit !== undefined && <>limit {limit} </>}
          <bdi className="board-of">{queue.name}</bdi>
        </Line>
      )}
      {queue === undefined && ms !== undefined && <Line>nobody waits</Line>}
    </Tile>
  );
}

export function LevelTile({ levels, names }: Pick<BoardFigures, 'levels' | 'names'>) {
  const [first, ...others] = levels.groups;
  const nameOf = ({ platformId }: LevelGroup) => platformId && names.get(platformId);
  const grade = first && gradeOf(first);
  return (
    <Tile kind="level" title="Service level" age={levels.age} missing={levels.missing}>
      <div className="board-explained">
        <BigFigure
          text={first && `${wholePercent(first.percent, first.target)}`}
          room="00"
          unit="%"
          over={grade === 'over'}
        />
        {others.length > 0 && (
          <ul className="board-others">
            {others.slice(0, OTHERS).map(one => (
              <li key={`${one.formula} ${one.platformId}`}>
                {nameOf(one) === undefined ? 'counted here' : `${nameOf(one)} counts`}{' '}
                <b>{wholePercent(one.percent, one.target)}&nbsp;%</b>
              </li>
            ))}
            {others.length > OTHERS && <li>and {others.length - OTHERS} more</li>}
          </ul>
        )}
      </div>
      {first !== undefined && (
        <>
          <Line>
            {grade === 'over' ? <Over>far below {targetWords(first)}</Over> : targetLine(first, grade)}
          </Line>
          <Line look="note">{formulaWords(first, nameOf(first))}</Line>
        </>
      )}
    </Tile>
  );
}

function gradeOf({ percent, target }: LevelGroup): 'over' | 'below' | 'met' | undefined {
  if (target === undefined) return undefined;
  if (percent < target * OF_TARGET) return 'over';
  return percent < target ? 'below' : 'met';
}

function targetLine(group: LevelGroup, grade: ReturnType<typeof gradeOf>): string {
  const words = targetWords(group);
  if (words === undefined) return 'no target told';
  return grade === 'below' ? `below target ${words}` : `target ${words}`;
}

export function TextsTile({ texts }: { readonly texts: NonNullable<BoardFigures['texts']> }) {
  const { waiting, live, longestMs, over, untold } = texts;
  const longest = longestMs === undefined ? undefined : waitWords(longestMs);
  return (
    <Tile kind="texts" title="Texts waiting" age={texts.age} missing={texts.missing}>
      <BigFigure text={waiting === undefined ? undefined : whole(waiting)} room="00" />
      {waiting !== undefined && waiting > 0 && (
        <Line>
          {over ? (
            <Over>
              longest <b>{longest}</b>
            </Over>
          ) : (
            <>
              longest <b>{longest}</b>
            </>
          )}
        </Line>
      )}
      {waiting === 0 && <Line>{live === 0 ? 'no conversation' : 'nobody waits'}</Line>}
      {waiting !== undefined && live > 0 && (
        <Line look="note">
          {untold > 0
            ? `of ${whole(live - untold)}, ${whole(untold)} unknown`
            : `of ${whole(live)}; limit ${duration(ANSWER_WITHIN_MS)}`}
        </Line>
      )}
    </Tile>
  );
}
