/** Every address of the gateway's face, once. */
export const API = {
  session: '/api/session',
  floor: '/api/floor',
  events: '/api/events',
  commands: '/api/commands',
  command: (id: string) => `/api/commands/${encodeURIComponent(id)}`,
  audit: '/api/audit',
  auditCsv: '/api/audit.csv',
  history: '/api/history',
  historyEvents: '/api/history/events',
  identity: (platformId: string) => `/api/identities/${encodeURIComponent(platformId)}`,
  reasonCodes: (agentId: string) => `/api/agents/${encodeURIComponent(agentId)}/reason-codes`,
  health: '/healthz',
  quarantine: '/api/quarantine',
  textMessages: (sessionId: string) => `/api/texts/${encodeURIComponent(sessionId)}/messages`,
  revealText: (sessionId: string) => `/api/texts/${encodeURIComponent(sessionId)}/reveal`,
  openapi: '/api/openapi.json',
} as const;
