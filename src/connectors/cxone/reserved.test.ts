import { describe, expect, it } from 'vitest';
import { json, settle } from '../testing.ts';
import { agent, held, makeActor, makeCommand } from './testing.ts';
import { floorWithSupervisor } from './testing-supervisor.ts';

describe('a session that its owner supervises in', () => {
  it('does not rob a supervisor of events: a session whose owner takes it up meanwhile is not joined', async () => {
    let answer = () => {};
    const slowly = () =>
      new Promise<Response>(resolve => {
        answer = () => resolve(json({ sessionId: 'of-900' }, 202));
      });
    const { connector, perform, calls } = await floorWithSupervisor({
      'POST agent-sessions/join': slowly,
    });
    const command = makeCommand({ type: 'agent.join-session', params: {} }, agent(900));
    const joining = connector.perform(command, makeActor());
    await settle();
    await perform('contact.monitor');
    answer();
    expect((await joining).kind).toBe('accepted');
    await settle();
    expect(calls('of-900/get-next-event')).toEqual([]);
    await connector.stop();
  });

  it('is listened to again for whoever watched it, when its owner needs it no longer; not at the end', async () => {
    const { connector, perform, calls } = await floorWithSupervisor({
      'POST agent-sessions/join': () => json({ sessionId: 'of-900' }, 202),
      'GET agent-sessions/of-900/get-next-event': held,
    });
    await perform('agent.join-session', agent(900));
    expect(calls('of-900/get-next-event')).toHaveLength(1);
    await perform('contact.monitor');
    await connector.release('ada');
    await settle();
    expect(calls('agent-sessions/join')).toHaveLength(2);
    expect(calls('of-900/get-next-event')).toHaveLength(2);
    await perform('contact.monitor');
    await connector.stop();
    expect(calls('agent-sessions/join')).toHaveLength(2);
  });

  it('is not listened to again for those who left it meanwhile', async () => {
    const { connector, perform, calls } = await floorWithSupervisor({
      'POST agent-sessions/join': () => json({ sessionId: 'of-900' }, 202),
      'GET agent-sessions/of-900/get-next-event': held,
    });
    await perform('agent.join-session', agent(900));
    await perform('contact.monitor');
    await perform('agent.leave-session', agent(900));
    await connector.release('ada');
    await settle();
    expect(calls('agent-sessions/join')).toHaveLength(1);
    await connector.stop();
  });
});
