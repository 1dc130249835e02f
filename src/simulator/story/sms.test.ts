import { describe, expect, it } from 'vitest';
import { BILLING } from './messages/billing.ts';
import { BOOKINGS } from './messages/bookings.ts';
import { DELIVERY } from './messages/delivery.ts';
import { conversation } from './messages/script.ts';
import { SCENARIOS } from './scenarios.ts';
import { openedBy, subjectOf } from './sms.ts';
import { createStory } from './story.ts';

const SCRIPTS = [...DELIVERY, ...BILLING, ...BOOKINGS];

describe('conversations by text message', () => {
  it('have both sides, every mood, both beginnings, and waits that are too long', () => {
    expect(SCRIPTS.length).toBeGreaterThan(18);
    expect(new Set(SCRIPTS.map(({ mood }) => mood)).size).toBe(4);
    expect(new Set(SCRIPTS.map(({ lines }) => lines[0]?.by)).size).toBe(2);
    for (const { lines } of SCRIPTS) expect(new Set(lines.map(({ by }) => by)).size).toBe(2);
    expect(
      SCRIPTS.filter(({ lines }) => lines.some(line => line.late && line.by === 'agent')).length,
    ).toBeGreaterThan(5);
  });

  it('are refused when a line has no speaker', () => {
    expect(() => conversation('billing', 'Oops', 'patient', 'X hello')).toThrow('not a line');
  });

  it('go on at human pace, with every word filled in', () => {
    const story = createStory({
      seed: 5,
      agents: 30,
      platforms: ['genesys'],
      scenario: SCENARIOS['normal-day'],
      start: Date.UTC(2026, 2, 2, 10),
    });
    const texts: string[] = [];
    const gaps: number[] = [];
    let ended = 0;
    story.stage.listen(fact => {
      if (fact.type === 'contact' && fact.contact.channel === 'sms' && fact.contact.status === 'ended')
        ended += 1;
      if (fact.type !== 'chat-message' || fact.contact.channel !== 'sms') return;
      texts.push(fact.message.text);
      const before = fact.contact.messages.at(-2);
      if (before) gaps.push((fact.message.at - before.at) / 1000);
      expect(subjectOf(fact.contact)).not.toBeUndefined();
      expect(['customer', 'agent']).toContain(openedBy(fact.contact));
    });
    story.step(7_200);
    expect(texts.length).toBeGreaterThan(200);
    expect(ended).toBeGreaterThan(15);
    expect(texts.filter(text => /[{}]/.test(text))).toEqual([]);
    gaps.sort((a, b) => a - b);
    expect(gaps[0]).toBeGreaterThan(1);
    expect(gaps[Math.floor(gaps.length / 2)]).toBeGreaterThan(8);
    expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThan(60);
    expect(gaps.at(-1)).toBeGreaterThan(150);
  });

  it('are the work of agents who answer messages alone', () => {
    const { stage } = createStory({
      seed: 7,
      agents: 120,
      platforms: ['cxone', 'genesys', 'netsapiens'],
      scenario: SCENARIOS['normal-day'],
      start: Date.UTC(2026, 2, 2, 10),
    });
    const count = (platform: string) =>
      [...stage.agents.values()].filter(
        agent => agent.platform === platform && (platform === 'cxone' || !agent.supervisor),
      ).length;
    expect([count('cxone'), count('genesys'), count('netsapiens')]).toEqual([84, 20, 16]);
    const channels = (platform: string) =>
      new Set(
        [...stage.contacts.values()].filter(contact => contact.platform === platform).map(c => c.channel),
      );
    expect(channels('genesys')).toEqual(new Set(['sms']));
    expect(channels('cxone')).not.toContain('sms');
  });
});
