import type { Context, Hono } from 'hono';
import type { FaultBoard } from '../faults.ts';
import type { AbandonRecord } from '../story/history.ts';
import type { StoryQueue } from '../story/types.ts';
import { digits } from './contact-rows.ts';
import { DOMAIN } from './directory.ts';
import { failure, page } from './replies.ts';
import type { Row, Scene } from './rows.ts';
import { requireWindow, windowOf } from './window.ts';

const NEVER = '0000-00-00T00:00:00+00:00';

/** The report of calls that were given up in a queue, one row each, those of the window alone. */
export function addAbandonedReport(app: Hono, scene: Scene, faults: FaultBoard): void {
  const { stage, directory } = scene;
  const base = '/domains/:domain/callqueuereport';
  requireWindow(app, base);
  const report = (c: Context, queue: StoryQueue | undefined) => {
    const window = windowOf(c, scene);
    const rows = stage.history.abandons
      .filter(({ contact, at }) => window.has(at) && (queue === undefined || contact.queue === queue))
      .map(record => abandonedRow(scene, record));
    return page(c, faults, rows);
  };
  app.get(`${base}/abandoned`, c => report(c, undefined));
  app.get(`${base}/abandoned/:queue`, c => {
    const queue = directory.queueAt(c.req.param('queue'));
    return queue === undefined ? failure(404, 'Call queue does not exist') : report(c, queue);
  });
}

/** One call that was given up; the agent is the last whom it rang, nobody where it never did. Numbers as numbers. */
function abandonedRow(scene: Scene, { contact, at }: AbandonRecord): Row {
  const { stage, directory } = scene;
  const when = (ms: number) => `${scene.wireTime(ms).slice(0, 19)}+00:00`;
  const rung = stage.history.calls.findLast(call => call.contact.id === contact.id);
  const user = rung === undefined ? '' : directory.userOf(rung.agent);
  const caller = Number(digits(contact.customer.phone));
  return {
    domain: DOMAIN,
    'call-orig-call-id': contact.masterId,
    'agent-term-uri': rung === undefined ? '' : `sip:${user}@${DOMAIN}`,
    'agent-term-user': user === '' ? '' : Number(user),
    'agent-term-domain': rung === undefined ? '' : DOMAIN,
    'agent-name-first-name': rung?.agent.first ?? '',
    'agent-name-last-name': rung?.agent.last ?? '',
    callqueue: contact.queue === undefined ? '' : directory.extensionOf(contact.queue),
    'call-dialed-number': Number(digits(contact.queue?.line ?? '0')),
    'agent-talking-duration-seconds': 0,
    'agent-call-duration-seconds': 0,
    'queue-duration-seconds': Math.round((at - contact.startedAt) / 1000),
    'agent-holding-duration-seconds': 0,
    'disposition-duration-seconds': 0,
    'agent-call-start-datetime': rung === undefined ? NEVER : when(rung.offeredAt),
    'queue-call-start-datetime': when(contact.startedAt),
    'queue-call-disconnect-datetime': when(at),
    'agent-call-disconnect-datetime': rung?.endedAt === undefined ? NEVER : when(rung.endedAt),
    'agent-call-answer-datetime': NEVER,
    'agent-call-disconnect-reason-text': rung === undefined ? '' : 'Abandoned',
    'queue-call-disconnect-reason-text': 'Abandoned',
    'call-orig-from-name': contact.customer.name,
    'call-orig-from-user': caller,
    'call-orig-from-uri': `sip:${caller}@trunk.example`,
  };
}
