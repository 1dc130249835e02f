import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../floor/events.ts';
import { createLinkTracker } from './link.ts';
import { createManualClock } from './testing.ts';

const make = () => {
  const clock = createManualClock();
  const told: FloorEvent[] = [];
  const link = createLinkTracker({
    platformId: 'cxone',
    clock,
    vital: ['states'],
    tell: events => told.push(...events),
  });
  const states = () =>
    told.flatMap(event => (event.type === 'platform.link-changed' ? event.link.state : []));
  return { clock, told, link, states };
};

describe('a platform’s link state', () => {
  it('goes live with the vital call, degraded without another, down without the vital one, and heals', () => {
    const { link, states } = make();
    link.good('sign-in');
    link.good('states');
    link.bad('skills', 'partial', 'Skills cannot be read');
    link.bad('states', 'vital', 'Agent states cannot be read');
    link.good('states');
    link.good('skills');
    expect(states()).toEqual(['connecting', 'live', 'degraded', 'down', 'degraded', 'live']);
  });

  it('says when contacts are not read, from the first failure until all that tell of them are answered', () => {
    const clock = createManualClock();
    const told: FloorEvent[] = [];
    const link = createLinkTracker({
      platformId: 'cxone',
      clock,
      vital: ['states'],
      contacts: ['calls', 'queued'],
      blocking: ['host'],
      tell: events => told.push(...events),
    });
    const gap = () =>
      told.findLast(event => event.type === 'platform.link-changed')?.link.contactsUnheard === true;
    link.good('states');
    expect(gap()).toBe(true);
    link.good('calls');
    link.good('queued');
    expect(gap()).toBe(false);
    link.bad('skills', 'partial', 'Skills cannot be read');
    expect(gap()).toBe(false);
    link.bad('calls', 'partial', 'Calls cannot be read');
    expect(gap()).toBe(true);
    link.good('calls');
    expect(gap()).toBe(false);
    link.bad('host', 'partial', 'It asked for a pause');
    link.drop('host');
    link.good('calls');
    expect(gap()).toBe(true);
    link.good('queued');
    expect(gap()).toBe(false);
  });

  it('keeps the time since when it is so, while the reason changes', async () => {
    const { clock, link, told } = make();
    link.good('states');
    link.bad('states', 'vital', 'tried again in 5 s');
    const since = clock.now();
    await clock.advance(5000);
    link.bad('states', 'vital', 'tried again in 10 s');
    expect(told.at(-1)).toMatchObject({ link: { since, reason: 'tried again in 10 s' } });
  });

  it('says nothing twice, and that it was heard at most once a second', async () => {
    const { clock, link, told } = make();
    for (let i = 0; i < 50; i += 1) link.good('states');
    expect(told.filter(event => event.type === 'platform.heard')).toHaveLength(1);
    await clock.advance(1000);
    link.good('states');
    expect(told.filter(event => event.type === 'platform.heard')).toHaveLength(2);
    expect(told.filter(event => event.type === 'platform.link-changed')).toHaveLength(1);
  });

  it('forgets a call that is no longer made', () => {
    const { link, states } = make();
    link.good('states');
    link.bad('session 1', 'partial', 'cannot be heard');
    link.drop('session 1');
    expect(states()).toEqual(['live', 'degraded', 'live']);
  });
});
