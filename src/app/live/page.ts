/**
 * What happens to the page. `resumed`: it was frozen, asleep or kept aside (back/forward cache), and what it believes
 * may be old.
 */
export type PageEvent = 'visible' | 'hidden' | 'online' | 'offline' | 'resumed' | 'leaving';

/** The page as the live feed needs it: whether anybody looks, whether there is a network, and when that changes. */
export type Page = {
  readonly hidden: () => boolean;
  readonly online: () => boolean;
  readonly subscribe: (listener: (event: PageEvent) => void) => () => void;
};
