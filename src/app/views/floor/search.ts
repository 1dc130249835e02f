import { DISPLAY_STATES, type DisplayState, type StateLimits } from '../../../floor/display.ts';
import { type AgentId, isEntityId, type QueueId } from '../../../floor/ids.ts';
import {
  ROSTER_GROUPINGS,
  ROSTER_SORTS,
  type RosterGrouping,
  type RosterSort,
  type RosterView,
} from '../../live/index.ts';
import { oneOf, some, someOf, text, texts } from '../../search-params.ts';

/** Everything that the floor's address says. What is left out is as usual, so that links stay short. */
export type FloorSearch = {
  readonly text?: string | undefined;
  readonly state?: readonly DisplayState[] | undefined;
  readonly team?: readonly string[] | undefined;
  readonly skill?: readonly QueueId[] | undefined;
  readonly platform?: readonly string[] | undefined;
  /** Only those over their limit. */
  readonly over?: true | undefined;
  readonly group?: RosterGrouping | undefined;
  readonly sort?: RosterSort | undefined;
  readonly desc?: true | undefined;
  /** Groups of which only the header is shown. */
  readonly closed?: readonly string[] | undefined;
  /** Limits other than the usual, as `state.seconds`; 0 seconds: no limit. */
  readonly limit?: readonly string[] | undefined;
  readonly view?: 'tiles' | undefined;
  /** The agent whose panel is open. */
  readonly agent?: AgentId | undefined;
};

/** How agents are grouped and sorted when the address does not say. */
export const USUAL = { group: 'team', sort: 'urgency' } as const satisfies FloorSearch;

/** A team whose name is empty in the floor's words, in an address. */
const NO_TEAM = '-';

/** Reads an address; whatever is not understood is left out. */
export function parseFloorSearch(raw: Record<string, unknown>): FloorSearch {
  const agent = text(raw.agent, 300);
  const search: FloorSearch = {
    text: text(raw.text),
    state: someOf(DISPLAY_STATES, raw.state),
    team: some(texts(raw.team)),
    skill: some(texts(raw.skill).filter(isEntityId)),
    platform: some(texts(raw.platform)),
    over: text(raw.over) === '1' || raw.over === true ? true : undefined,
    group: unless(USUAL.group, oneOf(ROSTER_GROUPINGS, raw.group)),
    sort: unless(USUAL.sort, oneOf(ROSTER_SORTS, raw.sort)),
    desc: text(raw.desc) === '1' || raw.desc === true ? true : undefined,
    closed: some(texts(raw.closed)),
    limit: some(texts(raw.limit).filter(one => parseLimit(one) !== undefined)),
    view: oneOf(['tiles'], raw.view),
    agent: agent !== undefined && isEntityId(agent) ? agent : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

const unless = <T>(usual: T, value: T | undefined): T | undefined => (value === usual ? undefined : value);

/** Reads one limit: `unavailable.600`. */
function parseLimit(raw: string): { readonly state: DisplayState; readonly seconds: number } | undefined {
  const [name, seconds] = raw.split('.');
  const state = DISPLAY_STATES.find(one => one === name);
  if (state === undefined || seconds === undefined || !/^\d{1,5}$/.test(seconds)) return undefined;
  return { state, seconds: Number(seconds) };
}

/** The limits that hold: the usual ones with those of the address over them. */
export function limitsOf(search: FloorSearch, usual: StateLimits): StateLimits {
  const limits: Partial<Record<DisplayState, number>> = { ...usual };
  for (const raw of search.limit ?? []) {
    const limit = parseLimit(raw);
    if (limit === undefined) continue;
    if (limit.seconds === 0) delete limits[limit.state];
    else limits[limit.state] = limit.seconds;
  }
  return limits;
}

/** The address's limits after one was set; a limit that is the usual one is left out. */
export function withLimit(
  search: FloorSearch,
  usual: StateLimits,
  state: DisplayState,
  seconds: number,
): readonly string[] | undefined {
  const others = (search.limit ?? []).filter(raw => parseLimit(raw)?.state !== state);
  const isUsual = seconds === (usual[state] ?? 0);
  return some(isUsual ? others : [...others, `${state}.${seconds}`]);
}

/** Which agents, in which order: what the live floor is asked for. */
export function rosterViewOf(search: FloorSearch, usual: StateLimits): RosterView {
  return {
    text: search.text ?? '',
    teams: (search.team ?? []).map(name => (name === NO_TEAM ? '' : name)),
    states: search.state ?? [],
    skills: search.skill ?? [],
    platforms: search.platform ?? [],
    overLimit: search.over ?? false,
    sort: search.sort ?? USUAL.sort,
    descending: search.desc ?? false,
    group: search.group ?? USUAL.group,
    collapsed: search.closed ?? [],
    limits: limitsOf(search, usual),
  };
}

/** A team's name as it stands in an address. */
export function teamParam(name: string): string {
  return name === '' ? NO_TEAM : name;
}

/** Whether anything is filtered out. */
export function isFiltered(search: FloorSearch): boolean {
  const { text: words, state, team, skill, platform, over } = search;
  return [words, state, team, skill, platform, over].some(value => value !== undefined);
}

/** The same view with nothing filtered out. */
export const NO_FILTERS = {
  text: undefined,
  state: undefined,
  team: undefined,
  skill: undefined,
  platform: undefined,
  over: undefined,
} as const satisfies FloorSearch;
