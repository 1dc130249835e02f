import { describe, expect, it } from 'vitest';
import { auditQuery, parseActivitySearch } from './search.ts';

describe("the activity's address", () => {
  it('keeps what it understands', () => {
    const search = {
      user: 'ana',
      action: 'command.sent',
      target: 'Maya',
      from: '2026-11-03T10:00',
      row: '12',
    };
    expect(parseActivitySearch(search)).toEqual(search);
    expect(parseActivitySearch({ steps: '1' })).toEqual({ steps: true });
    expect(parseActivitySearch({ from: 'yesterday', to: '2026-99-99T99:99', row: 'x', user: '' })).toEqual(
      {},
    );
  });

  it('becomes the question to the gateway, times as epoch milliseconds', () => {
    const query = auditQuery({ user: 'ana', from: '2026-11-03T10:00', to: '2026-11-03T10:00', row: '12' });
    expect(query.get('user')).toBe('ana');
    expect(query.has('row')).toBe(false);
    expect(Number(query.get('to')) - Number(query.get('from'))).toBe(59_999);
  });
});
