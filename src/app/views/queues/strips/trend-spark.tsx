import { lazy, memo, Suspense } from 'react';
import type { Trend } from '../../../../protocol/queues.ts';
import { usePlatformNow } from '../../../live/index.ts';
import { plural, timeOfDay } from '../../../ui/format.ts';
import { Popup } from '../../../ui/popup.tsx';
import type { QueueLine } from '../board.ts';
import { courseOf, draw, peakOf } from '../trend-path.ts';

const TrendDetails = lazy(() => import('./trend-details.tsx'));

const HOUR_MS = 3_600_000;
const WIDTH = 160;
const HEIGHT = 30;

/** How many waited over the last hour, at a glance; a click shows it with longest wait and service level. */
export const TrendSpark = memo(function TrendSpark(props: {
  readonly line: QueueLine;
  readonly trend: Trend | undefined;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { line, trend } = props;
  const { queue, limits } = line;
  const now = usePlatformNow(queue.platformId);
  const course = courseOf(trend?.points ?? [], point => point.mostWaiting, { at: now, value: queue.waiting });
  const peak = peakOf(course);
  const first = trend?.points[0]?.at;
  const high = Math.max(4, peak ?? 0, 0);
  const frame = { from: now - HOUR_MS, to: now, low: 0, high, width: WIDTH, height: HEIGHT };
  const { line: path, area } = draw(course, frame, 2.5 * (trend?.everyMs ?? 60_000));
  const limitAt =
    limits.waiting !== undefined && limits.waiting < high
      ? HEIGHT - (HEIGHT * limits.waiting) / high
      : undefined;
  const said =
    peak === undefined
      ? 'Nothing is known of the last hour yet'
      : `At most ${plural(peak, 'contact')} waited ${first === undefined || now - first > 0.9 * HOUR_MS ? 'in the last hour' : `since ${timeOfDay(first).slice(0, 5)}`}`;
  return (
    <Popup
      label={`The last hour of ${queue.name}`}
      className="figure trend"
      align="end"
      tip={said}
      onOpenChange={props.onOpenChange}
      trigger={
        <span className="figure-inner trend-inner">
          <svg viewBox={`0 -1.5 ${WIDTH} ${HEIGHT + 3}`} preserveAspectRatio="none" aria-hidden="true">
            <path d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} className="trend-base" />
            {limitAt !== undefined && <path d={`M0 ${limitAt}H${WIDTH}`} className="trend-limit" />}
            <path d={area} className="trend-area" />
            <path d={path} className="trend-line" />
          </svg>
          <span className="trend-peak" aria-hidden="true">
            {peak ?? '–'}
          </span>
          <span className="sr-only">{said}</span>
        </span>
      }
    >
      {() => (
        <Suspense fallback={null}>
          <TrendDetails id={line.id} trend={trend} limits={limits} />
        </Suspense>
      )}
    </Popup>
  );
});
