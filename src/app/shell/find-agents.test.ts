import { describe, expect, it } from 'vitest';
import type { AgentId } from '../../floor/ids.ts';
import type { AgentRow } from '../live/index.ts';
import { findAgents } from './find-agents.ts';

const makeRow = (id: AgentId, name: string, team?: string): AgentRow => ({
  id,
  platformId: 'cxone',
  name,
  team,
  userName: undefined,
  display: 'available-idle',
  word: 'Available',
  reason: undefined,
  since: 0,
  pending: [],
  contact: undefined,
  liveContacts: 0,
  supervisions: [],
  listening: 'no',
  skills: [],
});

const rows = new Map(
  [
    makeRow('cxone:1', 'Nils Ångström'),
    makeRow('cxone:2', 'Ana Lima'),
    makeRow('cxone:3', 'Rosa Anand'),
    makeRow('cxone:4', 'Diana Rossi'),
    makeRow('cxone:77', 'Bo Holm', 'Anaheim'),
  ].map(row => [row.id, row]),
);
const find = (words: string) => findAgents(rows.keys(), id => rows.get(id), words).map(({ name }) => name);

describe('finding agents', () => {
  it('puts those first whose name begins with the letters', () => {
    expect(find('ana')).toEqual(['Ana Lima', 'Rosa Anand', 'Diana Rossi', 'Bo Holm']);
  });

  it('minds neither case nor accents, and knows numbers', () => {
    expect(find('ANGS')).toEqual(['Nils Ångström']);
    expect(find('77')).toEqual(['Bo Holm']);
  });

  it('finds nobody for nothing', () => {
    expect(find('  ')).toEqual([]);
    expect(find('zz')).toEqual([]);
  });
});
