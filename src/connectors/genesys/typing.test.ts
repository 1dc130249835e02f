import { afterEach, describe, expect, it } from 'vitest';
import { json } from '../testing.ts';
import { ACCEPTED_NOTIFICATIONS } from './samples.ts';
import { SESSION, sessionId, startBench, startMonitoring, stopAll } from './testing.ts';

afterEach(stopAll);

describe('a typing notice', () => {
  it('goes over the leg that is there, to whom its mode allows, and opens nothing', async () => {
    const notice = { sessionId, audience: 'agent', typing: true } as const;
    const outside = await startBench();
    expect(await outside.connector.showTyping?.(notice, 'sam')).toBe('held-back');
    expect(outside.fake.operations()).toEqual([]);

    const { perform, fake, clock, connector } = await startMonitoring();
    const monitoring = fake.operations().length;
    expect(await connector.showTyping?.(notice, 'sam')).toBe('held-back');
    expect(fake.operations()).toHaveLength(monitoring);
    await perform({ type: 'text.coach' });
    const [, participants] = ACCEPTED_NOTIFICATIONS;
    fake.push('sam.s', {
      ...participants,
      smssession: {
        ...participants.smssession,
        participants: participants.smssession.participants.map(each =>
          each.nickname === 'Sam' ? { ...each, visibility: 'Agents' } : each,
        ),
      },
    });
    await clock.advance(1_000);
    const showing = async (more: { audience?: 'everyone'; typing?: boolean }, user = 'sam') => {
      const outcome = connector.showTyping?.({ ...notice, ...more }, user);
      await clock.advance(1_000);
      return outcome;
    };
    expect(await showing({})).toBe('sent');
    expect(fake.operations().at(-1)).toEqual({
      path: `/api/v2/me/smssessions/${SESSION}`,
      body: { operationName: 'SendStartTypingToAgentsNotification' },
    });
    const told = fake.operations().length;
    expect(await showing({ audience: 'everyone' })).toBe('held-back');
    expect(await showing({}, 'somebody-else')).toBe('held-back');
    expect(fake.operations()).toHaveLength(told);
    fake.answer('SendStopTypingToAgentsNotification', () => json({ statusCode: 2 }));
    expect(await showing({ typing: false })).toBe('failed');
  });
});
