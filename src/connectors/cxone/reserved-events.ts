/** Custom events by which NICE's own applications talk to each other (agent SDK 25 and 26): sending one misleads them. */
export const CXONE_RESERVED_EVENTS: readonly string[] = [
  'AgentWorkflowRequest',
  'AgentWorkflowResponse',
  'AgentWorkflowConfiguration',
  'AgentWorkflowCreatePayload',
  'ScreenPopCustomSettings',
  'LOCALPOST',
];
