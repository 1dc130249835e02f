import type { Channel } from '../../../floor/entities.ts';
import { isEntityId, type PlatformId, type QueueId } from '../../../floor/ids.ts';
import { oneOf, some, text, texts } from '../../search-params.ts';

export const QUEUE_SORTS = ['trouble', 'waiting', 'wait', 'level', 'name'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

export const QUEUE_LOOKS = ['strips', 'table', 'matrix'] as const;
export type QueueLook = (typeof QUEUE_LOOKS)[number];

/** Everything that the address of the queues says. What is left out is as usual, so that links stay short. */
export type QueuesSearch = {
  readonly text?: string | undefined;
  readonly platform?: readonly PlatformId[] | undefined;
  readonly channel?: readonly Channel[] | undefined;
  /** Only those in trouble. */
  readonly trouble?: true | undefined;
  readonly sort?: QueueSort | undefined;
  readonly group?: 'platform' | undefined;
  readonly view?: QueueLook | undefined;
  /** Limits other than the usual: `cxone:1501.wait.120`. */
  readonly limit?: readonly string[] | undefined;
  /** Service level formulas other than the configured: `cxone:1501.of-offered`. */
  readonly formula?: readonly string[] | undefined;
  /** The queue whose panel is open. */
  readonly queue?: QueueId | undefined;
  /** Words that filter the matrix's agents, and their teams. */
  readonly agents?: string | undefined;
  readonly team?: readonly string[] | undefined;
};

/** How queues are sorted and shown when the address does not say. */
export const USUAL = { sort: 'trouble', view: 'strips' } as const satisfies QueuesSearch;

const CHANNELS = [
  'voice',
  'sms',
  'chat',
  'voicemail',
  'work-item',
  'email',
  'digital',
] as const satisfies readonly Channel[];

/** Reads an address; whatever is not understood is left out. */
export function parseQueuesSearch(raw: Record<string, unknown>): QueuesSearch {
  const queue = text(raw.queue, 300);
  const search: QueuesSearch = {
    text: text(raw.text),
    platform: some(texts(raw.platform)),
    channel: some(CHANNELS.filter(one => texts(raw.channel).includes(one))),
    trouble: text(raw.trouble) === '1' || raw.trouble === true ? true : undefined,
    sort: unless(USUAL.sort, oneOf(QUEUE_SORTS, raw.sort)),
    group: oneOf(['platform'], raw.group),
    view: unless(USUAL.view, oneOf(QUEUE_LOOKS, raw.view)),
    limit: some(texts(raw.limit)),
    formula: some(texts(raw.formula)),
    queue: queue !== undefined && isEntityId(queue) ? queue : undefined,
    agents: text(raw.agents),
    team: some(texts(raw.team)),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

const unless = <T>(usual: T, value: T | undefined): T | undefined => (value === usual ? undefined : value);

/** Whether any queue is filtered out. */
export function isFiltered({ text: words, platform, channel, trouble }: QueuesSearch): boolean {
  return [words, platform, channel, trouble].some(value => value !== undefined);
}

/** The same view with no queue filtered out. */
export const NO_FILTERS = {
  text: undefined,
  platform: undefined,
  channel: undefined,
  trouble: undefined,
} as const satisfies QueuesSearch;
