import { OFFLINE_STATUSES } from '../../connectors/netsapiens/wire-write.ts';
import type { CallRecord } from '../story/history.ts';
import type { StoryAgent, StoryQueue } from '../story/types.ts';
import { statusFor } from './book.ts';
import type { Row, Scene } from './rows.ts';
import type { Window } from './window.ts';

const hundredths = (value: number) => Math.round(value * 100) / 100;
const inMinutes = (ms: number) => hundredths(ms / 60_000);
const sum = (calls: readonly CallRecord[], of: (call: CallRecord) => number) =>
  calls.reduce((total, call) => total + of(call), 0);
const mean = (calls: readonly CallRecord[], of: (call: CallRecord) => number) =>
  calls.length === 0 ? 0 : sum(calls, of) / calls.length;

/** Everybody's calls that began in a window. */
export function callsIn(scene: Scene, window: Window): ReadonlyMap<StoryAgent, readonly CallRecord[]> {
  return Map.groupBy(
    scene.stage.history.calls.filter(call => window.has(call.offeredAt)),
    call => call.agent,
  );
}

/** One agent's counters of calls; those through queues can be narrowed to one. Averages are of calls that are over. */
export function agentFigures(
  agent: StoryAgent,
  calls: readonly CallRecord[],
  queue: StoryQueue | undefined,
): Row {
  const inbound = calls.filter(call => call.contact.direction === 'inbound');
  const outbound = calls.filter(call => call.contact.direction === 'outbound');
  const isAnswered = (call: CallRecord) => call.answeredAt !== undefined;
  const isOver = (call: CallRecord) => call.endedAt !== undefined;
  const queued = inbound.filter(
    ({ contact }) => contact.queue !== undefined && (queue === undefined || contact.queue === queue),
  );
  const answered = queued.filter(isAnswered);
  const over = answered.filter(isOver);
  const onPhone = (call: CallRecord) => call.talked + call.held;
  const taken = inbound.filter(isAnswered);
  const reached = outbound.filter(isAnswered);
  return {
    name: `${agent.first} ${agent.last}`,
    'calls-answered-count': answered.length,
    'calls-talking-duration-minutes': inMinutes(sum(over, call => call.talked)),
    'calls-talking-avg-duration-minutes': inMinutes(mean(over, call => call.talked)),
    'calls-assisted-count': answered.filter(call => call.passedOn).length,
    'calls-after-call-work-avg-duration-seconds': hundredths(mean(over, call => call.wrappedUp) / 1000),
    'calls-holding-avg-duration-seconds': hundredths(mean(over, call => call.held) / 1000),
    'calls-handling-avg-duration-minutes': inMinutes(mean(over, call => onPhone(call) + call.wrappedUp)),
    'calls-unanswered-count': queued.filter(call => isOver(call) && !isAnswered(call)).length,
    'inbound-calls-presented-count': inbound.length,
    'inbound-calls-answered-count': taken.length,
    'inbound-calls-duration-minutes': inMinutes(sum(taken.filter(isOver), onPhone)),
    'inbound-calls-avg-duration-minutes': inMinutes(mean(taken.filter(isOver), onPhone)),
    'outbound-calls-attempted-count': outbound.length,
    'outbound-calls-answered-count': reached.length,
    'outbound-calls-duration-minutes': inMinutes(sum(reached.filter(isOver), onPhone)),
    'outbound-calls-avg-duration-minutes': inMinutes(mean(reached.filter(isOver), onPhone)),
  };
}

/** Minutes in each status, while at work. Offline without a reason counts as unavailable alone. */
export function statusFigures(scene: Scene, agent: StoryAgent, window: Window): Row {
  const spent = new Map<string, number>();
  const add = (word: string, ms: number) => spent.set(word, (spent.get(word) ?? 0) + ms);
  const records = scene.stage.history.presences.get(agent) ?? [];
  records.forEach(({ presence, reason, from }, at) => {
    if (presence === 'logged-out') return;
    const ms = window.shareOf(from, records[at + 1]?.from ?? scene.stage.now());
    add('login', ms);
    add(presence, ms);
    const status = presence === 'available' ? undefined : statusFor(reason);
    if (status !== undefined) add(status, ms);
  });
  const minutes = (word: string) => Math.round((spent.get(word) ?? 0) / 6) / 10_000;
  return Object.fromEntries(
    ['login', 'available', 'unavailable', ...OFFLINE_STATUSES].map(word => [
      `status-${word.replace('cust', 'custom')}-duration-minutes`,
      minutes(word),
    ]),
  );
}
