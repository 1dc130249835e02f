import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../floor/display.ts';
import { parseSearch, stringifySearch, toggled } from '../../search-params.ts';
import { isFiltered, limitsOf, NO_FILTERS, parseFloorSearch, rosterViewOf, withLimit } from './search.ts';

const read = (search: string) => parseFloorSearch(parseSearch(search));

describe("the floor's address", () => {
  it('says nothing when everything is as usual', () => {
    expect(read('')).toEqual({});
    expect(stringifySearch(read('?group=team&sort=urgency&view=table'))).toBe('');
  });

  it('carries every part of the view', () => {
    const address =
      '?text=ok&state=ringing&state=on-contact&team=Billing&team=-&skill=cxone:4&platform=cxone&over=1' +
      '&group=state&sort=name&desc=1&closed=Billing&limit=ringing.30&view=tiles&agent=cxone:12214';
    expect(stringifySearch(read(address))).toBe(address);
    expect(rosterViewOf(read(address), DEFAULT_LIMITS)).toMatchObject({
      text: 'ok',
      states: ['ringing', 'on-contact'],
      teams: ['Billing', ''],
      skills: ['cxone:4'],
      overLimit: true,
      sort: 'name',
      descending: true,
      group: 'state',
      collapsed: ['Billing'],
    });
  });

  it('leaves out what it does not understand', () => {
    expect(
      read('?state=asleep&group=colour&sort=1&agent=nobody&skill=x&limit=ringing.soon&view=cards'),
    ).toEqual({});
  });

  it('reads every address without failing, and its own the same', () => {
    const names = fc.constantFrom('text', 'state', 'team', 'skill', 'over', 'group', 'limit', 'agent', 'x');
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string())), pairs => {
        const search = read(`?${new URLSearchParams(pairs)}`);
        expect(read(stringifySearch(search))).toEqual(search);
      }),
    );
  });
});

describe('limits in the address', () => {
  it('override the usual ones, and 0 means none', () => {
    const limits = limitsOf(read('?limit=ringing.45&limit=unavailable.0'), DEFAULT_LIMITS);
    expect(limits).toEqual({ ...DEFAULT_LIMITS, ringing: 45, unavailable: undefined });
  });

  it('leave the address again when they are the usual ones', () => {
    const search = read('?limit=ringing.45');
    expect(withLimit(search, DEFAULT_LIMITS, 'ringing', 30)).toEqual(['ringing.30']);
    expect(withLimit(search, DEFAULT_LIMITS, 'ringing', 20)).toBeUndefined();
  });
});

describe('filters', () => {
  it('are told from grouping, sorting and the open agent', () => {
    expect(isFiltered(read('?group=none&sort=name&agent=cxone:1&view=tiles'))).toBe(false);
    expect(isFiltered(read('?over=1'))).toBe(true);
    expect(isFiltered({ ...read('?over=1&text=a'), ...NO_FILTERS })).toBe(false);
  });

  it('toggle one by one', () => {
    expect(toggled(undefined, 'a')).toEqual(['a']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'a')).toBeUndefined();
  });
});
