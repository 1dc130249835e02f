import type { Clock, Millis } from '../lib/clock.ts';
import { createControl } from './control/control.ts';
import { createFaultBoard, type FaultBoard } from './faults.ts';
import { createJournal, type Journal } from './journal.ts';
import { createPlatform } from './platform.ts';
import { ROOTS, SKINS } from './platforms.ts';
import type { Skin, SkinContext } from './skin.ts';
import { createRandom } from './story/random.ts';
import { SCENARIOS, type ScenarioName } from './story/scenarios.ts';
import { createStory, type Story } from './story/story.ts';
import type { PlatformName } from './story/types.ts';
import { answerWebClients } from './web-clients.ts';

export type SimulatorOptions = {
  readonly clock: Clock;
  readonly seed?: number;
  readonly agents?: number;
  /** Branches of each platform's house, each with queues of its own; 0: as many as its people need. */
  readonly branches?: number;
  readonly scenario?: ScenarioName;
  /** Seconds that people live in a real second. */
  readonly speed?: number;
  readonly platforms?: readonly [PlatformName, ...PlatformName[]];
  /** Sends what platforms post to their subscribers; without it nothing is posted. */
  readonly post?: SkinContext['post'];
};

/** What control steers. */
export type Steering = {
  readonly story: Story;
  /** How fast people live, as a factor; the platforms' clocks go as real ones do. */
  readonly speed: { readonly get: () => number; readonly set: (factor: number) => void };
  readonly journal: Journal;
  readonly platforms: ReadonlyMap<string, { readonly skin: Skin; readonly faults: FaultBoard }>;
  readonly options: Required<Omit<SimulatorOptions, 'clock' | 'post'>>;
  readonly step: (seconds: number) => void;
};

/** The connection is to be cut instead of answered. */
export class CutOff extends TypeError {
  constructor() {
    super('the simulator cut the connection');
  }
}

export type Simulator = Steering & {
  /** Answers one request; rejects with `CutOff` where a fault says that the connection breaks. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Brings the story up to the clock; every request does so first. */
  readonly tick: () => void;
  /** Keeps the story going by itself, until closed. */
  readonly start: () => void;
  readonly close: () => void;
};

const TICK_MS = 100;
/** After a pause (a suspended computer) the story catches up at most so much at once. */
const LONGEST_CATCH_UP_MS = 4 * 3_600_000;

/** Makes a simulator that needs no port: `fetch` is the platform. */
export function createSimulator(given: SimulatorOptions): Simulator {
  const options = {
    seed: given.seed ?? 7,
    agents: given.agents ?? 120,
    branches: given.branches ?? 0,
    scenario: given.scenario ?? 'normal-day',
    speed: given.speed ?? 1,
    platforms: given.platforms ?? (['cxone'] as const),
  };
  const { clock } = given;
  const random = createRandom(options.seed + 1).next;
  let factor = options.speed;
  const journal = createJournal();
  const story = createStory({ ...options, scenario: SCENARIOS[options.scenario], start: clock.now() });
  const closing = new AbortController();

  const tick = () => {
    const behind = clock.now() - story.stage.now();
    if (behind <= LONGEST_CATCH_UP_MS) return story.passTo(clock.now(), factor);
    story.stage.play({ until: clock.now(), planMs: LONGEST_CATCH_UP_MS, followMs: behind });
  };
  const step = (seconds: number) => {
    // What has passed since the last tick is the room in which the step happens: times stay in order.
    story.step(seconds, clock.now());
  };

  const platforms = new Map(
    options.platforms.flatMap(name => {
      const create = SKINS[name];
      const faults = createFaultBoard(clock.now, random);
      const skewed = (at: Millis) => at + Math.round((faults.list().find(isSkew)?.minutes ?? 0) * 60_000);
      const wireTime = (at: Millis) => new Date(skewed(at)).toISOString();
      if (create === undefined) return [];
      const skin = create({ stage: story.stage, clock, wireTime, faults, random, post: given.post });
      const now = () => skewed(story.stage.now());
      const answer = answerWebClients(createPlatform({ name, skin, faults, journal, clock, now, cut }));
      return [[name, { skin, faults, answer }]] as const;
    }),
  );
  const speed = {
    get: () => factor,
    set: (next: number) => {
      tick();
      factor = next;
    },
  };
  const steering: Steering = { story, speed, journal, platforms, options, step };
  const control = createControl(steering);

  return {
    ...steering,
    tick,
    fetch: async request => {
      const url = new URL(request.url);
      const [, first = '', second] = url.pathname.toLowerCase().split('/');
      // A step uses the time since the last tick.
      if (second !== 'step') tick();
      if (first === 'control') return control(request);
      for (const [name, platform] of platforms) {
        if (name === first) return platform.answer(request);
        if (ROOTS[name].includes(first))
          return platform.answer(request, `${url.origin}/${name}${url.pathname}${url.search}`);
      }
      return Response.json({ message: 'Nothing is here. GET /control says what is.' }, { status: 404 });
    },
    start: () => {
      const loop = async () => {
        while (!closing.signal.aborted) {
          tick();
          await clock.sleep(TICK_MS, closing.signal);
        }
      };
      void loop();
    },
    close: () => {
      closing.abort();
      for (const { skin } of platforms.values()) skin.close();
    },
  };
}

function cut(): never {
  throw new CutOff();
}

function isSkew(fault: { readonly fault: string }): fault is { fault: 'clock-skew'; minutes: number } {
  return fault.fault === 'clock-skew';
}
