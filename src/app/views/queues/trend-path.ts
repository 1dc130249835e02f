import type { Millis } from '../../../lib/clock.ts';
import type { TrendPoint } from '../../../protocol/queues.ts';

/** One number over time; `undefined`: it was not known then. */
export type Course = readonly { readonly at: Millis; readonly value: number | undefined }[];

export type Frame = {
  readonly from: Millis;
  readonly to: Millis;
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly height: number;
};

/** A line, and the surface under it, as SVG paths. */
export type Drawn = { readonly line: string; readonly area: string };

/** Stretches without a gap: where a value is unknown or samples are missing, the line breaks. */
export function stretches(course: Course, longestMs: number): readonly Course[] {
  const found: { at: Millis; value: number }[][] = [];
  let open: { at: Millis; value: number }[] | undefined;
  for (const { at, value } of course) {
    if (value === undefined) {
      open = undefined;
      continue;
    }
    const last = open?.at(-1);
    if (open === undefined || last === undefined || at - last.at > longestMs) {
      open = [];
      found.push(open);
    }
    open.push({ at, value });
  }
  return found;
}

/** Draws a course; a single point is a short dash, so that it shows. */
export function draw(course: Course, frame: Frame, longestMs: number): Drawn {
  const { from, to, low, high, width, height } = frame;
  const x = (at: Millis) => round((width * (at - from)) / Math.max(1, to - from));
  const y = (value: number) => round(height - (height * (value - low)) / Math.max(1e-9, high - low));
  let line = '';
  let area = '';
  for (const stretch of stretches(course, longestMs)) {
    const places = stretch.flatMap(({ at, value }) =>
      value === undefined || at < from ? [] : [{ x: x(at), y: y(value) }],
    );
    const [first] = places;
    const last = places.at(-1);
    if (first === undefined || last === undefined) continue;
    if (places.length === 1) places.unshift({ x: Math.max(0, first.x - 2), y: first.y });
    const begin = places[0] ?? first;
    const path = places.map(place => `${place.x} ${place.y}`).join('L');
    line += `M${path}`;
    area += `M${begin.x} ${height}L${path}L${last.x} ${height}Z`;
  }
  return { line, area };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The greatest known value of a course; `undefined`: none is known. */
export function peakOf(course: Course): number | undefined {
  const known = course.flatMap(({ value }) => value ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** The least known value of a course; `undefined`: none is known. */
export function lowestOf(course: Course): number | undefined {
  const known = course.flatMap(({ value }) => value ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** The number of points that is wanted, and how it stands now behind them. */
export function courseOf(
  points: readonly TrendPoint[],
  read: (point: TrendPoint) => number | undefined,
  now: { readonly at: Millis; readonly value: number | undefined } | undefined,
): Course {
  const past = points.map(point => ({ at: point.at, value: read(point) }));
  return now === undefined ? past : [...past, now];
}
