/** What the simulator speaks of Genesys Web Services v2, below `/genesys`. A test holds it against the routes. */
export type Covered = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Operations by `operationName`; the others of the vendor's page are answered as not supported. */
  readonly operations?: readonly string[];
  /** Page of the Web Services API reference 8.5.2, or `client code` where only public clients show it. */
  readonly source: string;
};

export const COVERAGE: readonly Covered[] = [
  { method: 'GET', path: '/api/v2/me', source: 'UsersAPI' },
  {
    method: 'POST',
    path: '/api/v2/me',
    operations: ['StartContactCenterSession', 'EndContactCenterSession', 'Ready', 'NotReady', 'Offline'],
    source: 'SettingAgentStateChannel',
  },
  {
    method: 'POST',
    path: '/api/v2/me/channels/:channel',
    operations: ['Ready', 'NotReady', 'Offline'],
    source: 'SettingAgentStateChannel',
  },
  { method: 'GET', path: '/api/v2/me/smssessions', source: 'ReturnValues' },
  { method: 'GET', path: '/api/v2/me/smssessions/:id', source: 'ReturnValues' },
  { method: 'GET', path: '/api/v2/me/smssessions/:id/messages', source: 'SMSGetMessages' },
  {
    method: 'POST',
    path: '/api/v2/me/smssessions/:id',
    operations: [
      'Accept',
      'Reject',
      'SendMessage',
      'SendToAgents',
      'SendUrl',
      'SendCustomNoticeToAgents',
      'SendStartTypingNotification',
      'SendStopTypingNotification',
      'SendStartTypingToAgentsNotification',
      'SendStopTypingToAgentsNotification',
      'SwitchToMonitor',
      'SwitchToCoach',
      'SwitchToBargeIn',
      'Leave',
      'Complete',
      'SetDisposition',
      'AttachUserData',
      'UpdateUserData',
      'DeleteUserData',
      'SetInFocus',
    ],
    source: 'SMSAccept, SMSSendMessage, SMSSwitchtoCoach and their siblings',
  },
  { method: 'GET', path: '/api/v2/users', source: 'UsersAPI' },
  { method: 'GET', path: '/api/v2/users/:id', source: 'UsersAPI, SMSGetAgentInteractions' },
  {
    method: 'POST',
    path: '/api/v2/users/:id/smssessions/:session',
    operations: ['Intrude'],
    source: 'SMSIntrude',
  },
  {
    method: 'POST',
    path: '/api/v2/users/:id/channels/:channel',
    operations: ['Monitor', 'Coach', 'BargeIn', 'CancelSupervisorMonitoring', 'Ready', 'NotReady', 'Offline'],
    source: 'SMSMonitor, SMSCoach, SMSBargeIn, SMSCancelSupervisorMonitoring, AgentStateControl',
  },
  { method: 'GET', path: '/api/v2/settings/agent-states', source: 'client code' },
  { method: 'POST', path: '/api/v2/notifications', source: 'AsynchronousEvents' },
  { method: 'POST', path: '/api/v2/notifications/*', source: 'AsynchronousEvents' },
];
