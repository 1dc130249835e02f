import { describe, expect, it } from 'vitest';
import { makeSimulator } from '../testing.ts';
import { routablePath } from './paths.ts';

describe('a path', () => {
  it.each([
    ['/cxone/InContactAPI/services/V23.0/Agents/', '/cxone/incontactapi/services/v23.0/agents'],
    ['/cxone/incontactapi//services/v23.0/teams', '/cxone/incontactapi/services/v23.0/teams'],
    ['/x/Agent-Sessions/QmFzZTY0PT0%3D/State', '/x/agent-sessions/QmFzZTY0PT0%3D/state'],
    ['/x/agent-sessions/JOIN', '/x/agent-sessions/join'],
    ['/x/agent-sessions//state', '/x/agent-sessions//state'],
    ['/', '/'],
  ])('%s is %s', (told, read) => {
    expect(routablePath(told)).toBe(read);
  });

  it('that is there, asked in a way that is not, is refused as such', async () => {
    const caller = await makeSimulator().signIn();
    expect((await caller.ask('PATCH', '/agents/states')).status).toBe(405);
    expect((await caller.ask('GET', '/agents/messages/x/y')).status).toBe(404);
  });
});
