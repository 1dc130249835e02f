import type { Route } from './routes.ts';

/** What is answered, and where that is tried. */
export type Coverage = {
  readonly method: Route['method'];
  readonly path: string;
  /** Statuses that the call's own rules give; 401, 429 and every fault's status come on top everywhere. */
  readonly statuses: readonly number[];
  /** The test file, in this folder. */
  readonly testedBy: string;
};

const covers = (
  testedBy: string,
  rows: readonly (readonly [method: Route['method'], path: string, ...statuses: number[]])[],
): Coverage[] => rows.map(([method, path, ...statuses]) => ({ method, path, statuses, testedBy }));

/** Every call of simulated CXone; a test holds this equal to the routes. */
export const COVERAGE: readonly Coverage[] = [
  ...covers('sign-in.test.ts', [
    ['GET', '/.well-known/openid-configuration', 200],
    ['GET', '/.well-known/cxone-configuration', 200],
    ['POST', '/auth/token', 200, 400, 401],
    ['POST', '/authentication/v1/token/access-key', 200, 400, 401],
  ]),
  ...covers('authorise.test.ts', [
    ['GET', '/auth/authorize', 302, 400],
    ['GET', '/auth/jwks', 200],
    ['GET', '/auth/endsession', 200, 302, 400],
  ]),
  ...covers('regional.test.ts', [
    ['POST', '/public/authentication/v1/token', 200, 401],
    ['POST', '/public/authentication/v1/refresh', 200, 400],
    ['POST', '/incontactauthorizationserver/token', 200, 400, 401],
    ['POST', '/incontactauthorizationserver/token/whoami', 200, 401],
  ]),
  ...covers('sessions.test.ts', [
    ['POST', '/agent-sessions', 202, 400, 403, 404, 409],
    ['POST', '/agent-sessions/join', 202, 403, 404],
    ['DELETE', '/agent-sessions/:sessionId', 202, 403, 404, 409],
    ['POST', '/agent-sessions/:sessionId/state', 202, 400, 404, 405, 409],
    ['POST', '/agent-sessions/:sessionId/keep-alive', 200, 404, 409],
    ['POST', '/agent-sessions/:sessionId/event-queue-resize', 200, 404, 409],
    ['POST', '/agent-sessions/:sessionId/continue-reskill', 200, 404, 409],
    ['POST', '/agent-sessions/:sessionId/agent-phone/:verb{dial|end|mute|unmute}', 202, 404, 409],
    ['POST', '/agents/:agentId/state', 200, 400, 403, 404, 409],
    ['POST', '/agents/:agentId/logout', 202, 403, 404, 409],
  ]),
  ...covers('poll.test.ts', [['GET', '/agent-sessions/:sessionId/get-next-event', 200, 304, 400, 404, 409]]),
  ...covers('supervise.test.ts', [
    ['POST', '/agent-sessions/:sessionId/monitor', 202, 400, 403, 404, 409],
    ['POST', '/agent-sessions/:sessionId/:verb{coach|barge|take-over}', 202, 403, 404, 409],
    [
      'POST',
      '/agent-sessions/:sessionId/interactions/:contactId/:verb{end|hold|resume|mask|unmask|record|accept|reject|transfer}',
      202,
      404,
      409,
    ],
    ['POST', '/contacts/:contactId/monitor', 202, 400, 403, 404],
    ['POST', '/interactions/:contactId/signal', 200, 404],
    ['POST', '/contacts/:contactId/:verb{end|record}', 202, 403, 404],
    ['GET', '/activesupervisors', 200, 204],
  ]),
  ...covers('realtime.test.ts', [
    ['GET', '/agents/states', 200, 400],
    ['GET', '/agents/:agentId/states', 200, 400, 404],
    ['GET', '/skills/activity', 200, 400],
    ['POST', '/skills/activity/search', 200, 400],
    ['GET', '/skills/:skillId/activity', 200, 404],
    ['GET', '/cache/agentstate', 200, 400],
    ['GET', '/agents/:agentId/queues', 200, 404],
    ['GET', '/agents/:agentId/queues-detail', 200, 404],
  ]),
  ...covers('contact-lists.test.ts', [
    ['GET', '/contacts/active', 200, 204, 400],
    ['GET', '/contacts/states', 200, 204, 400],
    ['GET', '/contacts/parked', 204],
    ['GET', '/contact-state-descriptions', 200],
  ]),
  ...covers('directory.test.ts', [
    ['GET', '/agents', 200, 400],
    ['POST', '/agents/search', 200, 400],
    ['GET', '/agents/:agentId', 200, 404],
    ['GET', '/skills', 200, 400],
    ['GET', '/skills/:skillId', 200, 404],
    ['GET', '/agents/:agentId/skills', 200, 404],
    ['POST', '/agents/:agentId/skills', 200, 400, 403, 404],
    ['PUT', '/agents/:agentId/skills', 200, 400, 403, 404],
    ['DELETE', '/agents/:agentId/skills', 200, 400, 403, 404],
    ['POST', '/agents/skills', 200, 400, 403],
    ['GET', '/skills/:skillId/agents', 200, 404],
    ['POST', '/skills/:skillId/agents', 200, 400, 403, 404],
    ['PUT', '/skills/:skillId/agents', 200, 400, 403, 404],
    ['DELETE', '/skills/:skillId/agents', 200, 400, 403, 404],
    ['DELETE', '/skills/:skillId/agents/:agentId', 200, 403, 404],
  ]),
  ...covers('teams.test.ts', [
    ['GET', '/teams', 200, 400],
    ['GET', '/teams/agents', 200],
    ['GET', '/teams/:teamId', 200, 404],
    ['GET', '/teams/:teamId/agents', 200, 404],
    ['POST', '/teams/:teamId/agents', 200, 400, 403, 404],
    ['DELETE', '/teams/:teamId/agents', 200, 400, 403, 404],
    ['GET', '/teams/:teamId/unavailable-codes', 200, 404],
  ]),
  ...covers('reports.test.ts', [
    ['GET', '/agents/:agentId/state-history', 200, 400, 404],
    ['GET', '/agents/:agentId/performance', 200, 400, 404],
    ['GET', '/teams/:teamId/performance-total', 200, 400, 404],
  ]),
  ...covers('messages.test.ts', [
    ['POST', '/agents/messages', 200, 400, 403],
    ['PUT', '/agents/:agentId/custom-event', 200, 400, 404],
  ]),
];
