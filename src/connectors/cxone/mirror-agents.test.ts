import { beforeEach, describe, expect, it } from 'vitest';
import { makeState } from '../../floor/testing.ts';
import type { Millis } from '../../lib/clock.ts';
import { type AgentMirror, createAgentMirror, type Source } from './mirror-agents.ts';

describe('an agent’s state, when the platform’s clock was set back', () => {
  const MINUTE = 60_000;
  let now = 100 * MINUTE;
  let mirror: AgentMirror;
  const told = (word: string, since: Millis, source: Source) =>
    mirror.state('cxone:1', makeState({ word, since, asOf: since }), source)?.map(({ type }) => type);

  beforeEach(() => {
    now = 100 * MINUTE;
    mirror = createAgentMirror({ now: () => now, sleep: async () => {} });
  });

  it('is what the list says, though it began before the one known: lists are read one after the other', () => {
    told('Available', now, 'roster');
    now += 5_000;
    expect(told('Unavailable', now - 10 * MINUTE, 'roster')).toEqual(['agent.state-changed']);
    expect(mirror.get('cxone:1')?.state).toMatchObject({ word: 'Unavailable', asOf: 100 * MINUTE });
  });

  it('is not what a list says that may be behind the session’s stream', () => {
    told('Available', now - MINUTE, 'roster');
    told('InboundContact', now, 'stream');
    now += 5_000;
    expect(told('Available', now - MINUTE, 'roster')).toBeUndefined();
    now += 10_000;
    expect(told('Available', now - MINUTE, 'roster')).toEqual(['agent.state-changed']);
  });

  it('is asked for again when the stream told of an older one, for the list knows better', () => {
    told('Available', now, 'stream');
    now += 1_000;
    expect(told('Unavailable', now - 10 * MINUTE, 'stream')).toBeUndefined();
    expect(mirror.isInDoubt()).toBe(false);
    now += 10_000;
    expect(mirror.isInDoubt()).toBe(true);
    expect(told('Unavailable', now - 10 * MINUTE, 'roster')).toEqual(['agent.state-changed']);
    mirror.settled();
    expect(mirror.isInDoubt()).toBe(false);
  });
});
