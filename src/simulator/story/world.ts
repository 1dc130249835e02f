import type { Millis } from '../../lib/clock.ts';
import { QUEUES, type QueueTemplate, SITES, TEAMS, type TeamTemplate } from './catalogue.ts';
import { CALL_QUEUES, CALL_TEAMS } from './catalogue-calls.ts';
import { MESSAGE_QUEUES, MESSAGE_TEAMS } from './catalogue-messages.ts';
import { personName } from './names.ts';
import { servicePhone, stationPhone } from './phones.ts';
import { createRandom, type Random } from './random.ts';
import type { PlatformName, StoryAgent, StoryQueue, StoryTeam } from './types.ts';

export type WorldOptions = {
  readonly seed: number;
  readonly agents: number;
  /** Regions of each platform, each with queues and teams of its own; absent or 0: as many as its people need. */
  readonly branches?: number;
  readonly platforms: readonly [PlatformName, ...PlatformName[]];
  readonly now: Millis;
};

/** Who and what there is, before anything happens. */
export type World = {
  readonly teams: readonly StoryTeam[];
  readonly queues: ReadonlyMap<number, StoryQueue>;
  readonly agents: ReadonlyMap<string, StoryAgent>;
};

/** A queue serves at most about so many agents; beyond that there is one for each region. */
const AGENTS_PER_REGION = 1_500;
const AGENTS_PER_TEAM = 40;
/** The first supervisors do nothing by themselves: they are for people who sign in. */
export const IDLE_SUPERVISORS = 3;
const FIRST_SUPERVISOR = 9_001;
const FIRST_AGENT = 12_001;
/** Ten thousand agents below the supervisors' numbers of the next platform. */
const NEXT_PLATFORM = 200_000;

/** Builds the same world for the same seed: every platform gets its share of the agents and queues of its own. */
export function buildWorld(options: WorldOptions): World {
  const teams: StoryTeam[] = [];
  const queues = new Map<number, StoryQueue>();
  const agents = new Map<string, StoryAgent>();
  const random = createRandom(options.seed);
  let person = random.whole(0, 4_000);

  const counts = shareOut(options.agents, options.platforms);
  options.platforms.forEach((platform, place) => {
    const count = counts[place] ?? 0;
    const shelf = place * NEXT_PLATFORM;
    const regions = options.branches || Math.max(1, Math.round(count / AGENTS_PER_REGION));
    const regional = Array.from({ length: regions }, (_, region) =>
      buildQueues(platform, shelf, region, regions, random),
    );
    for (const queue of regional.flatMap(byKey => [...byKey.values()])) queues.set(queue.id, queue);

    const leads: StoryTeam = { id: shelf + 20, name: 'Team Leads', platform };
    teams.push(leads);
    // CXone counts supervisors as agents; Genesys does not list them, so they come on top.
    const supervisors = supervisorsAmong(platform, count);
    for (let i = 0; i < supervisors; i += 1, person += 1) {
      const agent = makeAgent({
        platform,
        team: leads,
        id: shelf + FIRST_SUPERVISOR + i,
        person,
        now: options.now,
      });
      agents.set(agent.id, { ...agent, supervisor: true, acts: i >= IDLE_SUPERVISORS });
    }

    const staffed = spreadTeams(
      catalogueOf(platform).teams,
      platform === 'cxone' ? count - supervisors : count,
      options.branches || 1,
    );
    let number = shelf + FIRST_AGENT;
    staffed.forEach(({ template, name, size }, index) => {
      const team: StoryTeam = { id: shelf + 21 + index, name, platform };
      teams.push(team);
      const byKey = regional[index % regions];
      for (let i = 0; i < size; i += 1, person += 1, number += 1) {
        const agent = makeAgent({ platform, team, id: number, person, now: options.now });
        for (const [key, proficiency, everyNth] of template.queues) {
          const queue = byKey?.get(key);
          if (queue === undefined || i % everyNth !== 0) continue;
          const own = Math.max(1, Math.min(20, proficiency + random.whole(-1, 3)));
          agent.queues.set(queue.id, { proficiency: own, active: true, updatedAt: options.now });
        }
        agents.set(agent.id, agent);
      }
    });
  });
  return { teams, queues, agents };
}

