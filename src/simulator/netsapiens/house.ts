import type { Hono } from 'hono';
import type { FaultBoard } from '../faults.ts';
import { DOMAIN } from './directory.ts';
import { page } from './replies.ts';
import type { Row, Scene } from './rows.ts';

/** What a domain says of its people as a whole: who is there, and how calls may be classed. */
export function addHouse(app: Hono, scene: Scene, faults: FaultBoard): void {
  const { directory, book } = scene;
  app.get('/domains/:domain/presence/list', c =>
    page(
      c,
      faults,
      directory.agents().map((agent): Row => {
        const user = directory.userOf(agent);
        return {
          user,
          uid: `${user}@${DOMAIN}`,
          domain: DOMAIN,
          site: 'Main',
          email: agent.userName,
          'name-first-name': agent.first,
          'name-last-name': agent.last,
          department: agent.team.name,
          // Only these two words are known from the vendor's example.
          'user-presence-status': agent.session === undefined ? 'inactive' : 'open',
          'status-message': book.statusOf(agent) ?? '',
        };
      }),
    ),
  );
  // Nobody set any up: the story's calls are not classed.
  app.get('/domains/:domain/dispositions', c => page(c, faults, []));
}
