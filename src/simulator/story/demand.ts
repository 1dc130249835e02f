import { arrive } from './routing.ts';
import type { Stage } from './stage.ts';
import type { StoryQueue } from './types.ts';

/** Share of the staff that is at work and not on a break, on an ordinary day. */
const PRESENT = 0.62;
const WAVE_SECONDS = 3_300;
/** Longest sleep of a queue without customers, so that changes of demand are noticed. */
const LONGEST_NAP = 60;

type Spike = {
  readonly queue: string;
  readonly from: number;
  readonly until: number;
  readonly factor: number;
};

/** Where a spike is kept while it lasts: told by scenarios, read by the queues. */
export type Demand = { readonly setSpike: (spike: Spike | undefined) => void; readonly begin: () => void };

/** Lets customers arrive in every inbound queue, as many as its staff could just about take, in waves. */
export function createDemand(stage: Stage): Demand {
  const capacity = capacities(stage);
  let spike: Spike | undefined;

  const rate = (queue: StoryQueue): number => {
    const seconds = queue.talkSeconds * 1.15 + queue.wrapUpSeconds + 8;
    const usual = ((capacity.get(queue.id) ?? 0) * PRESENT * queue.load) / seconds;
    const wave = 1 + 0.35 * Math.sin((stage.storyNow() / 1000 / WAVE_SECONDS) * Math.PI * 2 + queue.phase);
    const extra =
      spike !== undefined &&
      queue.name.startsWith(spike.queue) &&
      stage.storyNow() >= spike.from &&
      stage.storyNow() < spike.until
        ? spike.factor
        : 1;
    return usual * wave * extra * stage.scenario().demand;
  };

  const next = (queue: StoryQueue) => {
    const perSecond = rate(queue);
    const wait = perSecond > 0 ? stage.random.exponential(1 / perSecond) : LONGEST_NAP;
    // Arrivals have no memory: looking again after a nap changes nothing but the rate.
    if (wait > LONGEST_NAP) stage.plan(LONGEST_NAP, () => next(queue));
    else
      stage.plan(wait, () => {
        arrive(stage, queue);
        next(queue);
      });
  };

  return {
    setSpike: value => {
      spike = value;
    },
    begin: () => {
      for (const queue of stage.queues.values()) if (queue.direction === 'inbound') next(queue);
    },
  };
}

/** How many agents' whole time a queue has: everybody's time is shared by proficiency over their queues. */
function capacities(stage: Stage): Map<number, number> {
  const capacity = new Map<number, number>();
  for (const agent of stage.agents.values()) {
    const weights = [...agent.queues].map(([id, { proficiency }]) => [id, 1 / (proficiency + 1)] as const);
    const sum = weights.reduce((total, [, weight]) => total + weight, 0);
    for (const [id, weight] of weights) capacity.set(id, (capacity.get(id) ?? 0) + weight / sum);
  }
  for (const queue of stage.queues.values())
    if (queue.channel === 'chat' || queue.channel === 'digital' || queue.channel === 'sms')
      capacity.set(queue.id, (capacity.get(queue.id) ?? 0) * 2);
  return capacity;
}
