import { describe, expect, it } from 'vitest';
import { DISPLAY_STATES, DISPLAY_WORDS, displayState, pendingWord, stateWord } from './display.ts';
import { makeState } from './testing.ts';

describe('the display state', () => {
  it('[DS1] follows from presence and activity by one table', () => {
    const rows = [
      ['available', 'idle', [], 'available-idle'],
      ['available', 'idle', ['active', 'held'], 'available-busy'],
      ['available', 'idle', ['wrapping-up'], 'available-idle'],
      ['unavailable', 'idle', [], 'unavailable'],
      ['unavailable', 'idle', ['active'], 'unavailable'],
      ['unavailable', 'after-contact-work', ['active'], 'after-contact-work'],
      ['unknown', 'on-contact', ['active'], 'on-contact'],
      ['available', 'ringing', ['active'], 'ringing'],
      ['logged-out', 'on-contact', [], 'logged-out'],
      ['unknown', 'idle', [], 'unknown'],
      ['available', 'unknown', [], 'unknown'],
    ] as const;
    for (const [presence, activity, contacts, display] of rows) {
      expect(displayState(makeState({ presence, activity }), contacts)).toBe(display);
    }
    expect(displayState(undefined)).toBe('unknown');
  });

  it('[DS4] tells ringing from talking where the platform has one word for both', () => {
    const state = makeState({ activity: 'on-contact', word: 'InboundContact' });
    expect(displayState(state, ['ringing'])).toBe('ringing');
    expect(displayState(state, ['ringing', 'held'])).toBe('on-contact');
    expect(displayState(state)).toBe('on-contact');
  });

  it('[DS2] shows an unknown word as that word', () => {
    const state = makeState({ presence: 'unknown', activity: 'unknown', word: 'Quantum' });
    expect(stateWord({ state }, displayState(state))).toBe('Quantum');
    expect(stateWord({ state: undefined }, 'unknown')).toBe('Unknown');
  });

  it('[DS3] shows what comes next with its reason', () => {
    expect(pendingWord({ presence: 'unavailable', activity: 'idle', reason: 'Lunch' })).toBe(
      'Unavailable, Lunch',
    );
    expect(pendingWord({ presence: 'available', activity: 'idle', reason: undefined })).toBe('Available');
  });

  it('has a word for every state', () => {
    expect(DISPLAY_STATES.map(state => DISPLAY_WORDS[state].length > 2)).not.toContain(false);
  });
});
