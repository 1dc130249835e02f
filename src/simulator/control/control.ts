import { Hono } from 'hono';
import * as z from 'zod';
import { faultSchema } from '../faults.ts';
import { isLoopback } from '../loopback.ts';
import type { Steering } from '../simulator.ts';
import { SCENARIO_NAMES, SCENARIOS } from '../story/scenarios.ts';
import { ACT_NAMES, act } from './acts.ts';
import { tellStory } from './tell-story.ts';

const MOST_STEPPED_SECONDS = 24 * 3_600;

const scenarioSchema = z.object({ name: z.enum(SCENARIO_NAMES) });
const speedSchema = z.object({ factor: z.number().min(0.01).max(1_000) });
const stepSchema = z.object({ seconds: z.number().positive().max(MOST_STEPPED_SECONDS) });
const platformSchema = z.object({ platform: z.string().default('cxone') });
const actSchema = z.object({
  agentId: z.coerce.string(),
  do: z.enum(ACT_NAMES),
  with: z.string().optional(),
});

/** Steers the simulator, for tests and demos: only from this computer. */
export function createControl(steering: Steering): (request: Request) => Response | Promise<Response> {
  const { story, speed, journal, platforms } = steering;
  const app = new Hono();

  app.use(async (c, next) => {
    const origin = c.req.header('origin');
    if (
      !isLoopback(`http://${c.req.header('host') ?? new URL(c.req.url).host}`) ||
      (origin && !isLoopback(origin))
    )
      return c.json({ message: 'Only this computer may steer the simulator.' }, 403);
    return next();
  });

  const status = () => ({
    scenario: story.stage.scenario().name,
    speed: speed.get(),
    time: new Date(story.stage.now()).toISOString(),
    storyTime: new Date(story.stage.storyNow()).toISOString(),
    seed: steering.options.seed,
    agents: story.stage.agents.size,
    faults: [...platforms].flatMap(([platform, { faults }]) =>
      faults.list().map(fault => ({ platform, ...fault })),
    ),
  });

  app.get('/control', c =>
    c.json({
      ...status(),
      scenarios: Object.values(SCENARIOS).map(({ name, about }) => ({ name, about })),
      platforms: [...platforms].map(([name, { skin }]) => ({
        name,
        path: `/${name}`,
        signIn: skin.credentials,
      })),
      calls: {
        'POST /control/scenario': '{name}',
        'POST /control/speed': '{factor}',
        'POST /control/step': '{seconds}',
        'POST /control/faults': '{platform, fault, …}; fault none clears',
        'POST /control/act': `{agentId, do, with}; do is one of ${ACT_NAMES.join(', ')}`,
        'GET /control/story': 'what is true now, in plain words',
        'GET /control/genesys': 'what is true on that platform beyond the story: what customers received',
        'GET /control/journal': 'every call received; DELETE forgets them',
      },
    }),
  );
  app.post('/control/scenario', async c => {
    const { name } = await read(c.req.raw, scenarioSchema);
    story.play(SCENARIOS[name]);
    return c.json(status());
  });
  app.post('/control/speed', async c => {
    speed.set((await read(c.req.raw, speedSchema)).factor);
    return c.json(status());
  });
  app.post('/control/step', async c => {
    steering.step((await read(c.req.raw, stepSchema)).seconds);
    return c.json(status());
  });
  app.post('/control/faults', async c => {
    const body: unknown = await c.req.json().catch(() => ({}));
    const { platform: name } = parse(platformSchema, body);
    const fault = parse(faultSchema, body);
    const platform = platforms.get(name);
    if (platform === undefined) return c.json({ message: `There is no platform ${name}.` }, 404);
    if (fault.fault === 'none') platform.faults.clear();
    else if (
      fault.fault === 'expire-token' ||
      fault.fault === 'end-session' ||
      fault.fault === 'unknown-event'
    )
      platform.skin.suffer(fault);
    else platform.faults.add(fault);
    return c.json(status());
  });
  app.post('/control/act', async c => {
    const asked = await read(c.req.raw, actSchema);
    const done = act(story.stage, asked.agentId, asked.do, asked.with);
    return done.ok ? c.json(done.value) : c.json({ message: done.error }, 409);
  });
  app.get('/control/story', c => c.json(tellStory(story.stage)));
  app.get('/control/journal', c => c.json({ calls: journal.calls() }));
  app.delete('/control/journal', c => {
    journal.clear();
    return c.json({ calls: [] });
  });
  app.get('/control/:platform', c => {
    const inspect = platforms.get(c.req.param('platform'))?.skin.inspect;
    return inspect ? c.json(inspect()) : c.notFound();
  });
  app.notFound(c => c.json({ message: 'GET /control lists what there is.' }, 404));
  app.onError((error, c) => {
    if (error instanceof BadControl) return c.json({ message: error.message }, 400);
    throw error;
  });
  return request => app.fetch(request);
}

class BadControl extends Error {}

async function read<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw new BadControl('The body is not JSON.');
  }
  return parse(schema, body);
}

function parse<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadControl(`${issue?.path.join('.')}: ${issue?.message}`);
}
