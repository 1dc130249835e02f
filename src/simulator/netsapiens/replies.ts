import type { Context } from 'hono';
import type { FaultBoard } from '../faults.ts';

/** `{"code":404,"message":"…"}`, the shape of every error. */
export function failure(status: 400 | 401 | 403 | 404 | 409, message: string): Response {
  return Response.json({ code: status, message }, { status });
}

/** Taken, and done some time later. */
export function accepted(): Response {
  return Response.json({ code: 202, message: 'Accepted' }, { status: 202 });
}

const USUAL_PAGE = 100;
const LONGEST_PAGE = 1_000;

/** A page of a list by `start` and `limit`; a fault may make pages shorter than asked for. */
export function page(c: Context, faults: FaultBoard, rows: readonly unknown[]): Response {
  const whole = (name: string, usual: number) => {
    const text = c.req.query(name);
    return text === undefined || text === '' ? usual : Number(text);
  };
  const start = whole('start', 0);
  const limit = whole('limit', USUAL_PAGE);
  if (!Number.isInteger(start) || start < 0) return failure(400, 'start must be a whole number from 0');
  if (!Number.isInteger(limit) || limit < 1 || limit > LONGEST_PAGE)
    return failure(400, `limit must be a whole number from 1 to ${LONGEST_PAGE}`);
  const most = faults.strike('page-limit', c.req.path)?.most ?? limit;
  return Response.json(rows.slice(start, start + Math.min(limit, most)));
}

/** A body as an object; `undefined` when it is none. */
export async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>> | undefined> {
  const text = await request.text();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value));
  } catch {
    return undefined;
  }
}

/** A field of a body as text; numbers stand for their digits. */
export function textOf(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
