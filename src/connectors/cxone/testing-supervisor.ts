import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import type { PlatformCommand } from '../connector.ts';
import { bare, json, settle } from '../testing.ts';
import { createCxoneConnector } from './connector.ts';
import { supervisorContact } from './samples-events.ts';
import { agent, makeActor, makeBench, makeCommand, makeConfig, type Routes } from './testing.ts';

export const START = { Type: 'AgentSessionStart', AgentId: '900', SessionId: '1' };
export const leg = (Status: string) => ({
  Type: 'AgentLeg',
  AgentLegId: '5',
  Status,
  FinalState: Status === 'Disconnected' ? 'True' : 'False',
});
export const monitoring = (FinalState = 'False', TargetAgentId = '12214') => ({
  Type: 'SupervisorMonitor',
  MonitorStartTime: '2026-01-05T08:59:59.000Z',
  TargetAgentId,
  FinalState,
});

/** A tenant in which supervisor 900's session tells what the test pushes onto it. */
export const floorWithSupervisor = async (
  routes: Routes = {},
  config: Parameters<typeof makeConfig>[0] = {},
  remembered = new Map<string, string>(),
) => {
  let queue: unknown[] = [];
  let wake = () => {};
  let number = 0;
  const next = async () => {
    while (queue.length === 0)
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    const events = queue;
    queue = [];
    number += 1;
    return json({ sessionId: `own-${number}`, events });
  };
  const push = async (...events: unknown[]) => {
    queue.push(...events);
    wake();
    await settle();
  };
  const accept = () => bare(202, 'Accepted');
  const bench = makeBench(
    {
      'POST agent-sessions': () => {
        queue.push(START);
        return json({ sessionId: 'own-0' }, 202);
      },
      'DELETE agent-sessions/*': accept,
      'GET agent-sessions/*/get-next-event': next,
      'POST agent-sessions/*/agent-phone/dial': () => {
        queue.push(leg('Dialing'), leg('Active'));
        wake();
        return accept();
      },
      'POST agent-sessions/*/agent-phone/end': () => {
        queue.push(leg('Disconnected'), monitoring('True'));
        wake();
        return accept();
      },
      'POST agent-sessions/*/monitor': () => {
        queue.push({ ...supervisorContact, ContactID: '6550071587' }, monitoring());
        wake();
        return accept();
      },
      'POST agent-sessions/*/coach': accept,
      'POST agent-sessions/*/barge': accept,
      'POST agent-sessions/*/take-over': accept,
      ...routes,
    },
    { remembered },
  );
  const connector = createCxoneConnector(makeConfig(config), bench.context);
  connector.start();
  await bench.clock.advance(0);
  const floor = () => reduceAll(emptyFloor, bench.heard.events);
  const perform = async (type: PlatformCommand['type'], target = agent(12214), actor = makeActor()) => {
    const performed = connector.perform(makeCommand({ type, params: {} } as PlatformCommand, target), actor);
    await settle(60);
    return performed;
  };
  const supervision = () => [...floor().supervisions.values()][0];
  const acts = () =>
    bench.seen
      .filter(request => request.method !== 'GET' && request.url.pathname.includes('/agent-sessions'))
      .map(request => `${request.method} ${request.url.pathname.replace(/^.*\.0\//, '')}`);
  return { ...bench, connector, floor, perform, push, supervision, acts };
};
