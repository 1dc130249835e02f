import type { StoryRefusal } from '../story/types.ts';

/** A 200 with JSON. */
export const json = (body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { headers });

/** 202: taken, the effect comes as an event (NICE developer portal, FAQ). */
export const accepted = (body: unknown = {}): Response =>
  Response.json(body, { status: 202, statusText: 'Accepted' });

/** A refusal: the code stands in the body and in the reason phrase, as CXone does it. */
export const refused = (status: number, code: string, description = code): Response =>
  Response.json({ error: code, error_description: description }, { status, statusText: code });

/** 204, with which CXone says that there is nothing to tell. */
export const nothing = (reason = 'No Content'): Response =>
  new Response(null, { status: 204, statusText: reason });

/** How CXone says why the story did not do it. */
export function refusedByStory(why: StoryRefusal): Response {
  switch (why) {
    case 'no-such-agent':
      return refused(404, 'InvalidAgentId', 'Invalid agent Id.');
    case 'no-such-contact':
      return refused(404, 'InvalidContactId', 'Invalid contact Id.');
    case 'no-such-queue':
      return refused(404, 'InvalidSkillId', 'Invalid skill Id.');
    case 'not-logged-in':
      return refused(409, 'AgentNotLoggedIn', 'The agent is not logged in.');
    case 'already-logged-in':
      return refused(409, 'AgentSessionExists', 'The agent already has a session. Join it instead.');
    case 'no-leg':
      return refused(409, 'AgentLegNotConnected', 'The agent leg is not connected.');
    case 'not-watching':
      return refused(409, 'NotMonitoring', 'No agent is being monitored.');
    case 'nothing-to-watch':
      return refused(409, 'NoActiveContact', 'The agent has no active contact.');
    case 'wrong-state':
      return refused(409, 'InvalidState', 'Invalid state for this request.');
  }
}
