import { type AgentId, isEntityId, type TextSessionId } from '../../../floor/ids.ts';
import { oneOf, some, someOf, text, texts } from '../../search-params.ts';

/** Whose turn it is: the agent's (the customer waits), the customer's, or not known. */
export const TURNS = ['agent', 'customer', 'unknown'] as const;
export type Turn = (typeof TURNS)[number];

/** By whom a conversation is supervised. */
export const WATCHED = ['mine', 'monitor', 'coach', 'barge-in', 'nobody'] as const;
export type Watched = (typeof WATCHED)[number];

export const SORTS = ['wait', 'newest', 'agent', 'queue'] as const;
export type Sort = (typeof SORTS)[number];

/** How many transcripts can stand side by side. */
export const WALL_SIZES = ['2', '3', '4', '6', '8', '9', '12'] as const;
export type WallSize = (typeof WALL_SIZES)[number];

/** Everything that the address of the messages says. What is left out is as usual. */
export type MessagesSearch = {
  readonly text?: string | undefined;
  readonly queue?: readonly string[] | undefined;
  readonly agents?: readonly AgentId[] | undefined;
  readonly platform?: readonly string[] | undefined;
  readonly watched?: readonly Watched[] | undefined;
  readonly turn?: Turn | undefined;
  /** Only where the customer has waited longer than the limit. */
  readonly over?: true | undefined;
  readonly unread?: true | undefined;
  /** Seconds after which a customer has waited too long. */
  readonly limit?: number | undefined;
  readonly sort?: Sort | undefined;
  readonly view?: 'wall' | undefined;
  readonly size?: WallSize | undefined;
  /** Conversations that stay on the wall. */
  readonly pin?: readonly TextSessionId[] | undefined;
  /** The wall without the list beside it. */
  readonly wide?: true | undefined;
  /** The conversation that is open. */
  readonly open?: TextSessionId | undefined;
};

export const USUAL = { sort: 'wait', limit: 120, size: '6' } as const satisfies MessagesSearch;

const MOST_PINS = 12;

/** Reads an address; whatever is not understood is left out. */
export function parseMessagesSearch(raw: Record<string, unknown>): MessagesSearch {
  const open = text(raw.open, 300);
  const limit = Number(text(raw.limit));
  const search: MessagesSearch = {
    text: text(raw.text),
    queue: some(texts(raw.queue)),
    agents: some(texts(raw.agents).filter(isEntityId)),
    platform: some(texts(raw.platform)),
    watched: someOf(WATCHED, raw.watched),
    turn: oneOf(TURNS, raw.turn),
    over: flag(raw.over),
    unread: flag(raw.unread),
    limit:
      Number.isInteger(limit) && limit > 0 && limit <= 86_400 && limit !== USUAL.limit ? limit : undefined,
    sort: unless(USUAL.sort, oneOf(SORTS, raw.sort)),
    view: oneOf(['wall'], raw.view),
    size: unless(USUAL.size, oneOf(WALL_SIZES, raw.size)),
    pin: some(texts(raw.pin).filter(isEntityId).slice(0, MOST_PINS)),
    wide: flag(raw.wide),
    open: open !== undefined && isEntityId(open) ? open : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

const unless = <T>(usual: T, value: T | undefined): T | undefined => (value === usual ? undefined : value);
const flag = (value: unknown): true | undefined => (value === true || text(value) === '1' ? true : undefined);

/** The same view with nothing filtered out. */
export const NO_FILTERS = {
  text: undefined,
  queue: undefined,
  agents: undefined,
  platform: undefined,
  watched: undefined,
  turn: undefined,
  over: undefined,
  unread: undefined,
} as const satisfies MessagesSearch;

/** Whether anything is filtered out. */
export function isFiltered(search: MessagesSearch): boolean {
  return Object.keys(NO_FILTERS).some(key => key in search);
}
