import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { makeQueue } from '../../floor/testing.ts';
import type { TrendReply, TrendsReply } from '../../protocol/queues.ts';
import { makeGateway, makePlatform, platformEvents, until } from '../testing.ts';
import { sampleOf } from './sampler.ts';

describe('how queues stood', () => {
  it('[TR1] is what they were, and the most that waited in between', () => {
    const queue = makeQueue({ waiting: 2, longestWaitSince: 40_000 });
    expect(sampleOf(queue, 7, 100_000)).toMatchObject({ waiting: 2, mostWaiting: 7, longestWaitSeconds: 60 });
    expect(sampleOf(queue, undefined, 100_000)).toMatchObject({ mostWaiting: 2 });
  });

  it('leaves out what is not known, and never makes it 0', () => {
    const unknown = makeQueue({ waiting: undefined, longestWaitSince: undefined, serviceLevel: undefined });
    expect(Object.keys(sampleOf(unknown, undefined, 5))).toEqual(['queueId', 'at']);
    const untold = makeQueue({ waiting: 3, longestWaitSince: undefined });
    expect(sampleOf(untold, undefined, 5)).not.toHaveProperty('longestWaitSeconds');
  });

  it('[TR1][FD4] is told of each queue in sight, and not of others', async () => {
    const { platform, call, signIn, stop } = await makeGateway();
    await platform.emit(...platformEvents(), {
      type: 'queue.changed',
      queue: makeQueue({ id: 'cxone:q1', platformId: 'cxone', waiting: 4 }),
    });
    const cookie = await signIn('viewer');
    const read = async (): Promise<TrendReply> =>
      (await call('/api/queues/cxone:q1/trend?minutes=5', { cookie })).json();
    const trend = await until(read, ({ points }) => points.length > 0);
    expect(trend.points).toMatchObject([{ waiting: 4, mostWaiting: 4 }]);
    const all: TrendsReply = await (await call('/api/trends', { cookie })).json();
    expect(all.trends).toEqual([trend]);
    expect((await call('/api/queues/cxone:q9/trend', { cookie })).status).toBe(404);
    expect((await call('/api/queues/cxone:q1/trend?minutes=0', { cookie })).status).toBe(400);
    await stop();
  });

  it('[TR2] has a gap while the platform is not heard', async () => {
    const [silent, heard] = [makePlatform('silent'), makePlatform('heard')];
    const { gateway, stop } = await makeGateway({ platforms: [silent.make, heard.make] });
    const waits = (platformId: string): FloorEvent => ({
      type: 'queue.changed',
      queue: makeQueue({ id: `${platformId}:q1`, platformId, waiting: 4 }),
    });
    await silent.emit(...platformEvents('silent', Date.now() - 600_000), waits('silent'));
    await heard.emit(...platformEvents('heard'), waits('heard'));
    const read = () => gateway.store.samples.since(0);
    const samples = await until(read, list => list.length > 0);
    expect(samples.map(({ queueId }) => queueId)).toEqual(['heard:q1']);
    await stop();
  });
});
