import { describe, expect, it } from 'vitest';
import { makeSite } from './testing.ts';

const D = '/domains/demo.example';
const WHOLE = 'datetime-start=2026-01-05T00:00:00Z&datetime-end=2026-01-06T00:00:00Z';
type Row = Readonly<Record<string, number>>;
type Table = Readonly<Record<string, Row>>;

/** A site after two busy hours, and how to ask it for a day, or another window. */
async function makeDay() {
  const site = makeSite({ agents: 40, scenario: 'busy-day' });
  for (let minute = 0; minute < 120; minute += 1) await site.pass(60_000);
  const read = async (path: string, window = WHOLE) =>
    (await site.call('GET', `${D}${path}${path.includes('?') ? '&' : '?'}${window}`)).body;
  return { ...site, read };
}

const total = (rows: readonly Row[], name: string) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);

describe('statistics of queues', () => {
  it('adds all queues up, or those that are listed, and weighs averages by answered calls', async () => {
    const { read } = await makeDay();
    const queues: Table = await read('/statistics/queue/per-queue');
    const all: Row = await read('/statistics/callqueues/aggregate');
    for (const name of ['calls-total-count', 'calls-answered-count', 'calls-abandoned-count'])
      expect(all[name]).toBe(total(Object.values(queues), name));
    expect(all['sms-conversations-count']).toBe(
      total(Object.values(queues), 'queue-sms-conversations-count'),
    );
    expect(all['sms-conversations-count']).toBeGreaterThan(0);

    const two: Row = await read('/statistics/callqueues/aggregate?queue_list=6001,6002');
    const [front, sales]: Row[] = [
      await read('/statistics/callqueues/6001'),
      await read('/statistics/callqueues/6002'),
    ];
    const average = 'calls-talking-avg-duration-minutes';
    const bounds = [front?.[average] ?? 0, sales?.[average] ?? 0].sort((a, b) => a - b);
    expect(two['calls-answered-count']).toBe(total([front ?? {}, sales ?? {}], 'calls-answered-count'));
    expect(two[average]).toBeGreaterThan(bounds[0] ?? 0);
    expect(two[average]).toBeLessThan(bounds[1] ?? 0);
  });

  it('tells of dialled numbers under the numbers that calls carry', async () => {
    const { read, call } = await makeDay();
    const numbers: Table = await read('/statistics/DNIS');
    const queues: Table = await read('/statistics/queue/per-queue');
    expect(total(Object.values(numbers), 'calls-total-count')).toBe(
      total(Object.values(queues), 'calls-total-count'),
    );
    const calls: readonly Readonly<Record<string, string>>[] = (await call('GET', `${D}/calls`)).body;
    const dialled = calls.filter(row => row['call-by-user'] === '6001').map(row => row['call-dialed-number']);
    expect(dialled.length).toBeGreaterThan(0);
    const own: Table = await read('/statistics/DNIS/callqueues/6001');
    expect(new Set(Object.keys(own))).toEqual(new Set(dialled));
    expect(Object.values(own)[0]?.['queue-sms-conversations-count']).toBe(0);
  });
});

