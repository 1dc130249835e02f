import { isEntityId, type PlatformId, type QueueId } from '../../../floor/ids.ts';
import { oneOf, text, texts } from '../../search-params.ts';

export const WALL_THEMES = ['dark', 'light'] as const;
export type WallTheme = (typeof WALL_THEMES)[number];

/** Everything that a wallboard's address says: whose numbers it shows, what it is called, how it looks. */
export type WallboardSearch = {
  /** Queues to show; absent: all that the viewer may see. */
  readonly queues?: readonly QueueId[] | undefined;
  /** Names of the teams whose agents are counted. */
  readonly teams?: readonly string[] | undefined;
  readonly platforms?: readonly PlatformId[] | undefined;
  readonly title?: string | undefined;
  readonly theme?: WallTheme | undefined;
};

/** A wall is dark unless its address says otherwise: it hangs in a room where people look at other screens. */
export const USUAL_THEME: WallTheme = 'dark';

/** Several ids may repeat the name, or stand behind one another with commas. */
const ids = (value: unknown): readonly string[] =>
  texts(texts(value).flatMap(one => one.split(',').map(part => part.trim())));

/** Reads an address; whatever is not understood is left out. */
export function parseWallboardSearch(raw: Record<string, unknown>): WallboardSearch {
  const search: WallboardSearch = {
    queues: some(ids(raw.queues).filter(isEntityId)),
    teams: some(texts(raw.teams)),
    platforms: some(ids(raw.platforms)),
    title: text(raw.title, 60),
    theme: oneOf(WALL_THEMES, raw.theme),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
