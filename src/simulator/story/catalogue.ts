import type { BreakCode, Channel, Direction } from './types.ts';

/** What a queue is like before it belongs to a platform. */
export type QueueTemplate = {
  readonly key: string;
  readonly name: string;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly campaign: string;
  readonly talkSeconds: number;
  readonly wrapUpSeconds: number;
  readonly wrapUpTimeout: number;
  readonly load: number;
  readonly slaSeconds: number;
  readonly slaGoal: number;
};

const voice = {
  channel: 'voice',
  direction: 'inbound',
  campaign: 'Customer Service',
  wrapUpSeconds: 35,
  wrapUpTimeout: 120,
  slaSeconds: 30,
  slaGoal: 80,
} as const;

const text = { direction: 'inbound', campaign: 'Messaging', wrapUpSeconds: 0, wrapUpTimeout: 0 } as const;

/** The work of the house: some of it always late, some of it quiet. */
export const QUEUES: readonly QueueTemplate[] = [
  { ...voice, key: 'billing', name: 'Billing', talkSeconds: 250, load: 1.0 },
  { ...voice, key: 'orders', name: 'Orders', talkSeconds: 190, load: 0.85, wrapUpSeconds: 20 },
  { ...voice, key: 'returns', name: 'Returns', talkSeconds: 210, load: 0.7 },
  { ...voice, key: 'technical', name: 'Technical Support', talkSeconds: 420, load: 1.05, wrapUpSeconds: 60 },
  {
    ...voice,
    key: 'retention',
    name: 'Retention',
    talkSeconds: 360,
    load: 0.8,
    wrapUpSeconds: 50,
    slaSeconds: 20,
  },
  { ...voice, key: 'bookings', name: 'Bookings', talkSeconds: 230, load: 0.6, wrapUpSeconds: 0 },
  {
    ...voice,
    key: 'priority',
    name: 'Priority Care',
    talkSeconds: 300,
    load: 0.5,
    slaSeconds: 10,
    slaGoal: 95,
  },
  {
    ...text,
    key: 'chat',
    name: 'Web Chat',
    channel: 'chat',
    talkSeconds: 480,
    load: 0.8,
    slaSeconds: 45,
    slaGoal: 80,
  },
  {
    ...text,
    key: 'messaging',
    name: 'Messaging',
    channel: 'digital',
    talkSeconds: 400,
    load: 0.5,
    slaSeconds: 300,
    slaGoal: 85,
  },
  {
    ...text,
    key: 'voicemail',
    name: 'Voicemail',
    channel: 'voicemail',
    talkSeconds: 90,
    load: 0.25,
    slaSeconds: 1800,
    slaGoal: 90,
  },
  {
    ...text,
    key: 'cases',
    name: 'Case Work',
    channel: 'work-item',
    campaign: 'Back Office',
    talkSeconds: 300,
    load: 0.35,
    slaSeconds: 3600,
    slaGoal: 90,
  },
  {
    ...voice,
    key: 'renewals',
    name: 'Renewals Outbound',
    direction: 'outbound',
    campaign: 'Renewals',
    talkSeconds: 160,
    load: 0,
    wrapUpSeconds: 25,
  },
];

/** What a team does: its queues by key, with how good its people usually are in them (1 best, 20 worst). */
export type TeamTemplate = {
  readonly name: string;
  readonly share: number;
  readonly queues: readonly (readonly [key: string, proficiency: number, everyNth: number])[];
};

export const TEAMS: readonly TeamTemplate[] = [
  {
    name: 'Billing',
    share: 5,
    queues: [
      ['billing', 2, 1],
      ['orders', 8, 2],
      ['voicemail', 6, 4],
    ],
  },
  {
    name: 'Orders and Returns',
    share: 5,
    queues: [
      ['orders', 2, 1],
      ['returns', 3, 1],
      ['billing', 10, 4],
      ['cases', 5, 4],
    ],
  },
  {
    name: 'Technical',
    share: 5,
    queues: [
      ['technical', 2, 1],
      ['priority', 5, 3],
      ['cases', 4, 3],
    ],
  },
  {
    name: 'Retention',
    share: 3,
    queues: [
      ['retention', 1, 1],
      ['priority', 3, 2],
      ['billing', 7, 3],
    ],
  },
  {
    name: 'Bookings and Chat',
    share: 4,
    queues: [
      ['bookings', 2, 2],
      ['chat', 2, 1],
      ['messaging', 3, 1],
    ],
  },
  { name: 'Renewals', share: 2, queues: [['renewals', 2, 1]] },
];

/** Where teams sit, when there are more than one of a kind. */
export const SITES = ['Leeds', 'Porto', 'Accra', 'Manila', 'Austin', 'Pune', 'Kraków', 'Cape Town'] as const;

/** Reasons for being unavailable. */
export const BREAK_CODES: readonly BreakCode[] = [
  { id: 31, name: 'Break', minutes: [8, 17], weight: 9, afterContactWork: false },
  { id: 32, name: 'Lunch', minutes: [28, 48], weight: 5, afterContactWork: false },
  { id: 33, name: 'Coaching', minutes: [15, 35], weight: 2, afterContactWork: false },
  { id: 34, name: 'Meeting', minutes: [12, 40], weight: 2, afterContactWork: false },
  { id: 35, name: 'Training', minutes: [25, 60], weight: 1, afterContactWork: false },
  { id: 36, name: 'Personal', minutes: [2, 6], weight: 6, afterContactWork: false },
  { id: 37, name: 'System Issue', minutes: [2, 9], weight: 1, afterContactWork: false },
  { id: 38, name: 'Refused', minutes: [1, 3], weight: 0, afterContactWork: false },
  { id: 40, name: 'ACW', minutes: [1, 2], weight: 0, afterContactWork: true },
];

export const CUSTOMER_LINES = [
  'Hi, I was charged twice this month',
  'My parcel says delivered but it is not here',
  'Can I move my booking to Saturday?',
  'The router has a red light again',
  'I would like to cancel my plan',
  'Is the blue one still in stock?',
  'Thanks, that helps',
  'How long will it take?',
  'The code you sent does not work',
  'Could you send that by email as well?',
] as const;

export const AGENT_LINES = [
  'Good day, thank you for waiting. How can I help?',
  'Let me look that up for you.',
  'I can see the order, one moment please.',
  'I have put that right, it takes up to two days to show.',
  'Could you tell me the last four digits of the order?',
  'I have booked that for you.',
  'Is there anything else I can do?',
] as const;
