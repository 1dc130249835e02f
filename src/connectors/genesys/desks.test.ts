import { afterEach, describe, expect, it } from 'vitest';
import { sam, sessionId, startBench, startMonitoring, stopAll } from './testing.ts';

afterEach(stopAll);

describe('a Genesys user that two people linked', () => {
  const bob = { ...sam, user: 'bob', name: 'Bob' };

  it('is the first one’s alone: nobody changes or ends what somebody else is in', async () => {
    const { fake, perform, connector, clock, floor } = await startMonitoring();
    const before = fake.operations().length;
    expect(await perform({ type: 'text.barge-in' }, bob)).toMatchObject({
      kind: 'refused',
      outcome: { branch: 'IdentityInUse' },
    });
    await connector.release('bob');
    await clock.advance(1_000);
    expect(fake.operations()).toHaveLength(before);
    expect(floor().texts.get(sessionId)?.session.legs).toMatchObject([
      { mode: 'monitor', state: 'chatting' },
    ]);
  });

  it('is the next one’s once the first has given everything back', async () => {
    const { fake, perform, connector, clock } = await startMonitoring();
    const releasing = connector.release('sam');
    const entering = perform({ type: 'text.monitor' }, bob);
    await clock.advance(10_000);
    await releasing;
    expect(await entering).toMatchObject({ kind: 'accepted' });
    expect(fake.operations().map(({ body }) => body.operationName)).toEqual([
      'Intrude',
      'Accept',
      'Leave',
      'Intrude',
    ]);
  });

  it('is not the one that reads all transcripts', async () => {
    const { perform } = await startBench({ config: { transcripts: 'all' } });
    const reader = { ...sam, identity: { label: 'r', fields: { userName: 'Reader', password: 'pw' } } };
    expect((await perform({ type: 'text.leave' }, reader)).outcome.branch).toBe('IdentityInUse');
  });
});
