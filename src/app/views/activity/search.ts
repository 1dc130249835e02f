import { text } from '../../search-params.ts';

/** Which part of the audit is shown: all of it in the address. */
export type ActivitySearch = {
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  /** Local date and time as the browser's own fields write them: `2026-11-03T10:41`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Every step of every command, instead of each command's last one. */
  readonly steps?: true | undefined;
  /** Sequence of the row whose details are open. */
  readonly row?: string | undefined;
};

const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** Reads an address; whatever is not understood is left out. */
export function parseActivitySearch(raw: Record<string, unknown>): ActivitySearch {
  const time = (value: unknown) => {
    const said = text(value);
    return said !== undefined && LOCAL_TIME.test(said) && !Number.isNaN(Date.parse(said)) ? said : undefined;
  };
  const row = text(raw.row, 15);
  const search: ActivitySearch = {
    user: text(raw.user),
    action: text(raw.action),
    target: text(raw.target, 300),
    from: time(raw.from),
    to: time(raw.to),
    steps: text(raw.steps) === '1' || raw.steps === true ? true : undefined,
    row: row !== undefined && /^\d+$/.test(row) ? row : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

/** What to ask the gateway for. The minute that `to` names belongs to it. */
export function auditQuery({ user, action, target, from, to }: ActivitySearch): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ user, action, target })) {
    if (value !== undefined) query.set(name, value);
  }
  if (from !== undefined) query.set('from', String(Date.parse(from)));
  if (to !== undefined) query.set('to', String(Date.parse(to) + 59_999));
  return query;
}

/** The same rows with nothing filtered out. */
export const NO_FILTERS = {
  user: undefined,
  action: undefined,
  target: undefined,
  from: undefined,
  to: undefined,
} as const satisfies ActivitySearch;

/** Whether anything is filtered out. */
export function isFiltered(search: ActivitySearch): boolean {
  return Object.keys(NO_FILTERS).some(key => key in search);
}
