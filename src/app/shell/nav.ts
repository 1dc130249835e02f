import { PATHS, type ViewPath } from '../paths.ts';

/** One entry of the main navigation. Entries exist only for views that exist. */
export type NavEntry = {
  readonly path: ViewPath;
  readonly label: string;
  /** Pressed after `g`, goes there. */
  readonly key: string;
  /** Shown only to those who may see something there. */
  readonly permission?: 'audit.view';
};

export const NAV: readonly NavEntry[] = [
  { path: PATHS.floor, label: 'Floor', key: 'f' },
  { path: PATHS.queues, label: 'Queues', key: 'q' },
  { path: PATHS.messages, label: 'Messages', key: 'm' },
  { path: PATHS.wallboard, label: 'Wallboard', key: 'w' },
  { path: PATHS.activity, label: 'Activity', key: 'a', permission: 'audit.view' },
];
