import { type AgentId, nativeOf, type QueueId } from '../../floor/ids.ts';
import { backoffMs } from '../backoff.ts';
import type { Performed, PlatformCommand } from '../connector.ts';
import type { LinkTracker } from '../link.ts';
import { unsent } from '../outcomes.ts';
import { type Round, waitWords } from '../poller.ts';
import { readPages } from './pages.ts';
import { type Reading, readRows, setAside } from './roster-context.ts';
import { createSkillMirror } from './skills-mirror.ts';
import { changeSkill, type SkillChange } from './skills-write.ts';
import { type AssignmentRow, assignmentRowSchema, directoryRows, realtimeReplySchema } from './wire.ts';

/** Who has which skill on CXone: read skill by skill, changed agent by agent. */
export type Skills = {
  /** Reads until the signal aborts, one skill at a time: what was written to first, the others in turn. */
  readonly run: () => Promise<void>;
  readonly perform: (
    command: PlatformCommand,
    agentId: AgentId,
    queueId: QueueId | undefined,
  ) => Promise<Performed>;
};

const SOURCE = 'skills/agents';
/** The pause between two skills: at most so long, so that few skills are not read hurriedly, and at least so long. */
const LONGEST_GAP_MS = 2_000;
const SHORTEST_GAP_MS = 100;
/** Between two looks for work while there is nothing to read. */
const IDLE_MS = 1_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** A skill that was written to is read again after so long, and once more. */
const LOOK_AFTER_MS = [700, 3_000] as const;

export function createSkills(
  reading: Reading,
  given: {
    readonly link: LinkTracker;
    readonly random: () => number;
    readonly signal: AbortSignal;
    /** In about so much time every skill is read once. */
    readonly everyMs: number;
    readonly known: Parameters<typeof createSkillMirror>[1];
    readonly skills: () => readonly QueueId[];
  },
): Skills {
  const { config, client, clock, emit } = reading;
  const { link, random, signal, everyMs } = given;
  const mirror = createSkillMirror(config.id, given.known);
  const wanted = new Set<QueueId>();
  let rotation: QueueId[] = [];
  let turns = 0;
  let wake = new AbortController();

  const want = (queueId: QueueId) => {
    wanted.add(queueId);
    wake.abort();
  };

  const readSkill = async (queueId: QueueId, stop: AbortSignal): Promise<Round> => {
    const askedAt = clock.now();
    const rows: AssignmentRow[] = [];
    let complete = true;
    const path = `skills/${encodeURIComponent(nativeOf(queueId))}/agents`;
    const pages = await readPages(
      config.poll.pageSize,
      page =>
        client.api.call({
          name: SOURCE,
          family: 'admin',
          method: 'GET',
          path,
          query: page,
          lane: 'read',
          signal: stop,
        }),
      json => {
        const found = directoryRows(json, 'agents', 'skillAgents', 'agentSkillAssignments', 'agentSkills');
        const reply = realtimeReplySchema.safeParse(json);
        const totalRecords = reply.success ? reply.data.totalRecords : undefined;
        return found && { rows: found, totalRecords, lastPollTime: undefined };
      },
      (raw, why) => setAside(reading, SOURCE, why, raw),
      page => {
        const read = readRows(reading, SOURCE, page, assignmentRowSchema);
        const named = read.filter(row => row.agentId !== undefined);
        complete &&= named.length === page.length;
        rows.push(...named);
      },
    );
    // A skill that is gone has nobody; it leaves the floor by its own list.
    if (!pages.ok && pages.status === 404) return { ok: true };
    if (!pages.ok) return pages;
    await emit(mirror.read(queueId, rows, askedAt, complete));
    return { ok: true };
  };

  const next = async (): Promise<QueueId | undefined> => {
    for (const queueId of wanted) {
      wanted.delete(queueId);
      return queueId;
    }
    if (rotation.length === 0) {
      const all = given.skills();
      if (turns > 0 && all.length > 0) await emit(mirror.keepOnly(new Set(all), clock.now()));
      if (all.length > 0) turns += 1;
      rotation = [...all];
    }
    return rotation.shift();
  };

  const gap = () => {
    const count = given.skills().length;
    // The first time round nothing is known yet: that is not put off.
    if (count > 0 && turns < 2) return Math.min(SHORTEST_GAP_MS, everyMs);
    const share = count === 0 ? IDLE_MS : Math.max(SHORTEST_GAP_MS, everyMs / count);
    return Math.min(LONGEST_GAP_MS, share, everyMs);
  };

  const rest = async (ms: number) => {
    wake = new AbortController();
    if (wanted.size === 0) await clock.sleep(ms, AbortSignal.any([signal, wake.signal]));
  };

  const run = async () => {
    let failures = 0;
    while (!signal.aborted) {
      const queueId = await next();
      const result = queueId === undefined ? undefined : await readSkill(queueId, signal);
      if (signal.aborted) return;
      if (queueId === undefined || result === undefined || result.ok) {
        failures = 0;
        if (result?.ok) link.good(SOURCE);
        await rest(gap());
        continue;
      }
      failures += 1;
      rotation.unshift(queueId);
      const asked = result.retryAt === undefined ? 0 : result.retryAt - clock.now();
      const wait = Math.max(asked, backoffMs(failures, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, random));
      link.bad(
        SOURCE,
        'partial',
        `Who has which skill cannot be read: ${result.why}; tried again in ${waitWords(wait)}`,
      );
      await clock.sleep(wait, signal);
    }
  };

  const lookAgain = async (queueId: QueueId) => {
    const start = clock.now();
    for (const after of LOOK_AFTER_MS) {
      await clock.sleep(start + after - clock.now(), signal);
      if (signal.aborted) return;
      want(queueId);
    }
  };

  return {
    run,
    perform: async (command, agentId, queueId) => {
      if (queueId === undefined) return unsent('refused', 'InvalidSettings', 'Say which skill it is about.');
      const change = changeOf(command);
      if (change === undefined)
        return unsent('refused', 'NotOffered', 'CXone has no such command for skills.');
      const performed = await changeSkill(client, agentId, queueId, change);
      if (performed.kind === 'accepted' || performed.kind === 'unknown') {
        if (change.kind !== 'remove') mirror.expect(queueId, agentId, change.settings);
        void lookAgain(queueId);
      }
      return performed;
    },
  };
}

function changeOf(command: PlatformCommand): SkillChange | undefined {
  switch (command.type) {
    case 'queue.add-agent':
    case 'queue.loan-agent':
      return { kind: 'add', settings: command.params };
    case 'queue.update-agent':
      return { kind: 'update', settings: command.params };
    case 'queue.remove-agent':
      return { kind: 'remove' };
    default:
      return undefined;
  }
}
