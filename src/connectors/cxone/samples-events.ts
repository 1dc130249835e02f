// The events that NICE documents on "Agent Session Events" (developer portal), as the page prints them. Where a sample
// is not valid JSON there (a missing comma, brackets the wrong way round), only that was mended.

/** AgentSessionStart: a session was started, joined, or asked with an old session id. */
export const agentSessionStart = {
  Type: 'AgentSessionStart',
  BusNo: '4500',
  AgentId: '12214',
  SessionId: '58070815',
  StationPhoneNumber: '8013203420',
  StationCallerId: '8013203200',
  DialerCampaign: '',
  DialerCampaignStartTime: '2013-09-10T19:16:33.000Z',
  SupervisorPermissionLevel: '4',
  CanMask: 'True',
  AgentSchedulePermission: 'True',
  ScoreRecordingsPermission: 'True',
  HideAgentStatePermission: '',
  CanMultiPartyConference: 'True',
} as const;

/** AgentSessionEnd. */
export const agentSessionEnd = { Type: 'AgentSessionEnd', Success: 'True', Message: '' } as const;

/** RemoteAgentSessionEnd: an administrator ended the session; AgentSessionEnd follows. */
export const remoteAgentSessionEnd = { Type: 'RemoteAgentSessionEnd', Message: 'RemoteLogoff' } as const;

/** AgentState. */
export const agentState = {
  Type: 'AgentState',
  CurrentState: 'Unavailable',
  CurrentOutReason: '',
  NextStates: [{ State: 'Unavailable', OutReason: '' }],
  StartTimeUTC: '2013-09-10T20:05:37.000Z',
  IsAcw: 'False',
  AcwTimeout: '0',
} as const;

/** The same, with the key spelled as the page's table spells it. */
export const agentStateByTable = {
  Type: 'AgentState',
  CurrentState: 'Unavailable',
  CurrentOutReason: '',
  NextStates: [{ State: 'Unavailable', OutReason: '' }],
  StartTimeUTC: '2013-09-10T20:05:37.000Z',
  IsACW: 'False',
  AcwTimeout: '0',
} as const;

/** AgentLeg, its three statuses. */
export const agentLegs = [
  { Type: 'AgentLeg', AgentLegId: '2200339882', Status: 'Dialing', FinalState: 'False' },
  { Type: 'AgentLeg', AgentLegId: '2200339884', Status: 'Active', FinalState: 'False' },
  { Type: 'AgentLeg', AgentLegId: '2200339882', Status: 'Disconnected', FinalState: 'True' },
] as const;

/** AgentError (the page's heading says AgentLegError). */
export const agentError = {
  Type: 'AgentError',
  Command: 'ReadyAgentLeg',
  ResultCode: 'BadNumber',
  ContactID: '-1',
  Target: 'AgentLeg',
  ErrorLevel: 'Medium',
} as const;

/** NaturalCallingSkillList: the low list notice of a Personal Connection skill. */
export const naturalCallingSkillList = { Type: 'NaturalCallingSkillList', Empty: 'True' } as const;

/** CallContactEvent. */
export const callContactEvent = {
  Type: 'CallContactEvent',
  ContactID: '1569815',
  Status: 'Dialing',
  OriginalState: 'False',
  CallType: 'Regular',
  DNIS: '4000010001',
  ANI: '8013203200',
  Skill: '1507',
  IsInbound: 'False',
  StartTimeUTC: '2013-09-11T05:03:24.000Z',
  LastStateChangeTimeUTC: '2013-09-11T05:03:24.000Z',
  ScreenPopUrl: '',
  DisconnectCode: 'NA',
  IsLogging: 'False',
  Timeout: '',
  AllowDispositions: 'True',
  Label: '',
  IsLinked: 'False',
  TimeZones: '',
  FinalState: 'False',
  OtherInformation: '',
  BlendingToSkillName: '',
} as const;

/** WorkItemContactEvent (the page lacks a comma after RefusalTimeout). */
export const workItemContactEvent = {
  Type: 'WorkItemContactEvent',
  ContactID: '1569819',
  Status: 'Incoming',
  WorkItemId: '3920',
  WorkItemPayload: '{"queries":[{"query":"SELECT ID FROM case WHERE Priority=\'Low\'"}]}',
  WorkItemType: 'Testing',
  AgentId: '1218',
  SkillId: '1528',
  StartTimeUTC: '2013-09-11T05:15:44.000Z',
  LastStateChangeTimeUTC: '2013-09-11T05:15:44.000Z',
  ScreenPopUrl: 'http://www.microsoft.com?variable2=Jose&variable3=90',
  ScreenPopUrlVariables: [{ variable2: 'Jose' }, { variable3: '90' }],
  RefusalTimeout: '45',
  FinalState: 'False',
} as const;

