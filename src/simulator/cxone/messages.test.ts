import { describe, expect, it } from 'vitest';
import { changeReplySchema } from '../../connectors/cxone/wire.ts';
import { freeAgent, makeSimulator, someone } from '../testing.ts';

describe('messages to agents', () => {
  it('make the agents fetch them, and fail one by one', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const { sessionId } = await caller.poll(await caller.join(agentId));
    const agentMessages = [
      { message: 'Please call me', subject: 'Call', targetId: Number(agentId), targetType: 'Agent' },
      { message: 'Nobody', subject: 'x', targetId: 1, targetType: 'Agent' },
      { subject: 'empty', targetType: 'Everyone' },
    ];
    const told = await caller.ask('POST', '/agents/messages', { body: { agentMessages } });
    expect(changeReplySchema.parse(told.json)).toMatchObject({
      errorCount: 2,
      results: [{ success: true }, { success: false, error: 'InvalidTargetId' }, { success: false }],
    });
    expect((await caller.poll(sessionId)).events).toMatchObject([{ Type: 'UpdateMessages' }]);
  });

  it('are refused without a list, and from people who may not', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    expect((await caller.ask('POST', '/agents/messages', { body: {} })).status).toBe(400);
    const own = await simulator.signIn(`demo-key-${freeAgent(simulator)}`);
    expect((await own.ask('POST', '/agents/messages', { body: { agentMessages: [] } })).status).toBe(403);
  });
});

describe('custom events', () => {
  it('reach everybody who listens to the agent', async () => {
    const simulator = makeSimulator();
    const agentId = freeAgent(simulator);
    const caller = await simulator.signIn();
    const { sessionId } = await caller.poll(await caller.join(agentId));
    const query = { eventName: 'From_Postman', persistInMemory: 'false', data: 'Sent & seen' };
    const told = await caller.ask('PUT', `/agents/${agentId}/custom-event`, { query, version: 'v30.0' });
    expect(told.status).toBe(200);
    expect((await caller.poll(sessionId)).events).toMatchObject([
      { type: 'CustomEvent', eventName: 'From_Postman', data: 'Sent & seen' },
    ]);
  });

  it('wait for the agent when asked to, the last of a name, and are dropped otherwise', async () => {
    const simulator = makeSimulator();
    const agentId = someone(simulator, agent => agent.session === undefined && !agent.supervisor);
    const caller = await simulator.signIn();
    const send = (data: string, persistInMemory: boolean, eventName = 'Note') =>
      caller.ask('PUT', `/agents/${agentId}/custom-event`, { query: { eventName, persistInMemory, data } });
    await send('first', true);
    await send('second', true);
    await send('lost', false, 'Other');
    await simulator.control('POST', '/act', { agentId, do: 'login' });
    const { events } = await caller.poll(await caller.join(agentId));
    const custom = events.filter(event => event.type === 'CustomEvent');
    expect(custom).toMatchObject([{ eventName: 'Note', data: 'second' }]);
  });

  it('need a name and an agent', async () => {
    const simulator = makeSimulator();
    const caller = await simulator.signIn();
    const agentId = freeAgent(simulator);
    expect((await caller.ask('PUT', `/agents/${agentId}/custom-event`)).status).toBe(400);
    const query = { eventName: 'x' };
    expect((await caller.ask('PUT', '/agents/1/custom-event', { query })).status).toBe(404);
  });
});