describe('statistics of agents', () => {
  it('agree with those of queues, queue by queue', async () => {
    const { read } = await makeDay();
    const queues: Table = await read('/statistics/queue/per-queue');
    for (const [queue, row] of Object.entries(queues)) {
      const agents: Table = await read(`/statistics/agent/callqueues/${queue}`);
      expect(total(Object.values(agents), 'calls-answered-count')).toBe(row['calls-answered-count']);
    }
    const agents: Table = await read('/statistics/agent');
    expect(total(Object.values(agents), 'calls-answered-count')).toBe(
      total(Object.values(queues), 'calls-answered-count'),
    );
    expect(total(Object.values(agents), 'calls-answered-count')).toBeGreaterThan(100);
  });

  it('carry totals in minutes and breaks of the call in seconds, as their names say', async () => {
    const { read } = await makeDay();
    const agents: Table = await read('/statistics/agent');
    const [user, row] =
      Object.entries(agents).sort(([, a], [, b]) =>
        Math.sign((b['calls-answered-count'] ?? 0) - (a['calls-answered-count'] ?? 0)),
      )[0] ?? [];
    for (const told of [row ?? {}, await read('/statistics/callqueues/aggregate')]) {
      const of = (name: string) => Number(told[name]);
      // Handling is talk, hold and wrap-up together: the latter two are told in seconds.
      expect(of('calls-handling-avg-duration-minutes')).toBeCloseTo(
        of('calls-talking-avg-duration-minutes') +
          (of('calls-holding-avg-duration-seconds') + of('calls-after-call-work-avg-duration-seconds')) / 60,
        1,
      );
      expect(of('calls-talking-avg-duration-minutes')).toBeGreaterThan(0.5);
      expect(of('calls-talking-avg-duration-minutes')).toBeLessThan(30);
    }
    expect(await read(`/statistics/agent/${user}`)).toEqual(row);
    expect(await read(`/statistics/agent/${user}%40demo.example`)).toEqual(row);
  });

  it('keep to their window and their department', async () => {
    const { read } = await makeDay();
    for (const day of [4, 6]) {
      const window = `datetime-start=2026-01-0${day}T00:00:00Z&datetime-end=2026-01-0${day + 1}T00:00:00Z`;
      expect(total(Object.values(await read('/statistics/agent', window)), 'calls-answered-count')).toBe(0);
      const log = await read('/statistics/agentLog', window);
      expect(total(Object.values(log), 'status-login-duration-minutes')).toBe(0);
    }
    const all: Table = await read('/statistics/agent');
    const some: Table = await read('/statistics/agent?department=Reception');
    expect(Object.keys(some).length).toBeGreaterThan(0);
    expect(Object.keys(some).length).toBeLessThan(Object.keys(all).length);
  });

  it('log how long each was in which status, and a status that was asked for counts', async () => {
    const { read, call, pass } = await makeDay();
    const log: Table = await read('/statistics/agentLog');
    for (const row of Object.values(log))
      expect(row['status-login-duration-minutes']).toBeCloseTo(
        (row['status-available-duration-minutes'] ?? 0) + (row['status-unavailable-duration-minutes'] ?? 0),
        2,
      );
    expect(total(Object.values(log), 'status-available-duration-minutes')).toBeGreaterThan(60);
    await call('PATCH', `${D}/callqueues/all/agents/10008%40demo.example/login`);
    await pass(5_000);
    await call('PATCH', `${D}/callqueues/all/agents/10008%40demo.example/lunch`);
    await pass(5_000);
    const lunch = async () => {
      const row: Row = (await read('/statistics/agentLog'))['10008'];
      return row['status-lunch-duration-minutes'] ?? 0;
    };
    const before = await lunch();
    await pass(120_000);
    expect((await lunch()) - before).toBeCloseTo(2, 1);
  });
});

describe('the report of abandoned calls', () => {
  it('has a row for each call that the queues count, under the vendor’s names', async () => {
    const { read, call } = await makeDay();
    const queues: Table = await read('/statistics/queue/per-queue');
    const rows: Row[] = await read('/callqueuereport/abandoned?limit=1000');
    expect(rows.length).toBe(total(Object.values(queues), 'calls-abandoned-count'));
    expect(rows.length).toBeGreaterThan(3);
    expect(rows[0]).toMatchObject({
      callqueue: expect.stringMatching(/^60\d\d$/),
      'call-dialed-number': expect.any(Number),
      'queue-duration-seconds': expect.any(Number),
      'queue-call-start-datetime': expect.stringMatching(/^2026-01-05T\d\d:\d\d:\d\d\+00:00$/),
      'agent-call-answer-datetime': '0000-00-00T00:00:00+00:00',
      'queue-call-disconnect-reason-text': 'Abandoned',
    });
    const queue = String(rows[0]?.callqueue);
    const own: Row[] = await read(`/callqueuereport/abandoned/${queue}`);
    expect(own.length).toBe(queues[queue]?.['calls-abandoned-count']);
    expect(await read('/callqueuereport/abandoned?start=1&limit=2')).toEqual(rows.slice(1, 3));
    expect((await call('GET', `${D}/callqueuereport/abandoned/9999?${WHOLE}`)).status).toBe(404);
  });
});

describe('a window of time', () => {
  it.each([
    '2026-01-05',
    '2026-01-05 08:00:00',
    '2026-01-05T08:00:00%2B01:00',
    '2026-01-05T08:00:00Z[US/Pacific]',
  ])('may begin with %s', async start => {
    const { status } = await makeSite().call(
      'GET',
      `${D}/statistics/agent?datetime-start=${start}&datetime-end=2026-01-06`,
    );
    expect(status).toBe(200);
  });

  it.each([
    '/statistics/agent',
    '/statistics/agentLog',
    '/statistics/DNIS',
    '/statistics/callqueues/aggregate',
    '/callqueuereport/abandoned',
  ])('is required of %s', async path => {
    const { status, body } = await makeSite().call('GET', `${D}${path}?datetime-start=2026-01-05`);
    expect([status, body.code]).toEqual([400, 400]);
    expect(body.message).toContain('datetime-end');
    const absurd = await makeSite().call('GET', `${D}${path}?datetime-start=soon&datetime-end=2026-01-05`);
    expect(absurd.status).toBe(400);
  });
});
