import type { Agent } from '../../../../floor/entities.ts';
import type { PastEvent } from '../../../../protocol/history.ts';
import { usePlatformNow } from '../../../live/index.ts';
import { Blank } from '../../../ui/blank.tsx';
import { Button } from '../../../ui/button.tsx';
import { duration, hourAndMinute, timeOfDay } from '../../../ui/format.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { STATE_LOOKS } from '../../../ui/state-look.ts';
import { reasonWords } from '../row-words.ts';
import { stretchesOf, stripParts } from './history-model.ts';

const HOUR_MS = 3_600_000;
const MOST = 8;

/** The last hour as a strip of states, and the last of them in words. */
export function StateHistory(props: {
  readonly agent: Agent;
  readonly past: readonly PastEvent[];
  readonly problem: string | undefined;
  readonly onAskAgain: () => void;
}) {
  const { agent, past, problem, onAskAgain } = props;
  const now = usePlatformNow(agent.platformId);
  const stretches = stretchesOf(agent.id, past, agent);
  const parts = stripParts(stretches, now - HOUR_MS, now);
  return (
    <section className="panel-section" aria-labelledby="history-title">
      <h3 id="history-title">Last hour</h3>
      {problem !== undefined && (
        <Blank
          title="The past could not be fetched"
          action={
            <Button small onClick={onAskAgain}>
              Try again
            </Button>
          }
        >
          {problem}
        </Blank>
      )}
      <div className="strip" aria-hidden="true">
        {parts.map(({ stretch, left, width }) => (
          <i
            key={stretch.from}
            data-tip={`${stretch.word}${stretch.reason ? `, ${stretch.reason}` : ''}\n${timeOfDay(stretch.from)}, ${duration((stretch.to ?? now) - stretch.from)}`}
            style={{
              left: `${left * 100}%`,
              width: `${width * 100}%`,
              background: STATE_LOOKS[stretch.display].colour,
            }}
          />
        ))}
      </div>
      <div className="strip-scale quiet" aria-hidden="true">
        <span>{hourAndMinute(now - HOUR_MS)}</span>
        <span>{hourAndMinute(now - HOUR_MS / 2)}</span>
        <span>now</span>
      </div>
      <ol className="stretches">
        {stretches
          .slice(-MOST)
          .toReversed()
          .map(stretch => (
            <li key={stretch.from}>
              <span className="quiet">{timeOfDay(stretch.from)}</span>
              <StateIcon state={stretch.display} size={11} />
              <span className="cut">
                <bdi>{stretch.word}</bdi>
                <bdi className="quiet"> {reasonWords(stretch.display, stretch.reason)}</bdi>
              </span>
              <span className="ml-auto flex-none">
                {stretch.to === undefined ? 'now' : duration(stretch.to - stretch.from)}
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
