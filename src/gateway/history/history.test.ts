import { expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { lensOf } from '../feed/lens.ts';
import type { NewEntry } from '../log/event-log.ts';
import { createMemoryLog } from '../log/memory-log.ts';
import { createHistory } from './history.ts';

const makeEntry = (at: number): NewEntry => ({
  at,
  audience: { platformId: 'cxone', agentId: undefined, team: 'Blue', leftTeam: undefined },
  json: JSON.stringify({ type: 'platform.heard', platformId: 'cxone', asOf: at }),
});

it('[FD4] looks through what others may see without keeping everybody waiting', async () => {
  const log = createMemoryLog(Math.random);
  await log.append(Array.from({ length: 20_000 }, (_, at) => makeEntry(at)));
  const red = lensOf({ role: 'viewer', scope: { platforms: [], teams: ['Red'] } });
  let turns = 0;
  let isOver = false;
  const live = () => {
    turns += 1;
    if (!isOver) setImmediate(live);
  };
  setImmediate(live);
  const query = { from: 0, to: undefined, after: undefined, agentId: undefined, limit: 100 };
  const { events } = await createHistory(log, systemClock).events(red, query);
  isOver = true;
  expect(events).toEqual([]);
  expect(turns).toBeGreaterThanOrEqual(10);
});
