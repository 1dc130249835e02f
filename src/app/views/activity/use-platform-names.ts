import { usePlatforms } from '../../live/index.ts';

/** What platforms are called, by id; one that is not connected any more by its id. */
export function usePlatformNames(): (id: string) => string {
  const platforms = usePlatforms();
  return id => platforms.find(platform => platform.id === id)?.name ?? id;
}
