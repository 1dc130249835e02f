import * as assignments from './assignments.ts';
import * as authorise from './authorise.ts';
import type { Call } from './call.ts';
import * as contactLists from './contact-lists.ts';
import * as directory from './directory.ts';
import * as messages from './messages.ts';
import type { Cxone } from './platform.ts';
import { getNextEvent } from './poll.ts';
import * as realtime from './realtime.ts';
import * as realtimeMore from './realtime-more.ts';
import * as regional from './regional.ts';
import * as reports from './reports.ts';
import * as sessions from './sessions.ts';
import * as signIn from './sign-in.ts';
import * as supervise from './supervise.ts';
import * as teams from './teams.ts';
import { API_BASE } from './tokens.ts';

/** One call of simulated CXone. Paths are below /cxone; those with a token also stand below the API's own prefix. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly open?: boolean;
  readonly handle: (cxone: Cxone, call: Call) => Response | Promise<Response>;
};

/** What stands before every path that needs a token; the version is any. */
export const API_PREFIX = `${API_BASE}/services/:version{v[0-9]+(?:\\.[0-9]+)?}`;

const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
  method,
  path,
  handle,
});
const open = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
  method,
  path,
  handle,
  open: true,
});

/** Every call, on one screen. */
export const ROUTES: readonly Route[] = [
  open('GET', '/.well-known/openid-configuration', signIn.openidConfiguration),
  open('GET', '/.well-known/cxone-configuration', signIn.cxoneConfiguration),
  open('GET', '/auth/authorize', authorise.authorise),
  open('POST', '/auth/token', signIn.formToken),
  open('GET', '/auth/jwks', authorise.jwks),
  open('GET', '/auth/endsession', authorise.endAuthSession),
  open('POST', '/authentication/v1/token/access-key', signIn.accessKeyToken),
  open('POST', '/public/authentication/v1/token', regional.regionalToken),
  open('POST', '/public/authentication/v1/refresh', regional.regionalRefresh),
  open('POST', '/incontactauthorizationserver/token', regional.centralToken),
  open('POST', '/incontactauthorizationserver/token/whoami', regional.whoAmI),

  route('POST', '/agent-sessions', sessions.openSession),
  route('POST', '/agent-sessions/join', sessions.joinSession),
  route('DELETE', '/agent-sessions/:sessionId', sessions.endSession),
  route('GET', '/agent-sessions/:sessionId/get-next-event', getNextEvent),
  route('POST', '/agent-sessions/:sessionId/state', sessions.setOwnState),
  route('POST', '/agent-sessions/:sessionId/keep-alive', sessions.keepAlive),
  route('POST', '/agent-sessions/:sessionId/event-queue-resize', sessions.keepAlive),
  route('POST', '/agent-sessions/:sessionId/continue-reskill', sessions.keepAlive),
  route('POST', '/agent-sessions/:sessionId/agent-phone/:verb{dial|end|mute|unmute}', sessions.agentPhone),
  route(
    'POST',
    '/agent-sessions/:sessionId/interactions/:contactId/:verb{end|hold|resume|mask|unmask|record|accept|reject|transfer}',
    supervise.interact,
  ),
  route('POST', '/agent-sessions/:sessionId/monitor', supervise.monitor),
  route('POST', '/agent-sessions/:sessionId/:verb{coach|barge|take-over}', supervise.goFurther),

  route('GET', '/agents', directory.agents),
  route('POST', '/agents/search', directory.agents),
  route('GET', '/agents/states', realtime.agentStates),
  route('GET', '/cache/agentstate', realtimeMore.cachedAgentStates),
  route('POST', '/agents/messages', messages.agentMessages),
  route('POST', '/agents/skills', assignments.bulkSkills),
  route('GET', '/agents/:agentId', directory.oneAgent),
  route('GET', '/agents/:agentId/states', realtime.oneAgentState),
  route('GET', '/agents/:agentId/queues', realtimeMore.personalQueue),
  route('GET', '/agents/:agentId/queues-detail', realtimeMore.personalQueueDetail),
  route('GET', '/agents/:agentId/state-history', reports.stateHistory),
  route('GET', '/agents/:agentId/performance', reports.agentPerformance),
  route('POST', '/agents/:agentId/state', sessions.setAgentState),
  route('POST', '/agents/:agentId/logout', sessions.forceLogout),
  route('PUT', '/agents/:agentId/custom-event', messages.putCustomEvent),
  route('GET', '/agents/:agentId/skills', assignments.agentSkills),
  route('POST', '/agents/:agentId/skills', assignments.changeAgentSkills),
  route('PUT', '/agents/:agentId/skills', assignments.changeAgentSkills),
  route('DELETE', '/agents/:agentId/skills', assignments.changeAgentSkills),

  route('GET', '/teams', teams.teams),
  route('GET', '/teams/agents', teams.agentsByTeam),
  route('GET', '/teams/:teamId', teams.oneTeam),
  route('GET', '/teams/:teamId/agents', teams.teamAgents),
  route('POST', '/teams/:teamId/agents', teams.addTeamAgents),
  route('DELETE', '/teams/:teamId/agents', teams.removeTeamAgents),
  route('GET', '/teams/:teamId/performance-total', reports.teamPerformance),
  route('GET', '/teams/:teamId/unavailable-codes', teams.unavailableCodes),

  route('GET', '/skills', directory.skills),
  route('GET', '/skills/activity', realtime.skillsActivity),
  route('POST', '/skills/activity/search', realtime.skillsActivity),
  route('GET', '/skills/:skillId', directory.oneSkill),
  route('GET', '/skills/:skillId/activity', realtime.skillsActivity),
  route('GET', '/skills/:skillId/agents', assignments.skillAgents),
  route('POST', '/skills/:skillId/agents', assignments.changeSkillAgents),
  route('PUT', '/skills/:skillId/agents', assignments.changeSkillAgents),
  route('DELETE', '/skills/:skillId/agents', assignments.changeSkillAgents),
  route('DELETE', '/skills/:skillId/agents/:agentId', assignments.changeSkillAgents),

  route('GET', '/contacts/active', contactLists.activeContacts),
  route('GET', '/contacts/states', contactLists.contactStates),
  route('GET', '/contacts/parked', contactLists.parkedContacts),
  route('GET', '/contact-state-descriptions', contactLists.contactStateDescriptions),
  route('POST', '/contacts/:contactId/monitor', supervise.monitorByPhone),
  route('POST', '/interactions/:contactId/signal', supervise.signal),
  route('POST', '/contacts/:contactId/:verb{end|record}', supervise.contactFromOutside),
  route('GET', '/activesupervisors', supervise.activeSupervisors),
];