/** How a floor of several platforms is made up: of 120 agents 84 are CXone's, 20 Genesys', 16 NetSapiens'. */
const SHARES: Readonly<Record<PlatformName, number>> = { cxone: 84, genesys: 20, netsapiens: 16 };

/** NetSapiens tells only of agents who serve a queue: supervisors of its would never be seen. */
function supervisorsAmong(platform: PlatformName, count: number): number {
  if (platform === 'netsapiens') return 0;
  return Math.min(count, Math.max(count < 12 ? 1 : 4, Math.min(24, Math.floor(count / 60))));
}

function shareOut(agents: number, platforms: readonly PlatformName[]): number[] {
  let left = agents;
  let shares = platforms.reduce((sum, platform) => sum + SHARES[platform], 0);
  return platforms.map(platform => {
    const count = Math.round((left * SHARES[platform]) / shares);
    left -= count;
    shares -= SHARES[platform];
    return count;
  });
}

/** The queues and teams of a platform's floor: Genesys agents answer text messages, NetSapiens serves a smaller house. */
function catalogueOf(platform: PlatformName): {
  readonly queues: readonly QueueTemplate[];
  readonly teams: readonly TeamTemplate[];
} {
  switch (platform) {
    case 'cxone':
      return { queues: QUEUES, teams: TEAMS };
    case 'genesys':
      return { queues: MESSAGE_QUEUES, teams: MESSAGE_TEAMS };
    case 'netsapiens':
      return { queues: CALL_QUEUES, teams: CALL_TEAMS };
  }
}

type Staffed = { readonly template: TeamTemplate; readonly name: string; readonly size: number };

/** Shares people out over teams; a kind of team that grows too big, or has several branches, is split by site. */
function spreadTeams(templates: readonly TeamTemplate[], count: number, least: number): Staffed[] {
  const shares = templates.reduce((sum, team) => sum + team.share, 0);
  let left = count;
  let sharesLeft = shares;
  return templates
    .flatMap(template => {
      const people = Math.round((left * template.share) / sharesLeft);
      left -= people;
      sharesLeft -= template.share;
      const parts = Math.max(least, Math.round(people / AGENTS_PER_TEAM));
      return Array.from({ length: parts }, (_, part) => {
        const site = SITES[part % SITES.length] ?? '';
        const round = Math.floor(part / SITES.length);
        const name =
          parts === 1 ? template.name : `${template.name} ${site}${round === 0 ? '' : ` ${round + 1}`}`;
        return { template, name, size: Math.floor((people + part) / parts) };
      });
    })
    .filter(team => team.size > 0);
}

function buildQueues(
  platform: PlatformName,
  shelf: number,
  region: number,
  regions: number,
  random: Random,
): Map<string, StoryQueue> {
  const { queues } = catalogueOf(platform);
  const campaigns = [...new Set(queues.map(queue => queue.campaign))];
  return new Map(
    queues.map((template, index) => [
      template.key,
      {
        ...template,
        id: shelf + 1_501 + region * 100 + index,
        name: regions === 1 ? template.name : `${template.name} ${region + 1}`,
        platform,
        campaign: { id: 70 + campaigns.indexOf(template.campaign), name: template.campaign },
        line: servicePhone(region * 20 + index),
        phase: random.between(0, Math.PI * 2),
        waiting: new Set<string>(),
        ready: new Set<string>(),
        answered: 0,
        abandoned: 0,
        offered: 0,
        inSla: 0,
        outSla: 0,
      },
    ]),
  );
}

function makeAgent(who: {
  readonly platform: PlatformName;
  readonly team: StoryTeam;
  readonly id: number;
  readonly person: number;
  readonly now: Millis;
}): StoryAgent {
  const { first, last } = personName(who.person);
  const mailbox = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '');
  return {
    id: String(who.id),
    platform: who.platform,
    first,
    last,
    userName: `${mailbox}@example.com`,
    team: who.team,
    supervisor: false,
    stationPhone: stationPhone(who.id),
    queues: new Map(),
    contacts: new Set(),
    state: {
      presence: 'logged-out',
      activity: 'idle',
      direction: 'inbound',
      reason: undefined,
      since: who.now,
    },
    wanted: { presence: 'unavailable', reason: undefined },
    session: undefined,
    muted: false,
    campaign: undefined,
    leaving: false,
    acts: true,
    updatedAt: who.now,
    turn: 0,
  };
}
