import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composerOf, confirmed, EMPTY_DRAFT, LONGEST_TEXT, turned, typed } from './draft.ts';
import type { TextMode } from './looks.ts';

const forAgent = typed(EMPTY_DRAFT, 'Offer the refund', 'agent');

describe('the composer', () => {
  it('is closed outside, and for a monitor', () => {
    expect(composerOf(forAgent, undefined).kind).toBe('closed');
    expect(composerOf(forAgent, 'monitor').kind).toBe('closed');
  });

  it('writes to the agent alone while coaching', () => {
    expect(composerOf(forAgent, 'coach')).toEqual({
      kind: 'open',
      audience: 'agent',
      choices: ['agent'],
      sendable: true,
    });
  });

  it('holds what was written for the agent back from the customer', () => {
    expect(composerOf(forAgent, 'barge-in')).toEqual({
      kind: 'held',
      audience: 'everyone',
      text: 'Offer the refund',
    });
  });

  it('lets it through once somebody has confirmed it', () => {
    expect(composerOf(confirmed(forAgent), 'barge-in')).toMatchObject({ kind: 'open', sendable: true });
  });

  it('stays held when more is written, and forgets it with the text', () => {
    const more = typed(forAgent, 'Offer the refund now', 'everyone');
    expect(composerOf(more, 'barge-in').kind).toBe('held');
    const anew = typed(typed(more, ' ', 'everyone'), 'Hello', 'everyone');
    expect(composerOf(anew, 'barge-in')).toMatchObject({ kind: 'open', audience: 'everyone' });
  });

  it('may turn to the agent alone without leaving the conversation', () => {
    expect(composerOf(turned(forAgent, 'agent'), 'barge-in')).toMatchObject({
      kind: 'open',
      audience: 'agent',
      choices: ['everyone', 'agent'],
    });
  });

  it('does not send nothing, or more than fits', () => {
    expect(composerOf(EMPTY_DRAFT, 'coach')).toMatchObject({ sendable: false });
    const long = typed(EMPTY_DRAFT, 'x'.repeat(LONGEST_TEXT + 1), 'agent');
    expect(composerOf(long, 'coach')).toMatchObject({ sendable: false });
  });

  it('never shows a customer what was last written for the agent, whatever one does before', () => {
    const mode = fc.constantFrom<TextMode>('monitor', 'coach', 'barge-in');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('mode' as const), mode }),
      fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('a', 'ab', 'b', '') }),
      fc.record({
        kind: fc.constant('turn' as const),
        to: fc.constantFrom('agent' as const, 'everyone' as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        let [draft, now]: [typeof EMPTY_DRAFT, TextMode] = [EMPTY_DRAFT, 'coach'];
        let secret = false;
        for (const one of steps) {
          if (one.kind === 'mode') now = one.mode;
          else if (one.kind === 'turn') draft = turned(draft, one.to);
          else {
            const composer = composerOf(draft, now);
            if (composer.kind === 'closed') continue;
            draft = typed(draft, one.text, composer.audience);
            if (one.text === '') secret = false;
            else if (composer.audience === 'agent') secret = true;
          }
          const composer = composerOf(draft, now);
          const open = composer.kind === 'open' && composer.audience === 'everyone' && composer.sendable;
          expect(open && secret).toBe(false);
        }
      }),
    );
  });
});
