import type { Millis } from '../../lib/clock.ts';
import { createDemand } from './demand.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { SCRIPT } from './script.ts';
import { beginDay } from './shifts.ts';
import { createStage, type Stage } from './stage.ts';
import { breakDown, getSomeStuck } from './trouble.ts';
import type { PlatformName } from './types.ts';
import { buildWorld } from './world.ts';

export type StoryOptions = {
  readonly seed: number;
  readonly agents: number;
  readonly branches?: number;
  readonly platforms: readonly [PlatformName, ...PlatformName[]];
  readonly scenario: Scenario;
  /** The moment at which listeners come in; the day has been going on for a while then. */
  readonly start: Millis;
};

/** One contact centre's day, as it goes on. */
export type Story = {
  readonly stage: Stage;
  /** Goes on until then, at a speed; a scenario that stands still only lets the time pass. */
  readonly passTo: (until: Millis, speed?: number) => void;
  /** Lets so many seconds' happenings happen by then (by as many seconds later, if not said), whatever the scenario. */
  readonly step: (seconds: number, until?: Millis) => void;
  /** Changes the scenario from now on. */
  readonly play: (scenario: Scenario) => void;
};

/** How long the day has been going on when the story begins; big floors get a shorter one, they settle as well. */
const warmUpSeconds = (agents: number) => (agents > 4_000 ? 900 : 2_400);

/** Begins a story in the middle of a busy day. */
export function createStory(options: StoryOptions): Story {
  const dawn = options.start - warmUpSeconds(options.agents) * 1000;
  const world = buildWorld({ ...options, now: dawn });
  const stage = createStage({
    ...options,
    world,
    start: dawn,
    scenario: SCENARIOS['normal-day'],
    script: SCRIPT,
  });
  const demand = createDemand(stage);
  beginDay(stage);
  demand.begin();
  const warmUp = options.start - dawn;
  stage.play({ until: options.start, planMs: warmUp, followMs: warmUp });

  const play = (scenario: Scenario) => {
    stage.setScenario(scenario);
    const { spike, outage } = scenario;
    const at = stage.storyNow();
    demand.setSpike(
      spike && {
        ...spike,
        from: at + spike.at * 1000,
        until: at + (spike.at + spike.seconds) * 1000,
      },
    );
    if (outage) stage.plan(outage.at, () => breakDown(stage, outage.share, outage.seconds));
    const stuck = [...stage.contacts.values()].filter(contact => contact.stuck).length;
    getSomeStuck(stage, Math.max(0, scenario.stuck - stuck));
  };
  play(options.scenario);

  return {
    stage,
    passTo: (until, speed = 1) => {
      const passed = Math.max(0, until - stage.now());
      stage.play({ until, planMs: stage.scenario().still ? 0 : passed * speed, followMs: passed });
    },
    step: (seconds, until) => {
      const ms = Math.round(seconds * 1000);
      stage.play({ until: until ?? stage.now() + ms, planMs: ms, followMs: ms });
    },
    play,
  };
}
