import { BREAK_CODES } from './catalogue.ts';
import { logIn, logOut, setPresence } from './sessions.ts';
import { planForAgent, type Stage } from './stage.ts';
import { stepIn, stopWatching, watch, watchable } from './supervising.ts';
import type { BreakCode, StoryAgent } from './types.ts';

const MINUTE = 60;
const HOUR = 3600;
const ON_SHIFT = 0.82;

const [firstCode, ...otherCodes] = BREAK_CODES.map(code => [code, code.weight] as const);

/** Puts everybody into the middle of their day: most are there since a while, some come later. */
export function beginDay(stage: Stage): void {
  for (const agent of stage.agents.values()) {
    if (!agent.acts) continue;
    const there = agent.supervisor || stage.random.chance(ON_SHIFT);
    if (!there) stage.plan(stage.random.between(0.1, 3) * HOUR, () => comeIn(stage, agent));
    else {
      const worked = stage.random.between(0.2, 6) * HOUR;
      const left = stage.random.between(0.3, 8) * HOUR;
      stage.plan(stage.random.between(0, 240), () => comeIn(stage, agent, worked, left));
    }
    if (!agent.supervisor) stage.plan(stage.random.between(2, 75) * MINUTE, () => takeBreak(stage, agent));
  }
}

/** An agent's shift begins. */
export function comeIn(stage: Stage, agent: StoryAgent, worked = 0, left?: number): void {
  const since = stage.now() - Math.round(worked * 1000);
  if (!logIn(stage, agent, { since, withLeg: true }).ok) return;
  const session = agent.session;
  if (agent.supervisor) {
    superviseNext(stage, agent);
    return;
  }
  stage.plan(left ?? stage.random.between(3, 8) * HOUR, () => {
    if (agent.session !== session) return;
    agent.leaving = true;
    if (agent.contacts.size === 0) goHome(stage, agent);
  });
}

/** The shift is over; the agent is back some hours later. */
export function goHome(stage: Stage, agent: StoryAgent): void {
  if (!logOut(stage, agent, false).ok) return;
  stage.plan(stage.random.between(0.5, 1.6) * HOUR, () => comeIn(stage, agent));
}

/** What an agent does next by themselves, when nothing holds them. */
export function nextOfIdleAgent(stage: Stage, agent: StoryAgent): void {
  const { state, session } = agent;
  if (!agent.acts || agent.supervisor || session === undefined || state.activity !== 'idle') return;
  if (agent.leaving) {
    planForAgent(stage, agent, 2, () => goHome(stage, agent));
    return;
  }
  if (state.presence !== 'unavailable') return;
  const code = BREAK_CODES.find(({ name }) => name === state.reason);
  const seconds = code ? stage.random.between(...code.minutes) * MINUTE : stage.random.between(4, 40);
  planForAgent(stage, agent, seconds, () => {
    setPresence(stage, agent, { presence: 'available', reason: undefined });
  });
}

/** Comes back after being thrown out: that takes a few minutes. */
export function comeBack(stage: Stage, agent: StoryAgent): void {
  if (!agent.acts) return;
  stage.plan(stage.random.between(2, 6) * MINUTE, () => comeIn(stage, agent));
}

/** Asks for a break now; in the middle of a call it waits until the call is over. */
function takeBreak(stage: Stage, agent: StoryAgent): void {
  const there = agent.session !== undefined && agent.wanted.presence === 'available';
  if (there) setPresence(stage, agent, { presence: 'unavailable', reason: drawCode(stage).name });
  stage.plan((25 + stage.random.exponential(50)) * MINUTE, () => takeBreak(stage, agent));
}

function drawCode(stage: Stage): BreakCode {
  if (firstCode === undefined) throw new Error('there are no break codes');
  return stage.random.weighted([firstCode, ...otherCodes]);
}

/** Supervisors of the house listen in now and then. */
function superviseNext(stage: Stage, supervisor: StoryAgent): void {
  stage.plan(20 + stage.random.exponential(200), () => {
    if (supervisor.session === undefined) return;
    const target = someoneTalking(stage, supervisor);
    if (target !== undefined && watch(stage, supervisor, target).ok) {
      if (stage.random.chance(0.4)) stage.plan(15, () => stepIn(stage, supervisor, 'coach'));
      stage.plan(stage.random.between(30, 150), () => stopWatching(stage, supervisor));
    }
    superviseNext(stage, supervisor);
  });
}

function someoneTalking(stage: Stage, supervisor: StoryAgent): StoryAgent | undefined {
  const agents = [...stage.agents.values()];
  for (let tries = 0; tries < 12; tries += 1) {
    const agent = agents[stage.random.whole(0, agents.length - 1)];
    if (agent?.platform === supervisor.platform && !agent.supervisor && watchable(stage, agent)) return agent;
  }
  return undefined;
}
