import { describe, expect, it } from 'vitest';
import { CHANNEL_STATE_OPERATIONS } from '../../connectors/genesys/wire.ts';
import {
  AGENT_SESSION_OPERATIONS,
  CHANNEL_OPERATIONS,
  LEG_OPERATIONS,
} from '../../connectors/genesys/wire-text.ts';
import { COVERAGE } from './coverage.ts';
import { makeGenesys } from './testing.ts';

describe('the coverage table', () => {
  it('names every operation of the wire', () => {
    const operations = new Set(COVERAGE.flatMap(row => row.operations ?? []));
    for (const name of [
      ...LEG_OPERATIONS,
      ...CHANNEL_OPERATIONS,
      ...AGENT_SESSION_OPERATIONS,
      ...CHANNEL_STATE_OPERATIONS,
    ])
      expect(operations).toContain(name);
  });

  it('is true: every row is answered by the simulator, and nothing else is', async () => {
    const bench = makeGenesys();
    const { id, userId } = bench.conversation();
    const sam = bench.caller();
    await sam.post(`/users/${userId}/smssessions/${id}`, {
      operationName: 'Intrude',
      supervisorVisibilityMode: 'BargeIn',
    });
    await sam.post(`/me/smssessions/${id}`, { operationName: 'Accept' });
    for (const { method, path } of COVERAGE) {
      const real = path
        .replace('/api/v2', '')
        .replace('/users/:id', `/users/${userId}`)
        .replace(':session', id)
        .replace(':id', id)
        .replace(':channel', 'voice')
        .replace('*', 'handshake');
      const told = method === 'GET' ? await sam.get(real) : await sam.post(real, {});
      expect([path, told.status === 404]).toEqual([path, false]);
    }
    expect((await sam.get('/nothing')).status).toBe(404);
  });
});
