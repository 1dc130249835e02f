import type { Millis } from '../../lib/clock.ts';
import { createHistory, type History } from './history.ts';
import { createPlayhead, type Playhead } from './playhead.ts';
import { createRandom, type Random } from './random.ts';
import type { Scenario } from './scenarios.ts';
import type { Leg, StoryAgent, StoryContact, StoryFact, StorySupervision } from './types.ts';
import type { World } from './world.ts';

/**
 * The stage on which the story plays: its clock, its plans, its chance, who and what is there now, and who listens.
 * It knows nothing of calls or shifts; those are the acts that use it.
 */
export type Stage = World & {
  readonly random: Random;
  readonly contacts: Map<string, StoryContact>;
  readonly supervisions: Set<StorySupervision>;
  readonly history: History;
  /** The time that is told. */
  readonly now: () => Millis;
  /** The time of what people do by themselves: it may run faster, jump, or stand still. */
  readonly storyNow: () => Millis;
  readonly scenario: () => Scenario;
  readonly setScenario: (scenario: Scenario) => void;
  /** Plans what people do by themselves; it waits while the scenario stands still. */
  readonly plan: (seconds: number, run: () => void) => void;
  /** Plans what follows from a command: it happens even while the scenario stands still. */
  readonly follow: (seconds: number, run: () => void) => void;
  readonly play: Playhead['play'];
  /** Plans what a contact does next by itself; called after every change of its status. */
  readonly nextOfContact: (contact: StoryContact) => void;
  /** Plans what an agent does next by themselves; called when their state changed or they became ready for a queue. */
  readonly nextOfAgent: (agent: StoryAgent) => void;
  readonly tell: (fact: StoryFact) => void;
  readonly listen: (listener: (fact: StoryFact) => void) => () => void;
  readonly contactNumber: () => string;
  readonly sessionNumber: () => string;
  readonly newLeg: (status: Leg['status']) => Leg;
};

export type StageOptions = {
  readonly world: World;
  readonly seed: number;
  readonly start: Millis;
  readonly scenario: Scenario;
  readonly script: Script;
};

/** What contacts and agents do by themselves. */
export type Script = {
  readonly contact: (stage: Stage, contact: StoryContact) => void;
  readonly agent: (stage: Stage, agent: StoryAgent) => void;
};

export function createStage(options: StageOptions): Stage {
  const { world, seed, start, scenario } = options;
  const random = createRandom(seed * 7_919 + 13);
  const playhead = createPlayhead(start);
  const history = createHistory(playhead.now);
  const listeners = new Set<(fact: StoryFact) => void>([history.hear]);
  let current = scenario;
  let contact = 1_570_000 + (seed % 1_000);
  let session = 58_070_000 + (seed % 1_000);
  let leg = 2_200_339_000 + (seed % 1_000);

  const stage: Stage = {
    ...world,
    ...playhead,
    random,
    history,
    nextOfContact: contact => options.script.contact(stage, contact),
    nextOfAgent: agent => options.script.agent(stage, agent),
    contacts: new Map(),
    supervisions: new Set(),
    scenario: () => current,
    setScenario: next => {
      current = next;
    },
    tell: fact => {
      for (const listener of listeners) listener(fact);
    },
    listen: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    contactNumber: () => {
      contact += 1 + random.whole(0, 3);
      return String(contact);
    },
    sessionNumber: () => {
      session += 1 + random.whole(0, 9);
      return String(session);
    },
    newLeg: status => {
      leg += 1 + random.whole(0, 3);
      return { id: String(leg), status };
    },
  };
  return stage;
}

/** Plans something that only happens when the agent's state has not changed until then. */
export function planForAgent(stage: Stage, agent: StoryAgent, seconds: number, run: () => void): void {
  const { turn } = agent;
  stage.plan(seconds, () => {
    if (agent.turn === turn) run();
  });
}

/** Plans something that only happens when the contact's status has not changed until then. */
export function planForContact(stage: Stage, contact: StoryContact, seconds: number, run: () => void): void {
  const { turn } = contact;
  stage.plan(seconds, () => {
    if (contact.turn === turn && contact.status !== 'ended') run();
  });
}