/** Indicator. */
export const indicator = {
  Type: 'Indicator',
  Name: 'IndTest',
  ImageUri: 'https://www.example.com/images/computer.png',
  ActionType: 'OpenURL',
  ActionUri: 'http://www.incontact.com/',
  ToolTip: 'test123',
  IndicatorState: 'On',
} as const;

/** PageOpen. */
export const pageOpen = {
  Type: 'PageOpen',
  ContactID: '1569819',
  Action: 'OPEN',
  PageUri:
    'http://eng-ngpcl07/WebScripting/Default.aspx?id=1218&__ContactID=1569819&__bus_no=199&__type=OPEN',
} as const;

/** ChatContactEvent. */
export const chatContactEvent = {
  Type: 'ChatContactEvent',
  ContactID: '1569822',
  RoomId: '2',
  Status: 'Incoming',
  Skill: '1509',
  StartTime: '2013-09-11T05:30:39.000Z',
  LastStateChangeTime: '2013-09-11T05:30:39.000Z',
  ScreenPopUrl: '',
  RefusalTimeout: '45',
  IsActive: 'True',
  Messages: [{ Text: 'asdf', TimeStamp: '2013-09-11T05:30:40.750Z', PartyType: 'Client' }],
  FinalState: 'False',
} as const;

/** ChatText of each party (the page prints the brackets between them the wrong way round). */
export const chatTexts = [
  {
    Type: 'ChatText',
    RoomId: '2',
    Label: 'CustomAgentLabel',
    Message: 'Test',
    PartyType: 'Agent',
    TimeStamp: '2013-09-11T05:32:10.000Z',
  },
  {
    Type: 'ChatText',
    RoomId: '2',
    Label: 'CustomCallerLabel',
    Message: 'Test Test Test',
    PartyType: 'Client',
    TimeStamp: '2013-09-11T05:32:36.000Z',
  },
  {
    Type: 'ChatText',
    RoomId: '2',
    Label: 'SystemSaysHello',
    Message: '$Localized:ChatSessionEnded',
    PartyType: 'System',
    TimeStamp: '2013-09-11T05:33:09.000Z',
  },
] as const;

/** TakeOver; the placeholder in ContactID is the page's own. */
export const takeOver = {
  Type: 'TakeOver',
  ContactID: 'TargetContactID',
  TakeOverDate: '2013-09-11T07:23:26.632Z',
} as const;

/** "Monitoring an Agent": the copy of the agent's call on the supervisor's stream. */
export const supervisorContact = {
  Type: 'SupervisorContact',
  ContactID: '6550071587',
  Status: 'Active',
  OriginalState: 'False',
  CallType: 'Regular',
  DNIS: '9991638000',
  ANI: '+748596215382',
  Skill: '50883',
  IsInbound: 'False',
  StartTimeUTC: '2013-09-11T07:32:03.000Z',
  LastStateChangeTimeUTC: '2013-09-11T07:32:04.000Z',
  ScreenPopUrl: '',
  DisconnectCode: 'NA',
  IsLogging: 'False',
  Timeout: '',
  AllowDispositions: 'False',
  Label: '',
  IsLinked: 'False',
  TimeZones: '',
  FinalState: 'False',
  OtherInformation: '',
} as const;

/** "Monitoring an Agent": who is monitored. */
export const supervisorMonitor = {
  Type: 'SupervisorMonitor',
  MonitorStartTime: '2013-09-11T07:32:10.000Z',
  TargetAgentId: '9011',
  FinalState: 'False',
} as const;

/** "Take Over an Agent's Call": the supervisor's own call, under another contact id. */
export const takenOverCall = {
  ...callContactEvent,
  ContactID: '6550071591',
  Status: 'Active',
  CallType: 'TakeOver',
  DNIS: '9991638000',
  ANI: '011748596215382',
  Skill: '50883',
  IsInbound: 'True',
  StartTimeUTC: '2013-09-11T07:33:57.000Z',
  LastStateChangeTimeUTC: '2013-09-11T07:33:57.000Z',
} as const;

/** HoursOfOperation. */
export const hoursOfOperation = { Type: 'HoursOfOperation', ShowContinueReskill: 'True' } as const;

/** A custom event as the page's call example makes it; `type` is lower case (NICE help, Get Next Event). */
export const customEvent = {
  type: 'CustomEvent',
  eventName: 'From_Postman',
  data: 'Sent_from_Postman',
  IISHost: 'iis-01',
  VCHost: 'vc-01',
} as const;

/** Every sample event of the page, in its order. */
export const DOCUMENTED_EVENTS: readonly Readonly<Record<string, unknown>>[] = [
  agentSessionStart,
  agentSessionEnd,
  remoteAgentSessionEnd,
  agentState,
  agentStateByTable,
  ...agentLegs,
  agentError,
  naturalCallingSkillList,
  callContactEvent,
  workItemContactEvent,
  indicator,
  pageOpen,
  chatContactEvent,
  ...chatTexts,
  takeOver,
  supervisorContact,
  supervisorMonitor,
  takenOverCall,
  customEvent,
  hoursOfOperation,
];
