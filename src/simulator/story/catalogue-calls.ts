import type { QueueTemplate, TeamTemplate } from './catalogue.ts';

const voice = {
  channel: 'voice',
  direction: 'inbound',
  campaign: 'Branches',
  talkSeconds: 200,
  wrapUpSeconds: 15,
  wrapUpTimeout: 60,
  slaSeconds: 30,
  slaGoal: 80,
} as const;

/** The work of a smaller house that answers calls, and texts to one number. */
export const CALL_QUEUES: readonly QueueTemplate[] = [
  { ...voice, key: 'front', name: 'Front Desk', talkSeconds: 120, load: 0.85, wrapUpSeconds: 5 },
  { ...voice, key: 'sales', name: 'Sales', talkSeconds: 260, load: 0.95, slaSeconds: 20 },
  { ...voice, key: 'service', name: 'Service', talkSeconds: 300, load: 0.95, wrapUpSeconds: 30 },
  { ...voice, key: 'accounts', name: 'Key Accounts', load: 0.5, slaSeconds: 10, slaGoal: 95 },
  { ...voice, key: 'workshop', name: 'Workshop', talkSeconds: 180, load: 0.7, wrapUpSeconds: 0 },
  { ...voice, key: 'parked', name: 'Parked Calls', talkSeconds: 90, load: 0.4, wrapUpSeconds: 0 },
  {
    ...voice,
    key: 'texts',
    name: 'Delivery Texts',
    channel: 'sms',
    talkSeconds: 500,
    load: 1.4,
    slaSeconds: 120,
    slaGoal: 85,
  },
];

/** Who does it: everybody serves several queues. */
export const CALL_TEAMS: readonly TeamTemplate[] = [
  {
    name: 'Reception',
    share: 3,
    queues: [
      ['front', 1, 1],
      ['parked', 3, 1],
      ['sales', 9, 2],
    ],
  },
  {
    name: 'Inside Sales',
    share: 4,
    queues: [
      ['sales', 2, 1],
      ['accounts', 4, 2],
      ['front', 10, 3],
      ['texts', 5, 2],
    ],
  },
  {
    name: 'Service Desk',
    share: 5,
    queues: [
      ['service', 2, 1],
      ['workshop', 3, 1],
      ['texts', 4, 2],
      ['accounts', 8, 3],
    ],
  },
];
