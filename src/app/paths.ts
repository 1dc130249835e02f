/** Address of every view. What a view shows beyond that is in its search parameters. */
export const PATHS = {
  home: '/',
  floor: '/floor',
  queues: '/queues',
  messages: '/messages',
  wallboard: '/wallboard',
  activity: '/activity',
} as const;

export type ViewPath = (typeof PATHS)[keyof typeof PATHS];
