import type { CallRecord, History } from '../story/history.ts';
import type { StoryQueue } from '../story/types.ts';
import { isText } from './directory.ts';
import type { Row } from './rows.ts';

/** Who answers for queues' counters: some queues, under the names of the schema. */
export type QueueFigures = (queues: readonly StoryQueue[]) => Row;

const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);
const hundredths = (value: number) => Math.round(value * 100) / 100;
const share = (part: number, whole: number) => (whole === 0 ? 0 : hundredths((part / whole) * 100));

/**
 * Counters of some queues together, since the story began: averages of calls in minutes or seconds, as their names say,
 * over the answered calls that are over.
 */
export function createQueueFigures(history: History): QueueFigures {
  const records = Map.groupBy(history.calls, call => call.contact.queue);
  return queues => {
    const voice = queues.filter(queue => !isText(queue));
    const texts = queues.filter(isText);
    const answered = voice.flatMap(queue => records.get(queue) ?? []).filter(isAnswered);
    const over = answered.filter(call => call.endedAt !== undefined);
    /** In seconds. */
    const mean = (of: (call: CallRecord) => number) => sum(over, of) / 1000 / (over.length || 1);
    const offered = sum(voice, queue => queue.offered);
    const abandoned = sum(voice, queue => queue.abandoned);
    const inSla = sum(voice, queue => queue.inSla);
    const conversations = sum(texts, queue => queue.answered);
    const handling = sum(texts, queue => queue.answered * queue.talkSeconds) / (conversations || 1);
    // Adjusted figures leave out who gives up within ten seconds; in the story everybody waits longer.
    return {
      'calls-total-count': offered,
      'calls-answered-count': sum(voice, queue => queue.answered),
      'calls-presented-count': offered,
      'calls-presented-adjusted-count': offered,
      'calls-voicemailed-count': 0,
      'calls-forwarded-count': 0,
      'calls-talking-avg-duration-minutes': hundredths(mean(call => call.talked) / 60),
      'calls-assisted-count': answered.filter(call => call.passedOn).length,
      'calls-after-call-work-avg-duration-seconds': hundredths(mean(call => call.wrappedUp)),
      'calls-callback-requests-count': 0,
      'calls-holding-avg-duration-seconds': hundredths(mean(call => call.held)),
      'calls-service-level-percent': share(inSla, inSla + sum(voice, queue => queue.outSla)),
      'calls-presented-percent': offered === 0 ? 0 : 100,
      'calls-abandoned-count': abandoned,
      'calls-abandoned-adjusted-count': abandoned,
      'calls-queueing-avg-duration-seconds': hundredths(mean(waited)),
      'calls-abandoned-rate': share(abandoned, offered),
      'calls-abandoned-adjusted-rate': share(abandoned, offered),
      'calls-handling-avg-duration-minutes': hundredths(
        mean(call => call.talked + call.held + call.wrappedUp) / 60,
      ),
      'sms-conversations-count': conversations,
      'sms-handling-avg-duration-seconds': hundredths(handling),
    };
  };
}

const isAnswered = (call: CallRecord) => call.answeredAt !== undefined;
const waited = (call: CallRecord) => (call.answeredAt ?? call.offeredAt) - call.contact.startedAt;

/** The same figures as the vendor's examples of rows by queue and by number spell them. */
export function asInLists(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/^sms-/, 'queue-sms-'), value]),
  );
}
