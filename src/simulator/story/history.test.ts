import { describe, expect, it } from 'vitest';
import { SCENARIOS } from './scenarios.ts';
import { createStory } from './story.ts';
import type { PlatformName } from './types.ts';

const makeDay = (platform: PlatformName) => {
  const start = Date.UTC(2026, 0, 5, 9);
  const story = createStory({
    seed: 7,
    agents: 40,
    platforms: [platform],
    scenario: SCENARIOS['busy-day'],
    start,
  });
  const rung = new Set<string>();
  let handedOver = 0;
  story.stage.listen(fact => {
    if (fact.type !== 'contact' || fact.contact.kind !== 'regular') return;
    const { id, status, parentId } = fact.contact;
    if (status === 'ringing') rung.add(id);
    // Whoever receives a call from a colleague has it without a ring.
    if (status === 'active' && parentId !== undefined && !rung.has(id)) handedOver += 1;
  });
  story.passTo(start + 2 * 3_600_000);
  return { ...story.stage, handedOver };
};

describe('the history', () => {
  it('gives a call to whom it was offered, and lets them keep it when they hand it over', () => {
    const { history, handedOver } = makeDay('netsapiens');
    expect(handedOver).toBeGreaterThan(0);
    expect(history.calls.filter(call => call.answeredAt === undefined && call.talked > 0)).toEqual([]);
    expect(
      history.calls.filter(call => call.answeredAt !== undefined && call.talked > 0).length,
    ).toBeGreaterThan(100);
    expect(history.calls.some(call => call.passedOn)).toBe(true);
  });

  it('closes every call that is over, and leaves open what is under way', () => {
    const { history, contacts } = makeDay('netsapiens');
    const open = history.calls.filter(call => call.endedAt === undefined);
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(call => contacts.get(call.contact.id)?.agent === call.agent)).toBe(true);
  });

  it('goes back to the beginning of the day, before the story is told', () => {
    const { history } = makeDay('netsapiens');
    expect(Math.min(...history.calls.map(call => call.offeredAt))).toBeLessThan(Date.UTC(2026, 0, 5, 9));
  });

  it('is not kept for platforms that do not answer for the past', () => {
    const { calls, abandons, presences } = makeDay('cxone').history;
    expect([calls.length, abandons.length, presences.size]).toEqual([0, 0, 0]);
  });
});
