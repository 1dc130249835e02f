import type { Hono } from 'hono';
import type { FaultBoard } from '../faults.ts';
import type { StoryQueue } from '../story/types.ts';
import {
  callRow,
  isCall,
  isConversation,
  messageRow,
  messageSessionRow,
  olderCallRow,
  waitingRow,
} from './contact-rows.ts';
import { DOMAIN, isText } from './directory.ts';
import { failure, page } from './replies.ts';
import { agentRow, queueRow, type Row, type Scene } from './rows.ts';
import type { Self } from './self.ts';

/** Everything that can be read of queues, calls and conversations. */
export function addReading(app: Hono, scene: Scene, faults: FaultBoard, self: Self): void {
  const { stage, directory, book } = scene;
  const contacts = () => [...stage.contacts.values()].filter(contact => contact.platform === 'netsapiens');
  const known = (queue: StoryQueue | undefined): queue is StoryQueue =>
    queue !== undefined && directory.extensionOf(queue) !== '';
  const noQueue = () => failure(404, 'Call queue does not exist');

  app.get('/domains/:domain/callqueues', c =>
    page(
      c,
      faults,
      directory.queues().map(queue => queueRow(scene, queue)),
    ),
  );
  app.get('/domains/:domain/callqueues/list', c =>
    page(
      c,
      faults,
      directory.queues().map(queue => ({
        callqueue: directory.extensionOf(queue),
        domain: DOMAIN,
        description: queue.name,
      })),
    ),
  );
  app.get('/domains/:domain/callqueues/:queue', c => {
    const queue = directory.queueAt(c.req.param('queue'));
    return known(queue) ? c.json(queueRow(scene, queue)) : noQueue();
  });
  app.get('/domains/:domain/agents', c =>
    page(
      c,
      faults,
      book.all().map(entry => agentRow(scene, entry)),
    ),
  );
  app.get('/domains/:domain/callqueues/:queue/agents', c => {
    const queue = directory.queueAt(c.req.param('queue'));
    if (!known(queue)) return noQueue();
    return page(
      c,
      faults,
      book.of(queue).map(entry => agentRow(scene, entry)),
    );
  });
  app.get('/domains/:domain/callqueues/:queue/agents/count', c => {
    const queue = directory.queueAt(c.req.param('queue'));
    return known(queue) ? c.json({ total: book.of(queue).length }) : noQueue();
  });
  app.get('/domains/:domain/callqueues/:queue/agents/:agent', c => {
    const queue = directory.queueAt(c.req.param('queue'));
    if (!known(queue)) return noQueue();
    const entry = book.find(queue, self.agentId(c.req.raw, c.req.param('agent')));
    return entry === undefined
      ? failure(404, 'Agent is not in this call queue')
      : c.json(agentRow(scene, entry));
  });
  app.get('/domains/:domain/queuedcall/:queue', c => {
    const queue = directory.queueAt(c.req.param('queue'));
    if (!known(queue)) return noQueue();
    const waiting = isText(queue) ? [] : [...queue.waiting];
    const rows = waiting.flatMap((id): Row[] => {
      const contact = stage.contacts.get(id);
      return contact === undefined ? [] : [waitingRow(scene, contact)];
    });
    return c.json(rows);
  });
  app.get('/domains/:domain/calls', c =>
    page(
      c,
      faults,
      contacts()
        .filter(isCall)
        .map(contact => callRow(scene, contact)),
    ),
  );
  app.get('/domains/:domain/calls/count', c => c.json({ total: contacts().filter(isCall).length }));
  app.get('/domains/:domain/messagesessions', c =>
    page(
      c,
      faults,
      contacts()
        .filter(isConversation)
        .map(contact => messageSessionRow(scene, contact)),
    ),
  );

  const noUser = () => failure(404, 'User does not exist');
  app.get('/domains/:domain/users/:user/calls', c => {
    const agent = directory.agentAt(self.user(c.req.raw, c.req.param('user')));
    if (agent === undefined) return noUser();
    const own = contacts().filter(contact => contact.agent === agent && isCall(contact));
    return page(
      c,
      faults,
      own.map(contact => olderCallRow(scene, contact)),
    );
  });
  app.get('/domains/:domain/users/:user/messagesessions', c => {
    const agent = directory.agentAt(self.user(c.req.raw, c.req.param('user')));
    if (agent === undefined) return noUser();
    const own = contacts().filter(contact => contact.agent === agent && isConversation(contact));
    return page(
      c,
      faults,
      own.map(contact => messageSessionRow(scene, contact)),
    );
  });
  app.get('/domains/:domain/users/:user/messagesessions/:session/messages', c => {
    const id = c.req.param('session').replace(/^(ms|qs)/, '');
    const contact = contacts().find(each => isConversation(each) && (each.masterId === id || each.id === id));
    if (contact === undefined) return failure(404, 'Message session does not exist');
    const spoken = contact.messages.filter(message => message.from !== 'system');
    return page(c, faults, spoken.map((message, nth) => messageRow(scene, contact, message, nth)).reverse());
  });
}
