import { endTalk, finish, move } from './contact-life.ts';
import { BILLING } from './messages/billing.ts';
import { BOOKINGS } from './messages/bookings.ts';
import { DELIVERY } from './messages/delivery.ts';
import type { MessageScript, ScriptLine } from './messages/script.ts';
import { countAnswered } from './routing.ts';
import { planForContact, type Stage } from './stage.ts';
import { say } from './texts.ts';
import type { StoryContact } from './types.ts';

/** How far a conversation has come. */
type Talk = {
  readonly script: MessageScript;
  readonly words: Readonly<Record<string, string>>;
  next: number;
};

const BY_QUEUE: Readonly<Record<string, readonly MessageScript[]>> = {
  Delivery: DELIVERY,
  Billing: BILLING,
  Booking: BOOKINGS,
};
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const TIMES = ['9:30', '10:15', '11:00', '13:30', '15:00', '16:45'] as const;
const WARM = { patient: 1, worried: 0.8, angry: 0.55, cheerful: 0.9 } as const;

const talks = new WeakMap<StoryContact, Talk>();

/** What a conversation is about. */
export const subjectOf = (contact: StoryContact): string | undefined => talks.get(contact)?.script.subject;

/** Who wrote first. */
export const openedBy = (contact: StoryContact): 'customer' | 'agent' =>
  talks.get(contact)?.script.lines[0]?.by ?? 'customer';

/** What a conversation by text message does next by itself. */
export function nextOfSms(stage: Stage, contact: StoryContact): void {
  const { random } = stage;
  switch (contact.status) {
    case 'queued': {
      const talk = begin(stage, contact);
      // The first message is what brings a customer into the queue.
      if (contact.messages.length === 0 && lineOf(talk)?.by === 'customer') speak(stage, contact, talk);
      planForContact(stage, contact, 1_200 + random.exponential(1_800), () => {
        if (contact.queue) contact.queue.abandoned += 1;
        finish(stage, contact, 'abandoned');
      });
      return;
    }
    case 'ringing':
      planForContact(stage, contact, random.between(2, 12), () => {
        countAnswered(stage, contact);
        move(stage, contact, 'active');
      });
      return;
    case 'active':
      goOn(stage, contact, begin(stage, contact));
      return;
    case 'wrapping-up':
      planForContact(stage, contact, random.duration(contact.queue?.wrapUpSeconds ?? 10), () =>
        finish(stage, contact, 'done'),
      );
      return;
    default:
      return;
  }
}

/** The next line, after as long as it takes a person to read, think and type. */
function goOn(stage: Stage, contact: StoryContact, talk: Talk): void {
  const line = lineOf(talk);
  if (line === undefined) {
    planForContact(stage, contact, stage.random.between(8, 30), () => endTalk(stage, contact, 'done'));
    return;
  }
  planForContact(stage, contact, pause(stage, talk, line), () => {
    speak(stage, contact, talk);
    goOn(stage, contact, talk);
  });
}

function pause(stage: Stage, talk: Talk, line: ScriptLine): number {
  const { random } = stage;
  if (line.late) return random.between(150, 420);
  const typing = line.text.length * (line.by === 'agent' ? 0.18 : 0.25);
  const patience = line.by === 'customer' ? WARM[talk.script.mood] : 1;
  // Agents serve several at a time, customers put the phone away now and then.
  const away = random.chance(0.07) ? random.between(60, 200) : 0;
  return away + typing + random.duration(line.by === 'agent' ? 16 : 20) * patience;
}

function speak(stage: Stage, contact: StoryContact, talk: Talk): void {
  const line = lineOf(talk);
  if (line === undefined) return;
  talk.next += 1;
  const agent = contact.agent?.first ?? 'your agent';
  const text = line.text.replace(/\{(\w+)\}/g, (_, word: string) =>
    word === 'agent' ? agent : (talk.words[word] ?? word),
  );
  say(stage, contact, line.by, text);
}

const lineOf = (talk: Talk): ScriptLine | undefined => talk.script.lines[talk.next];

function begin(stage: Stage, contact: StoryContact): Talk {
  const known = talks.get(contact);
  if (known !== undefined) return known;
  const { random } = stage;
  const kind = Object.keys(BY_QUEUE).find(word => contact.queue?.name.startsWith(word)) ?? 'Delivery';
  const scripts = BY_QUEUE[kind] ?? DELIVERY;
  const script = scripts[random.whole(0, scripts.length - 1)];
  if (script === undefined) throw new Error(`no conversations for ${kind}`);
  const [first = contact.customer.name] = contact.customer.name.split(' ');
  const talk: Talk = {
    script,
    next: 0,
    words: {
      first,
      order: `N-${random.whole(10_000, 99_999)}`,
      amount: `£${random.whole(18, 240)}.${String(random.whole(0, 9) * 10).padStart(2, '0')}`,
      day: random.pick(DAYS),
      time: random.pick(TIMES),
    },
  };
  talks.set(contact, talk);
  return talk;
}
