import type { QueueTemplate, TeamTemplate } from './catalogue.ts';

const sms = {
  channel: 'sms',
  direction: 'inbound',
  campaign: 'Messages',
  talkSeconds: 520,
  wrapUpSeconds: 12,
  wrapUpTimeout: 60,
  slaSeconds: 120,
  slaGoal: 85,
} as const;

/** The work of a floor that answers text messages. */
export const MESSAGE_QUEUES: readonly QueueTemplate[] = [
  { ...sms, key: 'delivery', name: 'Delivery Messages', load: 1.5 },
  { ...sms, key: 'billing', name: 'Billing Messages', load: 1.5 },
  { ...sms, key: 'bookings', name: 'Booking Messages', load: 1.4 },
];

/** Who does it. */
export const MESSAGE_TEAMS: readonly TeamTemplate[] = [
  {
    name: 'Delivery Messages',
    share: 4,
    queues: [
      ['delivery', 2, 1],
      ['billing', 8, 2],
    ],
  },
  {
    name: 'Billing Messages',
    share: 3,
    queues: [
      ['billing', 2, 1],
      ['delivery', 8, 3],
    ],
  },
  {
    name: 'Booking Messages',
    share: 3,
    queues: [
      ['bookings', 2, 1],
      ['delivery', 9, 3],
    ],
  },
];
