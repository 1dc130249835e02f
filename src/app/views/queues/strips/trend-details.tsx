import { SERVICE_LEVEL_FORMULAS } from '../../../../floor/formulas.ts';
import type { QueueId } from '../../../../floor/ids.ts';
import { platformOf } from '../../../../floor/ids.ts';
import type { Trend } from '../../../../protocol/queues.ts';
import { useCountedQueue } from '../../../live/counted.ts';
import { usePlatform, usePlatformNow } from '../../../live/index.ts';
import type { QueueLimits } from '../../../trouble/limits.ts';
import { duration, hourAndMinute, UNKNOWN, whole } from '../../../ui/format.ts';
import { percentText } from '../queue-numbers.ts';
import { type Course, courseOf, draw, lowestOf, peakOf } from '../trend-path.ts';

const HOUR_MS = 3_600_000;
const WIDTH = 320;
const HEIGHT = 56;

/** The last hour in three small charts on one time axis: waiting, longest wait, service level. */
export default function TrendDetails(props: {
  readonly id: QueueId;
  readonly trend: Trend | undefined;
  readonly limits: QueueLimits;
}) {
  const { id, trend, limits } = props;
  const queue = useCountedQueue(id);
  const platform = usePlatform(platformOf(id));
  const now = usePlatformNow(platformOf(id));
  const points = trend?.points ?? [];
  const waiting = courseOf(points, point => point.mostWaiting, { at: now, value: queue?.waiting });
  const wait = courseOf(points, point => point.longestWaitSeconds, {
    at: now,
    value:
      queue?.waiting === 0
        ? 0
        : queue?.longestWaitSince === undefined
          ? undefined
          : (now - queue.longestWaitSince) / 1000,
  });
  const level = courseOf(points, point => point.serviceLevel, {
    at: now,
    value: queue?.serviceLevel?.percent,
  });
  const shared = { now, gapMs: 2.5 * (trend?.everyMs ?? 60_000) };
  const seconds = (value: number) => duration(value * 1000);
  return (
    <div className="explainer trend-details">
      <div>
        <p className="quiet">
          <bdi>{queue?.name}</bdi>
        </p>
        <h2>The last hour</h2>
      </div>
      <Chart {...shared} title="Waiting" course={waiting} floor={4} limit={limits.waiting} say={whole} />
      <Chart {...shared} title="Longest wait" course={wait} floor={60} limit={limits.wait} say={seconds} />
      <Chart
        {...shared}
        title="Service level"
        course={level}
        floor={100}
        limit={queue?.serviceLevel?.targetPercent}
        worse="lower"
        say={percentText}
      />
      <p className="trend-axis" aria-hidden="true">
        <span>{hourAndMinute(now - HOUR_MS)}</span>
        <span>{hourAndMinute(now - HOUR_MS / 2)}</span>
        <span>now</span>
      </p>
      <p className="quiet">
        Noted by Floorwatch once a minute, as {platform?.name ?? 'the platform'} tells it; of waiting, the
        most in each minute
        {queue?.serviceLevel !== undefined &&
          `; the service level by the configured formula (${SERVICE_LEVEL_FORMULAS[queue.serviceLevel.formula].name.toLowerCase()})`}
        . Gaps: not heard.
      </p>
    </div>
  );
}

function Chart(props: {
  readonly title: string;
  readonly course: Course;
  readonly now: number;
  readonly gapMs: number;
  /** The least value that the top of the chart stands for. */
  readonly floor: number;
  readonly limit: number | undefined;
  readonly worse?: 'higher' | 'lower';
  readonly say: (value: number) => string;
}) {
  const { title, course, now, gapMs, floor, limit, worse = 'higher', say } = props;
  const peak = peakOf(course);
  const worst = worse === 'higher' ? peak : lowestOf(course);
  const high = Math.max(floor, peak ?? 0, limit ?? 0);
  const frame = { from: now - HOUR_MS, to: now, low: 0, high, width: WIDTH, height: HEIGHT };
  const { line, area } = draw(course, frame, gapMs);
  const last = course.at(-1)?.value;
  const limitAt = limit === undefined ? undefined : HEIGHT - (HEIGHT * limit) / high;
  return (
    <figure className="trend-chart">
      <figcaption>
        {title} <strong>{last === undefined ? UNKNOWN : say(last)}</strong>
        <span className="quiet">
          {worst === undefined ? 'not known' : `${worse === 'higher' ? 'at most' : 'at least'} ${say(worst)}`}
          {limit !== undefined && `, ${worse === 'higher' ? 'limit' : 'target'} ${say(limit)}`}
        </span>
      </figcaption>
      <svg viewBox={`0 -1 ${WIDTH} ${HEIGHT + 2}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={`M0 ${HEIGHT}H${WIDTH}`} className="trend-base" />
        <path d={area} className="trend-area" />
        {limitAt !== undefined && <path d={`M0 ${limitAt}H${WIDTH}`} className="trend-limit" />}
        <path d={line} className="trend-line" />
      </svg>
    </figure>
  );
}
