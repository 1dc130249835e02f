import { describe, expect, it } from 'vitest';
import { activeContactRowSchema, realtimeReplySchema } from '../../connectors/cxone/wire.ts';
import { freeAgent, listOf, makeSimulator, memberOf, textOf } from '../testing.ts';

describe('contacts/active', () => {
  it('tells what goes on, and one agent’s alone when asked', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const rung = await simulator.control('POST', '/act', { agentId, do: 'ring' });
    const all = realtimeReplySchema.parse((await caller.ask('GET', '/contacts/active')).json);
    expect(all.activeContacts?.map(row => activeContactRowSchema.parse(row)).length).toBe(
      simulator.story.stage.contacts.size,
    );
    const query = { agentId, mediaTypeId: 4 };
    const own = await caller.ask('GET', '/contacts/active', { query });
    expect(listOf(own.json, 'activeContacts')).toMatchObject([
      { contactId: Number(textOf(rung.json, 'contactId')), stateName: 'Routing', isOutbound: false },
    ]);
  });

  it('says 204 when there is nothing', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    expect(await caller.ask('GET', '/contacts/active', { query: { skillId: 999 } })).toMatchObject({
      status: 204,
      reason: 'No Contacts for the specified period',
    });
  });

  it('parks nobody, and has words for its states', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    expect((await caller.ask('GET', '/contacts/parked')).status).toBe(204);
    const { json } = await caller.ask('GET', '/contact-state-descriptions');
    expect(listOf(json, 'contactStateDescriptions')).toContainEqual({
      contactStateId: 4,
      contactStateName: 'Active',
    });
  });

  it('leaves those with the numbers and addresses that were asked for', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    await simulator.control('POST', '/act', { agentId, do: 'ring' });
    const ask = async (query: Record<string, string>) =>
      listOf((await caller.ask('GET', '/contacts/active', { query })).json, 'activeContacts');
    const [own] = await ask({ agentId });
    const fromAddress = textOf(own, 'fromAddress');
    for (const address of [fromAddress, fromAddress.replace('+', ' ')])
      expect(await ask({ FromAddress: address })).toContainEqual(own);
    expect(await ask({ fromAddress: '123' })).toEqual([]);
    expect(await ask({ toAddress: textOf(own, 'toAddress') })).toContainEqual(own);
    expect(await ask({ mediaSubTypeId: '1' })).toEqual([]);
    const newestFirst = (await ask({ orderBy: 'contactId desc' })).map(row =>
      Number(memberOf(row, 'contactId')),
    );
    expect(newestFirst).toEqual([...newestFirst].sort((a, b) => b - a));
  });

  it('refuses filters that are no numbers', async () => {
    const caller = await makeSimulator().signIn();
    expect((await caller.ask('GET', '/contacts/active', { query: { skillId: 'Billing' } })).status).toBe(400);
    expect((await caller.ask('GET', '/contacts/active', { query: { updatedSince: 'x' } })).status).toBe(400);
    const query = { digitalContactStateId: 'new' };
    expect((await caller.ask('GET', '/contacts/active', { query })).status).toBe(400);
  });
});

describe('contacts/states', () => {
  it('tells in which state each contact is, and since when', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const ask = (query: Record<string, string>) => caller.ask('GET', '/contacts/states', { query });
    const act = async (what: string) => {
      await simulator.clock.advance(5_000);
      return simulator.control('POST', '/act', { agentId, do: what });
    };
    const contactId = Number(textOf((await act('ring')).json, 'contactId'));
    const [ringing] = listOf((await ask({ agentId })).json, 'contactStates');
    expect(ringing).toMatchObject({ contactId, contactStateId: 3, contactStateName: 'Routing' });
    await act('answer');
    const [active] = listOf((await ask({ agentId })).json, 'contactStates');
    expect(active).toMatchObject({ contactId, contactStateName: 'Active', mediaTypeId: 4 });
    expect(Date.parse(textOf(active, 'startDate')) - Date.parse(textOf(ringing, 'startDate'))).toBe(5_000);
    expect(listOf((await ask({})).json, 'contactStates')).toHaveLength(simulator.story.stage.contacts.size);
  });

  it('says 204 for none, and refuses what is no number', async () => {
    const caller = await makeSimulator().signIn();
    const status = async (query: Record<string, string>) =>
      (await caller.ask('GET', '/contacts/states', { query })).status;
    expect(await status({ agentId: '1' })).toBe(204);
    expect(await status({ agentId: 'Billing' })).toBe(400);
    expect(await status({ fields: 'shoeSize' })).toBe(400);
  });
});
