import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('figures stay few, however many words a platform makes up', async () => {
  const metrics = createMetrics();
  for (let word = 0; word < 5_000; word += 1) metrics.onTheWay('cxone', 'event_unknown', `Type${word}`);
  metrics.onTheWay('cxone', 'http_429', 'agents/states');
  const lines = (await metrics.text())
    .split('\n')
    .filter(line => line.startsWith('floorwatch_connector_total'));
  expect(lines.length).toBeLessThan(250);
  expect(lines).toContainEqual(expect.stringMatching(/detail="other"\} 4800$/));
  expect(lines).toContainEqual(expect.stringContaining('detail="agents/states"} 1'));
});
