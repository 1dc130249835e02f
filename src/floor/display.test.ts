import { describe, expect, it } from 'vitest';
import { DISPLAY_STATES, DISPLAY_WORDS, displayState, pendingWord, stateWord } from './display.ts';
import { makeState } from './testing.ts';

describe('the display state', () => {
  it('[DS1] follows from presence and activity by one table', () => {
    const rows = [
      ['available', 'idle', 0, 'available-idle'],
      ['available', 'idle', 2, 'available-busy'],
      ['unavailable', 'idle', 0, 'unavailable'],
      ['unavailable', 'idle', 1, 'unavailable'],
      ['unavailable', 'after-contact-work', 1, 'after-contact-work'],
      ['unknown', 'on-contact', 1, 'on-contact'],
      ['available', 'ringing', 1, 'ringing'],
      ['logged-out', 'on-contact', 0, 'logged-out'],
      ['unknown', 'idle', 0, 'unknown'],
      ['available', 'unknown', 0, 'unknown'],
    ] as const;
    for (const [presence, activity, contacts, display] of rows) {
      expect(displayState(makeState({ presence, activity }), contacts)).toBe(display);
    }
    expect(displayState(undefined)).toBe('unknown');
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
