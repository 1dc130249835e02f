import { describe, expect, it } from 'vitest';
import { composerOf, confirmed, EMPTY_DRAFT, turned, typed } from './draft.ts';
import { keyPressed, NOT_TYPING, pauseIn, stopped, typingAudience } from './typing.ts';

const START = 1_000_000;

describe('what is said of one’s writing', () => {
  it('is said with the first key, and again every three seconds of writing', () => {
    let typing = NOT_TYPING;
    const said: number[] = [];
    for (let at = 0; at <= 7000; at += 250) {
      const next = keyPressed(typing, 'agent', 'hello', START + at);
      typing = next.typing;
      for (const notice of next.say) {
        expect(notice).toEqual({ typing: true, audience: 'agent' });
        said.push(at);
      }
    }
    expect(said).toEqual([0, 3000, 6000]);
  });

  it('ends once, with those who were told', () => {
    const { typing } = keyPressed(NOT_TYPING, 'everyone', 'hello', START);
    const over = stopped(typing);
    expect(over.say).toEqual([{ typing: false, audience: 'everyone' }]);
    expect(stopped(over.typing).say).toEqual([]);
    expect(keyPressed(typing, 'everyone', '  ', START + 1)).toEqual(over);
    expect(keyPressed(typing, undefined, 'hello', START + 1)).toEqual(over);
  });

  it('ends five seconds after the last key', () => {
    expect(pauseIn(NOT_TYPING, START)).toBeUndefined();
    const first = keyPressed(NOT_TYPING, 'agent', 'h', START).typing;
    const second = keyPressed(first, 'agent', 'he', START + 2000).typing;
    expect(second.toldAt).toBe(START);
    expect(pauseIn(second, START + 2000)).toBe(5000);
    expect(pauseIn(second, START + 9000)).toBe(0);
  });

  it('is taken back from one audience before it is said to another', () => {
    const { typing } = keyPressed(NOT_TYPING, 'everyone', 'hello', START);
    expect(keyPressed(typing, 'agent', 'hello,', START + 100).say).toEqual([
      { typing: false, audience: 'everyone' },
      { typing: true, audience: 'agent' },
    ]);
  });
});

describe('who may know that one writes', () => {
  const draft = typed(EMPTY_DRAFT, 'offer a refund', 'agent');
  const inMode = (mode: Parameters<typeof composerOf>[1], of = draft) => typingAudience(composerOf(of, mode));

  it('nobody while one is silent or outside, the agent alone while one coaches', () => {
    expect(inMode(undefined)).toBeUndefined();
    expect(inMode('monitor')).toBeUndefined();
    expect(inMode('coach')).toBe('agent');
    expect(inMode('coach', turned(draft, 'everyone'))).toBe('agent');
  });

  it('nobody, in barge in, of what was written for the agent, until it is meant for both or turned', () => {
    expect(inMode('barge-in')).toBeUndefined();
    expect(inMode('barge-in', confirmed(draft))).toBe('everyone');
    expect(inMode('barge-in', turned(draft, 'agent'))).toBe('agent');
    expect(inMode('barge-in', EMPTY_DRAFT)).toBe('everyone');
  });
});
