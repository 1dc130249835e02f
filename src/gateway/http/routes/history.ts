import * as z from 'zod';
import { isEntityId } from '../../../floor/ids.ts';
import { formatCursor } from '../../../protocol/feed.ts';
import type { HistoryReply } from '../../../protocol/history.ts';
import { API } from '../../../protocol/paths.ts';
import { viewOf } from '../../feed/view.ts';
import { Refused } from '../errors.ts';
import { json, route } from '../route.ts';

const time = z.coerce.number().int().min(0).max(8.64e15).describe('Epoch milliseconds.');

const floorThen = route({
  method: 'GET',
  path: API.history,
  access: 'floor.view',
  summary: 'The floor as it was at a time.',
  query: z.object({ at: time }),
  reply: { status: 200, description: 'The floor then.', type: 'HistoryReply' },
  handle: async ({ viewer, query: { at } }, { history, keeper }) => {
    const seconds = Math.ceil(history.admit(viewer.person.username) / 1000);
    if (seconds > 0)
      throw new Refused(
        'too-many-requests',
        `Too many floors in a short time. Wait ${seconds} s and try again.`,
        {
          'retry-after': String(seconds),
        },
      );
    const then = await history.floorAt(at);
    if (then === undefined)
      throw new Refused('not-found', 'The log does not reach back so far. Ask for a later time.');
    const cursor = formatCursor(keeper.epoch(), then.sequence);
    const reply: HistoryReply = { at, cursor, floor: viewOf(viewer.lens, then.floor) };
    return json(reply);
  },
});

const eventsThen = route({
  method: 'GET',
  path: API.historyEvents,
  access: 'floor.view',
  summary: 'The events between two times, oldest first.',
  query: z.object({
    from: time.optional(),
    to: time.optional(),
    after: z.coerce.number().int().min(0).optional().describe('Only events behind this place.'),
    agent: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(5000).default(500),
  }),
  reply: { status: 200, description: 'A page of events.', type: 'HistoryEventsReply' },
  handle: async ({ viewer, query: { from, to, after, agent, limit } }, { history }) => {
    if (agent !== undefined && !isEntityId(agent))
      throw new Refused('bad-request', 'agent: must be an id like cxone:12214.');
    return json(await history.events(viewer.lens, { from, to, after, agentId: agent, limit }));
  },
});

export const historyRoutes = [floorThen, eventsThen];
