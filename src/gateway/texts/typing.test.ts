import { describe, expect, it } from 'vitest';
import type { Typing, TypingOutcome } from '../../connectors/connector.ts';
import { makePerson } from '../testing.ts';
import { makeClock } from '../testing-clock.ts';
import { createTypingNotices, type TypingCount } from './typing.ts';

const sessionId = 'genesys:s1';

function start(answer: (notice: Typing) => Promise<TypingOutcome> = async () => 'sent') {
  const time = makeClock();
  const said: string[] = [];
  const counts: Partial<Record<TypingCount, number>> = {};
  const notices = createTypingNotices({
    clock: time.clock,
    connectors: new Map([
      [
        'genesys',
        {
          showTyping: (notice: Typing, user: string) => {
            said.push(`${user} ${notice.typing ? 'starts' : 'stops'} for ${notice.audience}`);
            return answer(notice);
          },
        },
      ],
      ['cxone', {}],
    ]),
    count: (_, outcome) => {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    },
  });
  const viewer = {
    person: makePerson('sam', 'supervisor'),
    session: { key: 'key-1', username: 'sam', expiresAt: 0 },
  };
  const hear = async (
    typing: boolean,
    audience: Typing['audience'] = 'agent',
    id: Typing['sessionId'] = sessionId,
  ) => {
    notices.hear(viewer, { sessionId: id, audience, typing });
    await time.settle();
  };
  return { ...time, said, counts, hear, stop: notices.stop };
}

describe('[TN3] typing notices', () => {
  it('tell a start once in four seconds, and the stop once', async () => {
    const { hear, advance, said, counts } = start();
    await hear(true);
    await hear(true);
    await advance(3000);
    await hear(true);
    expect(said).toEqual(['sam starts for agent']);
    await advance(1000);
    await hear(true);
    await hear(false);
    await hear(false);
    expect(said).toEqual(['sam starts for agent', 'sam starts for agent', 'sam stops for agent']);
    expect(counts).toEqual({ sent: 3, coalesced: 2 });
  });

  it('end by themselves when the page falls silent', async () => {
    const { hear, advance, said } = start();
    await hear(true, 'everyone');
    await advance(9999);
    expect(said).toEqual(['sam starts for everyone']);
    await advance(1);
    expect(said).toEqual(['sam starts for everyone', 'sam stops for everyone']);
    await advance(60_000);
    expect(said).toHaveLength(2);
  });

  it('stop for one audience before they start for another', async () => {
    const { hear, said } = start();
    await hear(true, 'everyone');
    await hear(true, 'agent');
    await hear(false, 'everyone');
    expect(said.slice(1)).toEqual(['sam stops for everyone', 'sam starts for agent', 'sam stops for agent']);
  });

  it('are told one after the other, whatever comes meanwhile', async () => {
    const answers: (() => void)[] = [];
    const { hear, said, settle } = start(() => new Promise(resolve => answers.push(() => resolve('sent'))));
    await hear(true);
    await hear(false);
    await hear(true);
    await hear(false);
    expect(said).toEqual(['sam starts for agent']);
    answers[0]?.();
    await settle();
    expect(said).toEqual(['sam starts for agent', 'sam stops for agent']);
  });

  it('are limited when somebody begins again and again', async () => {
    const { hear, advance, said, counts } = start();
    for (let time = 0; time < 10; time += 1) {
      await hear(true);
      await hear(false);
    }
    expect(said.filter(one => one.includes('starts'))).toHaveLength(4);
    expect(said.filter(one => one.includes('stops'))).toHaveLength(4);
    expect(counts.limited).toBe(6);
    await advance(2500);
    await hear(true);
    expect(said.at(-1)).toBe('sam starts for agent');
  });

  it('need no stop where nothing was told, and do where it may have arrived', async () => {
    const outcomes: TypingOutcome[] = ['held-back', 'failed', 'sent'];
    const { hear, said, counts } = start(async () => outcomes.shift() ?? 'sent');
    await hear(true);
    await hear(false);
    expect(said).toEqual(['sam starts for agent']);
    await hear(true);
    await hear(false);
    expect(said.slice(1)).toEqual(['sam starts for agent', 'sam stops for agent']);
    expect(counts).toEqual({ 'held-back': 1, failed: 1, sent: 1 });
  });

  it('are not limited by what was held back', async () => {
    let mode: TypingOutcome = 'held-back';
    const { hear, counts } = start(async () => mode);
    for (let time = 0; time < 10; time += 1) await hear(true);
    mode = 'sent';
    await hear(true);
    expect(counts).toEqual({ 'held-back': 10, sent: 1 });
  });

  it('are nothing where the platform has no such thing, or the gateway goes down', async () => {
    const { hear, advance, said, counts, stop } = start();
    await hear(true, 'agent', 'cxone:1');
    expect(counts).toEqual({ 'held-back': 1 });
    await hear(true);
    stop();
    await advance(60_000);
    expect(said).toEqual(['sam starts for agent']);
  });
});
