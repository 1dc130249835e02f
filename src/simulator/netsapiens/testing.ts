import { createManualClock } from '../../connectors/testing.ts';
import { createFaultBoard } from '../faults.ts';
import { createJournal } from '../journal.ts';
import { createPlatform } from '../platform.ts';
import { createRandom } from '../story/random.ts';
import { SCENARIOS, type ScenarioName } from '../story/scenarios.ts';
import { createStory } from '../story/story.ts';
import { createNetsapiens } from './skin.ts';

const BASE = 'http://127.0.0.1:4100/netsapiens/ns-api/v2';

/** The simulated platform on a clock that moves when told to. */
export function makeSite(
  options: { readonly agents?: number; readonly seed?: number; readonly scenario?: ScenarioName } = {},
) {
  const { agents = 16, seed = 7, scenario = 'normal-day' } = options;
  const clock = createManualClock();
  const random = createRandom(seed + 1).next;
  const story = createStory({
    seed,
    agents,
    platforms: ['netsapiens'],
    scenario: SCENARIOS[scenario],
    start: clock.now(),
  });
  const faults = createFaultBoard(clock.now, random);
  const journal = createJournal();
  const posts: { readonly url: string; readonly rows: unknown }[] = [];
  const { skin, routes } = createNetsapiens({
    stage: story.stage,
    clock,
    wireTime: at => new Date(at).toISOString(),
    faults,
    random,
    post: async (url, init) => {
      posts.push({ url, rows: JSON.parse(String(init.body)) });
      return new Response(null, { status: 200 });
    },
  });
  const cut = (): never => {
    throw new TypeError('cut');
  };
  const answer = createPlatform({
    name: 'netsapiens',
    skin,
    faults,
    journal,
    clock,
    now: story.stage.now,
    cut,
  });

  const fetch = (url: string, init?: RequestInit) => {
    story.passTo(clock.now());
    return answer(new Request(url, init));
  };
  /** Calls the platform with a key; the body goes out as JSON. */
  const call = async (method: string, path: string, body?: unknown, key: string | undefined = 'nsd_demo') => {
    const response = await fetch(`${BASE}${path}`, {
      method,
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  const pass = async (ms: number) => {
    await clock.advance(ms);
    story.passTo(clock.now());
  };
  return { clock, story, faults, journal, skin, routes, posts, fetch, call, pass, base: BASE };
}

/** Someone who answers calls and can be given to queues. */
export const AN_AGENT = '10008@demo.example';
