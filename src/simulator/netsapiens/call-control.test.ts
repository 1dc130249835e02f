import { expect, it } from 'vitest';
import { act } from '../control/acts.ts';
import { makeSite } from './testing.ts';

const USER = '/domains/demo.example/users';
type Row = Readonly<Record<string, unknown>>;

/** A user whose phone rings, and the ids under which the call is listed. */
async function makeRinging() {
  const site = makeSite({ agents: 12, scenario: 'quiet' });
  const { stage } = site.story;
  const agent = [...stage.agents.values()].find(
    ({ session, contacts, queues }) =>
      session !== undefined &&
      contacts.size === 0 &&
      [...queues.keys()].some(id => stage.queues.get(id)?.channel === 'voice'),
  );
  if (agent === undefined) throw new Error('nobody is free');
  act(stage, agent.id, 'available', undefined);
  act(stage, agent.id, 'ring', undefined);
  const [contactId = ''] = agent.contacts;
  const rows: Row[] = (await site.call('GET', '/domains/~/calls')).body;
  const row = rows.find(each => each['call-term-call-id'] === `${contactId}-term`);
  const calls = `${USER}/${row?.['call-term-user']}/calls`;
  const statusOf = () => stage.contacts.get(contactId)?.status;
  const does = async (method: string, tail = '') =>
    (await site.call(method, `${calls}/${row?.['call-orig-call-id']}${tail}`)).status;
  return { site, agent, contactId, calls, statusOf, does };
}

it('a user answers, holds and ends their call, by the id of either end', async () => {
  const { site, contactId, calls, statusOf, does } = await makeRinging();
  expect(await does('PATCH', '/hold')).toBe(400);
  expect([await does('PATCH', '/answer'), statusOf()]).toEqual([202, 'active']);
  expect([await does('PATCH', '/hold'), statusOf()]).toEqual([202, 'held']);
  expect([await does('PATCH', '/unhold'), statusOf()]).toEqual([202, 'active']);
  const { status } = await site.call('DELETE', `${calls}/${contactId}-term`);
  expect(status).toBe(202);
  expect(statusOf()).not.toBe('active');
  expect(await does('DELETE')).toBe(404);
});

it('a user rejects a call', async () => {
  const { agent, contactId, does } = await makeRinging();
  expect(await does('DELETE', '/reject')).toBe(202);
  expect(agent.contacts.has(contactId)).toBe(false);
});

it('knows which user and which call there is', async () => {
  const { site, calls } = await makeRinging();
  for (const path of [`${USER}/1/calls/1`, `${calls}/1`])
    expect((await site.call('DELETE', path)).status).toBe(404);
});
