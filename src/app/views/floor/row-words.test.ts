import { describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../../floor/commands.ts';
import type { PendingState } from '../../../floor/entities.ts';
import { actWords, isUsualCourse, pendingWords, reasonWords, watcherWords } from './row-words.ts';

const makePending = (overrides: Partial<PendingState>): readonly PendingState[] => [
  { presence: 'unavailable', activity: 'idle', reason: undefined, ...overrides },
];

const makeCommand = (overrides: Partial<CommandRecord>): CommandRecord => ({
  id: 'command',
  type: 'agent.set-state',
  platformId: 'cxone',
  target: {},
  by: { user: 'ana', name: 'Ana', platformIdentity: undefined },
  reason: undefined,
  state: 'sent',
  requestedAt: 0,
  undoUntil: undefined,
  outcome: undefined,
  asOf: 0,
  ...overrides,
});

describe('words in a row', () => {
  it('name what comes next with its reason', () => {
    expect(pendingWords([])).toBeUndefined();
    expect(pendingWords(makePending({ reason: 'Lunch' }))).toBe('then Unavailable, Lunch');
  });

  it('name the newest act that the platform has not answered yet, and whose it is', () => {
    const command = makeCommand({ type: 'agent.terminate-session', state: 'waiting' });
    expect(actWords([])).toBeUndefined();
    expect(actWords([command])).toEqual({
      words: 'ending session…',
      tip: 'Ana: ending session, can still be taken back',
    });
    expect(actWords([{ ...command, state: 'observed' }])).toBeUndefined();
    expect(actWords([makeCommand({ type: 'text.send', state: 'sent' })])).toBeUndefined();
  });

  it('do not repeat what the state says already', () => {
    expect(reasonWords('after-contact-work', 'ACW')).toBeUndefined();
    expect(reasonWords('after-contact-work', 'Notes')).toBe('Notes');
    expect(reasonWords('unavailable', 'ACW')).toBe('ACW');
    expect(pendingWords(makePending({ activity: 'after-contact-work', reason: 'ACW' }))).toBe('then Wrap-up');
  });

  it('tell a change that somebody wants from the usual course', () => {
    expect(isUsualCourse(makePending({ activity: 'after-contact-work' }))).toBe(true);
    expect(isUsualCourse(makePending({ presence: 'available' }))).toBe(true);
    expect(isUsualCourse(makePending({ reason: 'Lunch' }))).toBe(false);
    expect(isUsualCourse([])).toBe(false);
  });

  it('count who watches, and say what is only presumed', () => {
    const watch = (name: string, certainty: 'observed' | 'presumed') => ({
      id: `cxone:${name}` as const,
      platformId: 'cxone',
      agentId: 'cxone:1' as const,
      contactId: undefined,
      supervisor: { name, agentId: undefined },
      mode: 'coach' as const,
      certainty,
      since: 0,
      ended: false,
      asOf: 0,
    });
    const words = watcherWords([watch('Ana Lima', 'observed'), watch('Bo Holm', 'presumed')]);
    expect(words.names).toBe('Ana and 1 more');
    expect(words.tip).toBe('Ana Lima coaches\nBo Holm coaches (presumed: the platform does not say)');
  });
});
