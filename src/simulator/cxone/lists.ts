import type { Millis } from '../../lib/clock.ts';
import type { Call } from './call.ts';
import { hostileRow } from './mischief.ts';
import type { Cxone } from './platform.ts';
import { refused } from './reply.ts';

/** What every list call may be asked: from when on, which part, which fields. */
export type ListQuery = {
  readonly updatedSince: Millis | undefined;
  readonly top: number;
  readonly skip: number;
  readonly fields: ReadonlySet<string> | undefined;
  readonly order: readonly Order[];
};

type Order = { readonly field: string; readonly descending: boolean };

const EVERYTHING = 100_000;

/**
 * Reads the query of a list call, or says what is wrong with it, in CXone's words; `strangeField` is the call's own word
 * for a field that there is not.
 */
export function listQuery(
  cxone: Cxone,
  call: Call,
  known: readonly string[],
  strangeField = 'InvalidFieldsList',
): ListQuery | Response {
  const since = call.arg('updatedSince') ?? call.arg('updateSince');
  const at = since === undefined ? undefined : Date.parse(since);
  if (at !== undefined && Number.isNaN(at))
    return refused(400, 'InvalidUpdatedSince', 'Invalid updatedSince');
  const [top, skip] = [wholeNumber(call.arg('top')), wholeNumber(call.arg('skip'))];
  if (top === null || skip === null)
    return refused(400, 'InvalidParameter', 'top and skip must be whole numbers.');
  const asked = call
    .arg('fields')
    ?.split(',')
    .map(name => name.trim());
  const names = new Map(known.map(name => [name.toLowerCase(), name]));
  const fields = asked?.map(name => names.get(name.toLowerCase()));
  const strange = asked?.filter((_, index) => fields?.[index] === undefined);
  if (strange?.length) return refused(400, strangeField, `Invalid fields list ${strange.join(', ')}`);
  const order = orderIn(call.arg('orderBy'), names);
  if (order === undefined) return refused(400, 'InvalidOrderBy', 'Invalid orderBy');
  const limit = cxone.faults.strike('page-limit')?.most ?? EVERYTHING;
  return {
    updatedSince: at,
    top: Math.min(top ?? EVERYTHING, limit),
    skip: skip ?? 0,
    fields: fields && new Set(fields.filter(name => name !== undefined)),
    order,
  };
}

/** `orderBy=lastName desc,agentId`; `undefined` when it names what there is not. */
function orderIn(asked: string | undefined, names: ReadonlyMap<string, string>): Order[] | undefined {
  const order = (asked ?? '').split(',').flatMap((part): (Order | undefined)[] => {
    const [, name = '', way = 'asc'] = /^\s*(\w+)(?:[\s:]+(asc|desc))?\s*$/i.exec(part) ?? [];
    if (part.trim() === '') return [];
    const field = names.get(name.toLowerCase());
    return [field === undefined ? undefined : { field, descending: way.toLowerCase() === 'desc' }];
  });
  const known = order.filter(each => each !== undefined);
  return known.length === order.length ? known : undefined;
}

/** A filter that must be a number; `null` when it is not. */
export function wholeNumber(value: string | undefined): number | undefined | null {
  if (value === undefined) return undefined;
  return /^\d{1,12}$/.test(value) ? Number(value) : null;
}

/** Whether a list is asked for those who are inactive or locked: in the story nobody and nothing is. */
export function asksForInactive(call: Call): boolean {
  return call.arg('isActive')?.toLowerCase() === 'false' || call.flag('isLocked');
}

/** One page of a list: the asked part of the rows, with links to its neighbours. */
export function page<T>(
  cxone: Cxone,
  call: Call,
  query: ListQuery,
  rows: readonly T[],
  make: (row: T) => object,
) {
  const { skip, top, fields, order } = query;
  const url = new URL(call.request.url);
  const link = (at: number) => {
    const to = new URLSearchParams(url.search);
    to.set('skip', String(at));
    to.set('top', String(top));
    return `${url.pathname}?${to}`;
  };
  const made =
    order.length === 0
      ? rows.slice(skip, skip + top).map(make)
      : rows
          .map(make)
          .sort(by(order))
          .slice(skip, skip + top);
  const part = fields ? made.map(row => only(row, fields)) : made;
  if (part[0] && cxone.faults.strike('hostile', url.pathname)) part[0] = hostileRow(part[0]);
  return {
    rows: part,
    envelope: {
      totalRecords: rows.length,
      _links: {
        self: link(skip),
        ...(skip + part.length < rows.length && { next: link(skip + top) }),
        ...(skip > 0 && { previous: link(Math.max(0, skip - top)) }),
      },
    },
  };
}

function by(order: readonly Order[]): (a: object, b: object) => number {
  return (a, b) => {
    for (const { field, descending } of order) {
      const way = compare(Reflect.get(a, field), Reflect.get(b, field));
      if (way !== 0) return descending ? -way : way;
    }
    return 0;
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''));
}

function only(row: object, fields: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => fields.has(key)));
}
