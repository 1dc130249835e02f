import type { Hono } from 'hono';
import * as z from 'zod';
import { AVAILABILITY_TYPES, OFFLINE_STATUSES } from '../../connectors/netsapiens/wire-write.ts';
import type { StoryAgent, StoryQueue } from '../story/types.ts';
import type { Entry, Settings } from './book.ts';
import { accepted, bodyOf, failure, textOf } from './replies.ts';
import { agentReply, type Scene } from './rows.ts';
import type { Self } from './self.ts';

const count = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);
const yesNo = z.enum(['yes', 'no']).transform(word => word === 'yes');

/** What can be set of an entry, under its wire names. */
const settingsSchema = z.object({
  'callqueue-agent-availability-type': z.enum(AVAILABILITY_TYPES).optional(),
  'callqueue-agent-wrap-up-allowance-seconds': count.optional(),
  'auto-answer-enabled': yesNo.optional(),
  'callqueue-agent-dispatch-order-ordinal': count.optional(),
  'callqueue-agent-dispatch-queue-priority-ordinal': count.optional(),
  'limits-max-active-calls-total': count.optional(),
  'callqueue-agent-answer-confirmation-enabled': yesNo.optional(),
  'callqueue-agent-max-concurrent-sms-conversations': count.optional(),
  synchronous: z.enum(['yes', 'no']).optional(),
});

const NAMES: Readonly<Record<string, keyof Settings>> = {
  'callqueue-agent-availability-type': 'mode',
  'callqueue-agent-wrap-up-allowance-seconds': 'wrapUpSeconds',
  'auto-answer-enabled': 'autoAnswer',
  'callqueue-agent-dispatch-order-ordinal': 'order',
  'callqueue-agent-dispatch-queue-priority-ordinal': 'priority',
  'limits-max-active-calls-total': 'callLimit',
  'callqueue-agent-answer-confirmation-enabled': 'confirmation',
  'callqueue-agent-max-concurrent-sms-conversations': 'textLimit',
};

function settingsOf(body: Readonly<Record<string, unknown>>): { settings: Settings } | { problem: string } {
  const read = settingsSchema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { problem: `Invalid value for ${issue?.path.join('.') ?? 'body'}` };
  }
  const settings: Settings = Object.fromEntries(
    Object.entries(read.data).flatMap(([name, value]) => {
      const own = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
      return own === undefined || value === undefined ? [] : [[own, value]];
    }),
  );
  return { settings };
}

export type WritingOptions = {
  readonly scene: Scene;
  readonly self: Self;
  /** Seconds until an accepted write has happened everywhere. */
  readonly delay: () => number;
  /** Told when an entry changed. */
  readonly changed: (agent: StoryAgent) => void;
};

/** Who serves which queue: added, changed, taken off, logged in and out. */
export function addWriting(app: Hono, options: WritingOptions): void {
  const { scene, self, delay, changed } = options;
  const { stage, directory, book } = scene;
  const noQueue = () => failure(404, 'Call queue does not exist');
  const noAgent = () => failure(404, 'Agent does not exist');
  const later = (agent: StoryAgent, run: () => void) => {
    stage.follow(delay(), () => {
      run();
      changed(agent);
    });
    return accepted();
  };

  app.post('/domains/:domain/callqueues/:queue/agents', async c => {
    const queue = directory.queueAt(c.req.param('queue'));
    if (queue === undefined) return noQueue();
    const body = await bodyOf(c.req.raw);
    if (body === undefined) return failure(400, 'Body is not JSON');
    const id = textOf(body, 'callqueue-agent-id')?.toLowerCase();
    if (id === undefined) return failure(400, 'callqueue-agent-id is required');
    const agent = directory.agentNamed(id);
    if (agent === undefined) return noAgent();
    const read = settingsOf(body);
    if ('problem' in read) return failure(400, read.problem);
    if (book.find(queue, id) !== undefined) return failure(409, 'Agent is already in this call queue');
    if (body.synchronous !== 'yes')
      return later(agent, () => {
        if (book.find(queue, id) === undefined) book.add(queue, agent, id, read.settings);
      });
    const entry = book.add(queue, agent, id, read.settings);
    changed(agent);
    return c.json(agentReply(scene, entry));
  });

  const entryAt = (queue: StoryQueue | undefined, id: string): Entry | Response => {
    if (queue === undefined) return noQueue();
    return book.find(queue, id) ?? failure(404, 'Agent is not in this call queue');
  };

  app.put('/domains/:domain/callqueues/:queue/agents/:agent', async c => {
    const entry = entryAt(
      directory.queueAt(c.req.param('queue')),
      self.agentId(c.req.raw, c.req.param('agent')),
    );
    if (entry instanceof Response) return entry;
    const body = await bodyOf(c.req.raw);
    if (body === undefined) return failure(400, 'Body is not JSON');
    const read = settingsOf(body);
    if ('problem' in read) return failure(400, read.problem);
    return later(entry.agent, () => {
      if (book.find(entry.queue, entry.id) === entry) book.change(entry, read.settings);
    });
  });

  app.delete('/domains/:domain/callqueues/:queue/agents/:agent', c => {
    const entry = entryAt(
      directory.queueAt(c.req.param('queue')),
      self.agentId(c.req.raw, c.req.param('agent')),
    );
    if (entry instanceof Response) return entry;
    return later(entry.agent, () => {
      if (book.find(entry.queue, entry.id) === entry) book.remove(entry);
    });
  });

  const actions = { login: book.logIn, logout: book.logOut, onecall: book.singleCall } as const;
  for (const [name, act] of Object.entries(actions))
    app.patch(`/domains/:domain/callqueues/:queue/agents/:agent/${name}`, c => {
      const id = self.agentId(c.req.raw, c.req.param('agent')).toLowerCase();
      const agent = directory.agentNamed(id);
      if (agent === undefined) return noAgent();
      const where = c.req.param('queue');
      const queue = directory.queueAt(where);
      if (where !== 'all' && queue === undefined) return noQueue();
      const chosen = () =>
        book.ofAgent(agent).filter(entry => entry.id === id && (where === 'all' || entry.queue === queue));
      if (chosen().length === 0) return failure(404, 'Agent is not in this call queue');
      return later(agent, () => act(chosen()));
    });

  app.patch('/domains/:domain/callqueues/all/agents/:agent/:status', c => {
    const agent = directory.agentNamed(self.agentId(c.req.raw, c.req.param('agent')));
    if (agent === undefined) return noAgent();
    const status = OFFLINE_STATUSES.find(word => word === c.req.param('status'));
    if (status === undefined) return failure(400, 'Status is not known');
    return later(agent, () => book.goOffline(agent, status));
  });
}
