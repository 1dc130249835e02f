// Events that no documentation page shows but NICE's published SDK (@nice-devone/agent-sdk 25.1) reads: field names are
// the SDK's, the values are made up.

export const voiceMailContactEvent = {
  Type: 'VoiceMailContactEvent',
  ContactId: '1569830',
  MasterID: '1569829',
  Status: 'Incoming',
  From: '+442079460101',
  To: '+442079460200',
  CreatedDate: '2026-03-02T10:15:30.000Z',
  FileName: '1569829.wav',
  FileDuration: '42',
  Skill: '1511',
  SkillName: 'Voicemail',
  Label: '',
  IsInbound: 'True',
  RequireDisposition: 'False',
  ScreenPopUrl: '',
  StartTime: '2026-03-02T10:20:00.000Z',
  LastStateChangeTime: '2026-03-02T10:20:00.000Z',
  ParentContactId: '',
  OmniGroupId: '',
  CustomData: '',
  VoiceMailType: 'SkillVoiceMail',
  FinalState: 'False',
} as const;

export const voiceMailPlayBackEvent = {
  Type: 'VoiceMailPlayBackEvent',
  ContactId: '1569830',
  PlayBackPaused: 'False',
  PlayBackPosition: '12',
} as const;

export const digitalContactEvent = {
  Type: 'DigitalContactEvent',
  ContactID: '1569840',
  DFOContactId: '7734',
  ChannelType: 'whatsapp',
  CustomerName: 'Ines Duarte',
  SkillName: 'Messaging',
  Status: 'Incoming',
  RefusalTimeout: '45',
  StartTime: '2026-03-02T10:21:00.000Z',
  StartTimeUTC: '2026-03-02T10:21:00.000Z',
} as const;

export const popUrl = {
  Type: 'PopURL',
  ContactId: '1569815',
  URL: 'https://crm.example.com/customers/88',
  TabTitle: 'Customer',
  PopDestination: 'NewTab',
  PopoutWindowHeight: '600',
  PopoutWindowWidth: '800',
  ClosePopoutUponTermination: 'True',
} as const;

export const runApp = {
  Type: 'RunApp',
  ContactId: '1569815',
  ActionType: 'OpenURL',
  ActionValue: 'https://forms.example.com/outcome',
  WaitTimeout: '30',
} as const;

export const mute = { Type: 'Mute', AgentMuted: 'True' } as const;

export const conference = { Type: 'Conference', ConferenceNo: '4411' } as const;

/** Events that carry nothing of their own: the client fetches again what they name. */
export const updates = [
  { Type: 'UpdatePermissions' },
  { Type: 'UpdateUnavailableCodes' },
  { Type: 'UpdateSkills' },
  { Type: 'UpdateMessages' },
  { Type: 'UpdateIndicators' },
  { Type: 'UpdateCallbacks' },
  { Type: 'UpdateDialerCampaigns' },
] as const;

export const mchAgentSettingsChangeEvent = {
  Type: 'MchAgentSettingsChangeEvent',
  ChatThreshold: '3',
  SmsThreshold: '2',
  EmailThreshold: '5',
  WorkItemThreshold: '5',
  DigitalThreshold: '4',
  VoiceThreshold: '1',
  ContactAutoFocus: 'True',
  RequestContact: 'True',
  DeliveryMode: 'Omni',
  TotalContactCount: '6',
} as const;

export const agentAssist = {
  Type: 'AgentAssist',
  ContactId: '1569815',
  AppUri: 'https://assist.example.com/',
  AppTitle: 'Answers',
  AgentAssistAppConfigJson: '{"mode":"quiet"}',
} as const;

export const promiseKeeper = {
  Type: 'PromiseKeeper',
  AgentId: '12214',
  CallbackId: '991',
  CallbackTime: '2026-03-02T11:00:00.000Z',
  CallbackExpireTime: '2026-03-02T12:00:00.000Z',
  DeliveryTime: '2026-03-02T10:59:00.000Z',
  DialNumber: '+442079460123',
  OrigNumber: '+442079460123',
  FirstName: 'Tomasz',
  LastName: 'Wilk',
  Notes: 'Call about the delivery',
  SkillId: '1507',
  TargetType: 'Skill',
} as const;

export const promiseKeeperStatus = {
  Type: 'PromiseKeeperStatus',
  CallbackId: '991',
  Status: 'Succeeded',
} as const;

export const smartReachValidation = {
  Type: 'SmartReachValidation',
  ValidationFailureCode: '12',
  ValidationFailureLocalizationCode: 'DialingNotAllowed',
  RequestData: '{}',
} as const;

/** A type that only a third party's tests name: to be kept as unknown. */
export const unknownEvent = { Type: 'EmailContactEvent', ContactID: '1569850', Status: 'Incoming' } as const;

export const SDK_EVENTS: readonly Readonly<Record<string, unknown>>[] = [
  voiceMailContactEvent,
  voiceMailPlayBackEvent,
  digitalContactEvent,
  popUrl,
  runApp,
  mute,
  conference,
  ...updates,
  mchAgentSettingsChangeEvent,
  agentAssist,
  promiseKeeper,
  promiseKeeperStatus,
  smartReachValidation,
  { Type: 'AgentWorkflowConfiguration', Data: '{"workflowId":"12"}' },
  { Type: 'AgentWorkflowCreatePayload', Data: '{}' },
];
