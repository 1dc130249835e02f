import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from '../../search-params.ts';
import { isFiltered, type MessagesSearch, NO_FILTERS, parseMessagesSearch } from './search.ts';

describe("the messages' address", () => {
  it('says everything about the view, and comes back as it was written', () => {
    const search: MessagesSearch = {
      text: 'refund',
      queue: ['Billing', 'Care & Co'],
      agents: ['genesys:7'],
      watched: ['mine', 'nobody'],
      turn: 'agent',
      over: true,
      limit: 45,
      sort: 'newest',
      view: 'wall',
      size: '12',
      pin: ['genesys:a', 'genesys:b'],
      open: 'genesys:a',
    };
    expect(parseMessagesSearch(parseSearch(stringifySearch(search)))).toEqual(search);
  });

  it('leaves out what is as usual or not understood', () => {
    const raw = {
      sort: 'wait',
      size: '6',
      limit: '120',
      view: 'cinema',
      pin: 'nothing',
      turn: 'mine',
      over: '0',
    };
    expect(parseMessagesSearch(raw)).toEqual({});
    expect(parseMessagesSearch({ limit: '-5' })).toEqual({});
  });

  it('knows when something is filtered out', () => {
    expect(isFiltered({ sort: 'agent', open: 'genesys:a' })).toBe(false);
    expect(isFiltered({ turn: 'agent' })).toBe(true);
    expect(isFiltered(parseMessagesSearch({ ...NO_FILTERS }))).toBe(false);
  });
});
