import type { Route } from './route.ts';
import { auditRoutes } from './routes/audit.ts';
import { commandRoutes } from './routes/commands.ts';
import { floorRoutes } from './routes/floor.ts';
import { historyRoutes } from './routes/history.ts';
import { operationRoutes } from './routes/operations.ts';
import { peopleRoutes } from './routes/people.ts';
import { queueRoutes } from './routes/queues.ts';
import { sessionRoutes } from './routes/session.ts';
import { textRoutes } from './routes/texts.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/**
 * Everything that the gateway answers to, but for the application's files:
 *
 *   POST GET DELETE  /api/session                       anybody · signed in · anybody
 *   GET              /api/floor  /api/events            floor.view
 *   POST             /api/commands                      floor.view, then the command's own permission and scope
 *   GET DELETE       /api/commands/:id                  floor.view, then one's own or in scope
 *   GET              /api/audit  /api/audit.csv         audit.view, within one's scope
 *   GET              /api/history  /api/history/events  floor.view
 *   GET              /api/texts/:sessionId/messages     floor.view, masked like the floor
 *   POST             /api/texts/:sessionId/reveal       floor.view, with a reason that is audited
 *   POST             /api/texts/:sessionId/typing       text.send, within one's scope
 *   PUT DELETE       /api/identities/:platformId        contact.monitor
 *   GET              /api/agents/:agentId/reason-codes  agent.set-state
 *   GET              /api/trends  /api/loans  /api/queues/:id/trend   floor.view
 *   PUT DELETE       /api/loans/:id                     queue.loan-agent
 *   GET              /api/quarantine                    metrics.view
 *   GET              /api/openapi.json                  signed in
 *   GET              /healthz  /readyz                  anybody
 *   POST             /webhooks/:platformId/*            who knows the secret in the path
 *   GET              /metrics                           this machine's programs, or metrics.view
 */
export const ROUTES: readonly Route[] = [
  ...sessionRoutes,
  ...floorRoutes,
  ...commandRoutes,
  ...auditRoutes,
  ...historyRoutes,
  ...textRoutes,
  ...peopleRoutes,
  ...queueRoutes,
  ...webhookRoutes,
  ...operationRoutes(() => ROUTES),
];
