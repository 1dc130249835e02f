import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAuditRow } from '../store/store-contract.ts';
import { makeGateway } from '../testing.ts';
import { createApp } from './app.ts';

let made: Awaited<ReturnType<typeof makeGateway>>;
beforeAll(async () => {
  made = await makeGateway();
});
afterAll(() => made.stop());

/** A gateway whose audit has so many rows; tells how many it was asked for at once. */
function withRows(count: number) {
  const { gateway } = made;
  const asked: number[] = [];
  const find: typeof gateway.store.audit.find = async ({ before = count + 1, limit }) => {
    asked.push(limit);
    const newest = Math.min(before - 1, count);
    return Array.from({ length: Math.min(limit, newest) }, (_, nth) => makeAuditRow(newest - nth));
  };
  const store = { ...gateway.store, audit: { ...gateway.store.audit, find } };
  return { app: createApp({ ...gateway, store }, pino({ level: 'silent' })), asked };
}

it('[AU5] the audit as a file is whole, however long it is, and is read piece by piece', async () => {
  const { app, asked } = withRows(60_001);
  const cookie = await made.signIn('supervisor');
  const response = await app.request('http://localhost/api/audit.csv', { headers: { cookie } });
  const lines = (await response.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(60_002);
  expect(lines[0]).toMatch(/^sequence,at,/);
  expect([lines[1], lines.at(-1)].map(line => line?.split(',')[0])).toEqual(['60001', '1']);
  expect(Math.max(...asked)).toBeLessThanOrEqual(5_000);
});

it('[AU5] an audit without rows is a head line', async () => {
  const { app } = withRows(0);
  const cookie = await made.signIn('supervisor');
  const response = await app.request('http://localhost/api/audit.csv', { headers: { cookie } });
  expect((await response.text()).split('\r\n')).toHaveLength(2);
});
