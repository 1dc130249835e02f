import type { Context, Hono } from 'hono';
import type { StoryAgent, StoryQueue } from '../story/types.ts';
import { agentFigures, callsIn, statusFigures } from './agent-statistics.ts';
import { digits } from './contact-rows.ts';
import { asInLists, createQueueFigures } from './queue-statistics.ts';
import { failure } from './replies.ts';
import type { Scene } from './rows.ts';
import type { Self } from './self.ts';
import { requireWindow, windowOf } from './window.ts';

/**
 * Counters of queues, numbers and agents. Those of queues go back to the story's beginning, whatever the window; those
 * of agents keep to it. `fields` and `remove_zeros` are passed over: everything is told, zeros and all.
 */
export function addStatistics(app: Hono, scene: Scene, self: Self): void {
  const { stage, directory, book } = scene;
  const figures = () => createQueueFigures(stage.history);
  const base = '/domains/:domain/statistics';
  requireWindow(app, base);
  const noQueue = () => failure(404, 'Call queue does not exist');
  const wanted = (c: Context) => {
    const list = c.req.query('queue_list')?.split(',');
    return directory.queues().filter(queue => list?.includes(directory.extensionOf(queue)) ?? true);
  };

  app.get(`${base}/queue/per-queue`, c => {
    const of = figures();
    const rows = wanted(c).map(queue => [
      directory.extensionOf(queue),
      { name: queue.name, ...asInLists(of([queue])) },
    ]);
    return c.json(Object.fromEntries(rows));
  });
  app.get(`${base}/callqueues/aggregate`, c => c.json(figures()(wanted(c))));
  app.get(`${base}/callqueues/:queue`, c => {
    const queue = directory.queueAt(c.req.param('queue'));
    return queue === undefined ? noQueue() : c.json(figures()([queue]));
  });

  const byNumber = (queues: readonly StoryQueue[]) => {
    const of = figures();
    const lines = [...Map.groupBy(queues, queue => digits(queue.line))];
    return Object.fromEntries(lines.map(([number, own]) => [number, asInLists(of(own))]));
  };
  app.get(`${base}/DNIS`, c => c.json(byNumber(directory.queues())));
  app.get(`${base}/DNIS/callqueues/:queue`, c => {
    const queue = directory.queueAt(c.req.param('queue'));
    return queue === undefined ? noQueue() : c.json(byNumber([queue]));
  });

  const ofDepartment = (c: Context, agents: readonly StoryAgent[]) => {
    const department = c.req.query('department');
    return department === undefined ? agents : agents.filter(agent => agent.team.name === department);
  };
  const byUser = (agents: readonly StoryAgent[], row: (agent: StoryAgent) => unknown) =>
    Object.fromEntries(agents.map(agent => [directory.userOf(agent), row(agent)]));
  app.get(`${base}/agent`, c => {
    const calls = callsIn(scene, windowOf(c, scene));
    return c.json(
      byUser(ofDepartment(c, directory.agents()), agent =>
        agentFigures(agent, calls.get(agent) ?? [], undefined),
      ),
    );
  });
  app.get(`${base}/agent/callqueues/:queue`, c => {
    const queue = directory.queueAt(c.req.param('queue'));
    if (queue === undefined) return noQueue();
    const calls = callsIn(scene, windowOf(c, scene));
    // Whoever was taken off the queue since keeps the calls they had.
    const theirs = directory
      .agents()
      .filter(
        agent =>
          book.ofAgent(agent).some(entry => entry.queue === queue) ||
          calls.get(agent)?.some(({ contact }) => contact.queue === queue),
      );
    return c.json(
      byUser(ofDepartment(c, theirs), agent => agentFigures(agent, calls.get(agent) ?? [], queue)),
    );
  });
  app.get(`${base}/agent/:agent`, c => {
    const said = self.user(c.req.raw, c.req.param('agent'));
    const agent = directory.agentAt(said) ?? directory.agentNamed(said);
    if (agent === undefined) return failure(404, 'Agent does not exist');
    return c.json(agentFigures(agent, callsIn(scene, windowOf(c, scene)).get(agent) ?? [], undefined));
  });
  app.get(`${base}/agentLog`, c => {
    const window = windowOf(c, scene);
    return c.json(byUser(ofDepartment(c, directory.agents()), agent => statusFigures(scene, agent, window)));
  });
}
