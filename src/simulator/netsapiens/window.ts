import type { Context, Hono } from 'hono';
import type { Millis } from '../../lib/clock.ts';
import { failure } from './replies.ts';
import type { Scene } from './rows.ts';

const NAMES = ['datetime-start', 'datetime-end'] as const;

/** A time as NetSapiens takes it: RFC 3339, with a blank for the T, or a date alone; a zone's name behind it is ignored. */
export function timeIn(text: string | undefined): Millis | undefined {
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:\d{2})?(?:\[[^\]]*\])?$/i.exec(
      text?.trim() ?? '',
    ) ?? [];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time ?? '00:00'}${zone ?? 'Z'}`);
  return Number.isNaN(at) ? undefined : at;
}

/** Lets nothing below a path be asked for without its window of time. */
export function requireWindow(app: Hono, base: string): void {
  app.use(`${base}/*`, async (c, next) => {
    for (const name of NAMES)
      if (timeIn(c.req.query(name)) === undefined)
        return failure(400, `${name} is required, as 2026-01-05T08:00:00Z`);
    return next();
  });
}

/** The window that is asked for, on the platform's clock. */
export type Window = {
  readonly has: (at: Millis) => boolean;
  /** How much of a stretch of time lies in it, in milliseconds. */
  readonly shareOf: (from: Millis, to: Millis) => number;
};

export function windowOf(c: Context, scene: Scene): Window {
  const [start, end] = NAMES.map(name => timeIn(c.req.query(name)) ?? Number.NaN);
  const told = (at: Millis) => Date.parse(scene.wireTime(at));
  const [from, until] = [start ?? Number.NaN, end ?? Number.NaN];
  return {
    has: at => told(at) >= from && told(at) < until,
    shareOf: (begun, over) => Math.max(0, Math.min(told(over), until) - Math.max(told(begun), from)),
  };
}
