import type { Api, ApiCall, ApiResult } from './api.ts';
import type { CxoneConfig } from './config.ts';

type Placement = CxoneConfig['place'][keyof CxoneConfig['place']];

/** A page of a list: where it begins and how long it is. */
export type Page = { readonly skip: number; readonly top: number };

/** Where a session's owner is heard: a desk phone known to CXone, or any telephone number. */
export type Station = { readonly stationId: string | undefined; readonly stationPhone: string | undefined };

/** The calls of CXone's API that Floorwatch makes, by name. Nothing is read out of the answers here. */
export type CxoneClient = ReturnType<typeof createClient>;

/** CXone's calls as one identity. Paths and parameters: NICE's API descriptions and agent SDK. */
export function createClient(api: Api, config: CxoneConfig) {
  const { place } = config;
  const read = (
    name: string,
    family: ApiCall['family'],
    path: string,
    query: ApiCall['query'],
    signal?: AbortSignal,
  ) => api.call({ name, family, method: 'GET', path, query, lane: 'read', signal });
  const act = (call: Omit<ApiCall, 'lane' | 'method'> & { method?: ApiCall['method'] }): Promise<ApiResult> =>
    api.call({ method: 'POST', lane: 'command', ...call });
  const inSession = (name: string, sessionId: string, tail: string, given: Partial<ApiCall> = {}) =>
    act({
      name,
      family: 'sessions',
      path: `agent-sessions/${encodeURIComponent(sessionId)}${tail}`,
      ...given,
    });

  return {
    api,

    states: (updatedSince: string | undefined, page: Page, signal?: AbortSignal) =>
      read('agents/states', 'realTime', 'agents/states', { updatedSince, ...page }, signal),
    activeContacts: (updatedSince: string | undefined, page: Page, signal?: AbortSignal) =>
      read('contacts/active', 'realTime', 'contacts/active', { updatedSince, ...page }, signal),
    skillActivity: (updatedSince: string | undefined, page: Page, signal?: AbortSignal) =>
      read('skills/activity', 'realTime', 'skills/activity', { updatedSince, ...page }, signal),
    activeSupervisors: (signal?: AbortSignal) =>
      read('activesupervisors', 'supervisor', 'activesupervisors', undefined, signal),
    agents: (page: Page, signal?: AbortSignal) => read('agents', 'admin', 'agents', page, signal),
    teams: (page: Page, signal?: AbortSignal) => read('teams', 'admin', 'teams', page, signal),
    unavailableCodes: (teamId: string, signal?: AbortSignal) =>
      read(
        'unavailable-codes',
        'admin',
        `teams/${encodeURIComponent(teamId)}/unavailable-codes`,
        { activeOnly: true },
        signal,
      ),

    join: (asAgentId: string | undefined, lane: 'command' | 'read' = 'command') =>
      api.call({
        name: 'agent-sessions/join',
        family: 'sessions',
        method: 'POST',
        path: 'agent-sessions/join',
        lane,
        ...placed(place.asAgentId, { asAgentId: asAgentId === undefined ? '' : numeric(asAgentId) }),
      }),
    open: (station: Station) =>
      act({
        name: 'agent-sessions',
        family: 'sessions',
        path: 'agent-sessions',
        ...placed(place.session, {
          stationId: station.stationId ?? '',
          stationPhoneNumber: station.stationId === undefined ? (station.stationPhone ?? '') : '',
        }),
      }),
    close: (sessionId: string) =>
      inSession('agent-sessions/end', sessionId, '', {
        method: 'DELETE',
        ...placed(place.session, { forceLogoff: true, endContacts: false, ignorePersonalQueue: true }),
      }),
    dial: (sessionId: string) => inSession('agent-phone/dial', sessionId, '/agent-phone/dial'),
    hangUp: (sessionId: string) => inSession('agent-phone/end', sessionId, '/agent-phone/end'),
    monitor: (sessionId: string, targetAgentId: string) =>
      inSession('monitor', sessionId, '/monitor', {
        family: 'supervisor',
        ...placed(place.targetAgentId, { targetAgentId: numeric(targetAgentId) }),
      }),
    coach: (sessionId: string) => inSession('coach', sessionId, '/coach', { family: 'supervisor' }),
    barge: (sessionId: string) => inSession('barge', sessionId, '/barge', { family: 'supervisor' }),
    takeOver: (sessionId: string) =>
      inSession('take-over', sessionId, '/take-over', { family: 'supervisor' }),
    endContact: (sessionId: string, contactId: string) =>
      inSession('interactions/end', sessionId, `/interactions/${encodeURIComponent(contactId)}/end`),

    logOut: (agentId: string) =>
      act({ name: 'agents/logout', family: 'admin', path: `agents/${encodeURIComponent(agentId)}/logout` }),
    setState: (agentId: string, state: 'Available' | 'Unavailable', outStateId: string | undefined) =>
      act({
        name: 'agents/state',
        family: 'admin',
        path: `agents/${encodeURIComponent(agentId)}/state`,
        ...placed(place.agentState, {
          state,
          ...(outStateId === undefined ? {} : { outStateId: numeric(outStateId) }),
        }),
      }),
    sendMessage: (message: Readonly<Record<string, string | number | undefined>>) =>
      act({
        name: 'agents/messages',
        family: 'admin',
        path: 'agents/messages',
        body: { agentMessages: [message] },
      }),
    sendEvent: (agentId: string, eventName: string, persistInMemory: boolean, data: string) =>
      act({
        name: 'custom-event',
        family: 'customEvent',
        method: 'PUT',
        path: `agents/${encodeURIComponent(agentId)}/custom-event`,
        query: { eventName, persistInMemory, data },
      }),
  };
}

type Fields = Readonly<Record<string, string | number | boolean>>;

function placed(where: Placement, fields: Fields): Pick<ApiCall, 'query' | 'body'> {
  return {
    ...(where === 'body' ? {} : { query: fields }),
    ...(where === 'query' ? {} : { body: fields }),
  };
}

/** Ids are integers on the wire, strings on the floor: an id that is no number goes as it is. */
function numeric(id: string): string | number {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}
