import { BREAK_CODES } from '../story/catalogue.ts';
import type { StoryAgent, StoryTeam } from '../story/types.ts';
import { bodyList, type Call, field } from './call.ts';
import { asksForInactive, listQuery, page } from './lists.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { json, refused } from './reply.ts';
import { forbidden } from './sessions.ts';

const TEAM_FIELDS = ['teamId', 'teamName', 'isActive', 'agentCount'] as const;

/** GET teams. */
export function teams(cxone: Cxone, call: Call): Response {
  const query = listQuery(cxone, call, TEAM_FIELDS);
  if (query instanceof Response) return query;
  const found = asksForInactive(call) ? [] : teamsOf(cxone);
  const { rows, envelope } = page(cxone, call, query, found, rowsOf(cxone));
  return json({ ...envelope, teams: rows });
}

/** GET teams/{id}: one team, in a list of its own. */
export function oneTeam(cxone: Cxone, call: Call): Response {
  const team = teamAt(cxone, call);
  return team === undefined ? noSuchTeam() : json({ teams: [rowsOf(cxone)(team)] });
}

/** GET teams/{id}/agents: the members alone, and inside their team, where NICE's own client looks for them. */
export function teamAgents(cxone: Cxone, call: Call): Response {
  const team = teamAt(cxone, call);
  if (team === undefined) return noSuchTeam();
  const agents = (membersByTeam(cxone).get(team) ?? []).map(memberRow);
  return json({ agents, teams: [{ ...rowsOf(cxone)(team), agents }] });
}

/** GET teams/agents: every team with who belongs to it. */
export function agentsByTeam(cxone: Cxone): Response {
  const members = membersByTeam(cxone);
  return json({
    teams: teamsOf(cxone).map(team => ({
      teamId: team.id,
      teamName: team.name,
      agents: (members.get(team) ?? []).map(memberRow),
    })),
  });
}

/** POST teams/{id}/agents {agents: [{agentId}]}: they leave their teams for this one; 200 even when single items fail. */
export function addTeamAgents(cxone: Cxone, call: Call): Response {
  const team = teamAt(cxone, call);
  return team === undefined ? noSuchTeam() : moveAgents(cxone, call, team, () => true);
}

/**
 * DELETE teams/{id}/agents {agents: [{agentId}]}, transferTeamId: they leave this team for that one. Nobody is without a
 * team here; that the call is refused without it is inferred.
 */
export function removeTeamAgents(cxone: Cxone, call: Call): Response {
  const team = teamAt(cxone, call);
  if (team === undefined) return noSuchTeam();
  const next = teamsOf(cxone).find(({ id }) => String(id) === call.arg('transferTeamId'));
  if (next === undefined) return refused(400, 'InvalidTransferTeamId', 'A transferTeamId is needed.');
  return moveAgents(cxone, call, next, agent => agent.team === team);
}

/** Codes as CXone lists them: bare since the version that names them so, before it in `unavailableCodes`. */
const BARE_CODES_SINCE = 33;

/** GET teams/{id}/unavailable-codes. */
export function unavailableCodes(cxone: Cxone, call: Call): Response {
  if (teamAt(cxone, call) === undefined) return noSuchTeam();
  const codes = BREAK_CODES.map(code => ({
    outstateId: code.id,
    outstateName: code.name,
    // NICE's own client spells it so.
    outStateId: code.id,
    outStateName: code.name,
    isActive: true,
    isAcw: code.afterContactWork,
    agentTimeoutMins: code.afterContactWork ? 0 : code.minutes[1],
  }));
  const [version] = /\d+/.exec(call.param('version')) ?? [];
  return json(Number(version) < BARE_CODES_SINCE ? { unavailableCodes: codes } : codes);
}

function moveAgents(cxone: Cxone, call: Call, to: StoryTeam, fits: (agent: StoryAgent) => boolean): Response {
  if (!call.actor.supervisor) return forbidden();
  const items = bodyList(call.body, 'agents');
  if (items === undefined) return refused(400, 'InvalidBody', 'agents is required.');
  const { stage, moved } = cxone;
  const agentResults = items.map(item => {
    const agentId = Number(field(item, 'agentId'));
    const agent = agentOf(cxone, String(agentId));
    if (agent === undefined) return { agentId, success: false, error: 'InvalidAgentId' };
    if (!fits(agent)) return { agentId, success: false, error: 'AgentNotInTeam' };
    agent.team = to;
    agent.updatedAt = stage.now();
    moved.set(agent.id, stage.now());
    return { agentId, success: true, error: '' };
  });
  return json({ errorCount: agentResults.filter(({ success }) => !success).length, agentResults });
}

function teamsOf({ stage }: Cxone): StoryTeam[] {
  return stage.teams.filter(team => team.platform === 'cxone');
}

function teamAt(cxone: Cxone, call: Call): StoryTeam | undefined {
  return teamsOf(cxone).find(({ id }) => String(id) === call.param('teamId'));
}

function membersByTeam(cxone: Cxone): ReadonlyMap<StoryTeam, readonly StoryAgent[]> {
  return Map.groupBy(allAgents(cxone), ({ team }) => team);
}

const noSuchTeam = () => refused(404, 'InvalidTeamId', 'Invalid team Id.');

function rowsOf(cxone: Cxone) {
  const members = membersByTeam(cxone);
  return (team: StoryTeam) => ({
    teamId: team.id,
    teamName: team.name,
    isActive: true,
    agentCount: members.get(team)?.length ?? 0,
  });
}

const memberRow = ({ id, first, last, userName, team }: StoryAgent) => ({
  agentId: Number(id),
  firstName: first,
  lastName: last,
  userName,
  teamId: team.id,
  teamName: team.name,
  isActive: true,
});
