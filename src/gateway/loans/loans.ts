import { hash } from 'node:crypto';
import type { Log } from '../../connectors/connector.ts';
import type { MembershipSettings } from '../../floor/command-params.ts';
import type { CommandRecord } from '../../floor/commands.ts';
import type { Membership } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import { isEntityId, membershipKey } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { CommandRequest } from '../../protocol/commands.ts';
import type { Audit } from '../audit/audit.ts';
import type { CommandBus } from '../commands/bus.ts';
import type { Person } from '../people/person.ts';
import { createMutex } from '../store/mutex.ts';
import type { Store, StoredCommand, StoredLoan, Tables } from '../store/store.ts';
import { type LoanStep, nextStep } from './step.ts';

const ROUND_MS = 500;
/** Whoever may not act now may again later: so often it is looked. */
const DENIED_AGAIN_MS = 15_000;

/** Agents lent until a time, and given back by the gateway itself. Rules LO1… in SPEC.md. */
export type Loans = {
  /** Those that are not over, soonest first. */
  readonly open: () => Promise<readonly StoredLoan[]>;
  /** Another time to give back; `undefined`: too late, the loan is over or being given back. */
  readonly changeTime: (id: string, person: Person, until: Millis) => Promise<StoredLoan | undefined>;
  /** The agent stays, and giving back is not tried again; `undefined`: the loan is over. */
  readonly keep: (id: string, person: Person) => Promise<StoredLoan | undefined>;
  /** Told of every command that changed. */
  readonly see: (command: CommandRecord) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Writes a loan down together with the intent of the command that lends: from then on it is not forgotten. */
export function loanAlongside(floor: () => Floor) {
  return async (tables: Tables, { request, record }: StoredCommand): Promise<void> => {
    if (request.type !== 'queue.loan-agent') return;
    const { queueId, agentId } = request.target;
    if (queueId === undefined || agentId === undefined || !isEntityId(queueId) || !isEntityId(agentId))
      return;
    const key = membershipKey(queueId, agentId);
    // Lent again before it was given back: what counts is how it was before the first loan.
    const earlier = (await tables.loans.open()).find(
      loan => loan.queueId === queueId && loan.agentId === agentId,
    );
    const member = floor().memberships.get(key);
    const before = earlier === undefined ? member && settingsOf(member) : earlier.before;
    await tables.loans.put({
      id: request.id,
      platformId: record.platformId,
      queueId,
      agentId,
      lender: { user: record.by.user, name: record.by.name },
      since: record.requestedAt,
      until: request.params.until,
      back: before === undefined ? 'remove' : 'restore',
      state: 'asked',
      note: undefined,
      before,
      returnId: undefined,
      tries: 0,
      notBefore: 0,
    });
  };
}

function settingsOf(member: Membership): MembershipSettings {
  const { availability, wrapUpSeconds, order, priority, callLimit, textLimit } = member;
  const { autoAnswer, answerConfirmation, proficiency } = member;
  return {
    ...(availability === 'unknown' ? {} : { availability }),
    wrapUpSeconds,
    order,
    priority,
    callLimit,
    textLimit,
    autoAnswer,
    answerConfirmation,
    proficiency,
  };
}

/** Makes the keeper of loans. */
export function createLoans(deps: {
  readonly store: Store;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly report: Log;
  readonly floor: () => Floor;
  readonly bus: () => Pick<CommandBus, 'submit'>;
  readonly people: ReadonlyMap<string, Person>;
}): Loans {
  const { store, audit, clock, report, floor, people } = deps;
  let loans: readonly StoredLoan[] = [];
  const commands = new Map<string, CommandRecord>();
  const ending = new AbortController();
  /** One change of a loan at a time: a person's and the clock's must not cross. */
  const alone = createMutex();
  let stale = true;
  let running: Promise<void> = Promise.resolve();

  async function refresh(): Promise<void> {
    stale = false;
    loans = await store.loans.open();
    const ids = new Set(loans.flatMap(({ id, returnId }) => [id, ...(returnId ? [returnId] : [])]));
    for (const id of commands.keys()) if (!ids.has(id)) commands.delete(id);
    for (const id of ids) {
      const known = commands.has(id) ? undefined : (await store.commands.get(id))?.record;
      if (known !== undefined) commands.set(id, known);
    }
  }

  async function put(loan: StoredLoan, note?: { action: string; person?: Person; outcome?: string }) {
    const { lender } = loan;
    await store.transact(async tables => {
      await tables.loans.put(loan);
      if (note !== undefined)
        await audit.noteIn(tables, {
          user: note.person?.username ?? lender.user,
          userName: note.person?.name ?? lender.name,
          action: note.action,
          commandId: loan.returnId ?? loan.id,
          commandType: 'queue.loan-agent',
          platformId: loan.platformId,
          target: loan.agentId,
          targetName: floor().agents.get(loan.agentId)?.profile?.name,
          team: floor().agents.get(loan.agentId)?.profile?.team?.name,
          outcome: note.outcome,
        });
    });
    const others = loans.filter(({ id }) => id !== loan.id);
    loans = [...others, ...(loan.state === 'over' ? [] : [loan])].toSorted((a, b) => a.until - b.until);
    return loan;
  }

  /** Gives back by a command of the lender's own, through the same bus as every other [LO2]. */
  async function giveBack(loan: StoredLoan): Promise<void> {
    const returnId = `back-${hash('sha256', loan.id, 'hex').slice(0, 24)}-${loan.tries}`;
    // Known before it is sent: after a crash the same id is sent again, which does nothing twice.
    const going = await put({ ...loan, state: 'returning', returnId });
    const lender = people.get(loan.lender.user);
    const denied = (why: string) =>
      put({ ...going, returnId: undefined, notBefore: clock.now() + DENIED_AGAIN_MS, note: why });
    if (lender === undefined) {
      await denied(
        `${loan.lender.name} may no longer sign in, so nothing can be done in their name. Take the agent off yourself.`,
      );
      return;
    }
    const target = { queueId: loan.queueId, agentId: loan.agentId };
    const request: CommandRequest =
      loan.before === undefined
        ? { id: returnId, type: 'queue.remove-agent', params: {}, target, reason: 'The loan is over' }
        : {
            id: returnId,
            type: 'queue.update-agent',
            params: loan.before,
            target,
            reason: 'The loan is over',
          };
    const result = await deps.bus().submit(lender, request);
    if (!result.ok) await denied(result.error.message);
  }

  async function take(loan: StoredLoan, step: LoanStep): Promise<void> {
    switch (step.kind) {
      case 'rest':
        return;
      case 'lent':
        await put({ ...loan, state: 'lent' });
        return;
      case 'return':
        return giveBack(loan);
      case 'later':
        await put({
          ...loan,
          state: 'returning',
          returnId: undefined,
          tries: loan.tries + 1,
          notBefore: step.at,
          note: step.note,
        });
        return;
      case 'over':
        await put(
          { ...loan, state: 'over', note: step.note },
          { action: `loan.${step.how}`, outcome: step.note },
        );
    }
  }

  async function round(): Promise<void> {
    if (stale) await refresh();
    for (const { id } of loans) {
      if (ending.signal.aborted) return;
      await alone(() => look(id));
    }
  }

  async function look(id: string): Promise<void> {
    const loan = loans.find(one => one.id === id);
    if (loan === undefined) return;
    const now = floor();
    const step = nextStep(loan, {
      lending: commands.get(loan.id),
      returning: loan.returnId === undefined ? undefined : commands.get(loan.returnId),
      member: now.memberships.get(membershipKey(loan.queueId, loan.agentId)),
      heard: now.platforms.get(loan.platformId)?.link.state === 'live',
      now: clock.now(),
    });
    await take(loan, step);
  }

  /** Changes a loan as it is by then. */
  const changed = (id: string, change: (loan: StoredLoan) => Promise<StoredLoan> | undefined) =>
    alone(async () => {
      const loan = (await store.loans.open()).find(one => one.id === id);
      return loan && change(loan);
    });

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await round().catch(error => {
        stale = true;
        report('error', 'Loans could not be looked after; trying again.', { error: String(error) });
      });
      await clock.sleep(ROUND_MS, ending.signal);
    }
  }

  return {
    open: () => store.loans.open(),
    changeTime: (id, person, until) =>
      changed(id, loan =>
        loan.state === 'returning' && loan.returnId !== undefined
          ? undefined
          : put({ ...loan, until, notBefore: 0, note: undefined }, { action: 'loan.time-changed', person }),
      ),
    keep: (id, person) => {
      const note = `${person.name} keeps the agent in the queue.`;
      return changed(id, loan =>
        put({ ...loan, state: 'over', note }, { action: 'loan.kept', person, outcome: note }),
      );
    },
    see: command => {
      if (command.type === 'queue.loan-agent') stale = true;
      if (loans.some(({ id, returnId }) => id === command.id || returnId === command.id))
        commands.set(command.id, command);
    },
    start: async () => {
      await refresh();
      running = run();
    },
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
