import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { reduce } from '../../floor/reduce.ts';
import { story } from '../../floor/testing.ts';
import { rowOf } from './row.ts';
import * as select from './select.ts';
import { TOPIC } from './topics.ts';
import { touchedBy } from './touched.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Everything that can be read of a floor, by the topic under which its readers are told. */
function readings(floor: Floor): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const agent of floor.agents.values()) all.set(TOPIC.agent(agent.id), about(floor, agent.id));
  for (const owner of floor.notices.keys()) all.set(TOPIC.notices(owner), select.noticesOf(floor, owner));
  for (const platform of floor.platforms.values()) all.set(TOPIC.platform(platform.id), platform);
  for (const queue of floor.queues.values()) {
    all.set(TOPIC.queue(queue.id), [queue, select.membershipsOfQueue(floor, queue.id)]);
  }
  for (const thread of floor.texts.values()) all.set(TOPIC.text(thread.session.id), thread);
  for (const command of floor.commands) all.set(TOPIC.command(command.id), command);
  all.set(TOPIC.platforms, select.platforms(floor));
  all.set(TOPIC.queues, select.queues(floor));
  all.set(TOPIC.texts, [...floor.texts.values()]);
  all.set(TOPIC.commands, select.commands(floor));
  return all;
}

function about(floor: Floor, id: AgentId): unknown {
  const agent = floor.agents.get(id);
  return [
    agent,
    agent && rowOf(floor, agent, undefined),
    select.contactsOf(floor, id),
    select.supervisionsOf(floor, id),
    select.membershipsOfAgent(floor, id),
    select.textsOf(floor, id),
    select.commandsOf(floor, id),
  ];
}

it('names every reader of whatever an event changes', () => {
  fc.assert(
    fc.property(story(40), events => {
      let floor = emptyFloor;
      for (const event of events) {
        const next = reduce(floor, event);
        const { agents, topics } = touchedBy(event, floor);
        const told = new Set([...topics, ...agents.map(id => (id === undefined ? '' : TOPIC.agent(id)))]);
        const before = readings(floor);
        const now = readings(next);
        for (const topic of new Set([...before.keys(), ...now.keys()])) {
          if (!told.has(topic))
            expect([topic, same(before.get(topic), now.get(topic))]).toEqual([topic, true]);
        }
        floor = next;
      }
    }),
    { numRuns: 200 },
  );
});
