import type { TextLeg } from '../../floor/entities.ts';
import type { AgentId } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import { type ApiResult, troubleOf } from './account.ts';
import type { GenesysConfig } from './config.ts';
import type { Seat } from './directory.ts';
import type { Teller } from './teller.ts';
import type { Watches } from './watches.ts';

type Mode = 'monitor' | 'coach' | 'barge-in';

/** Invitations of one user: asked for by an Intrude, or brought by standing supervision. */
export type Invitations = {
  /** An Intrude is about to be sent: its invitation may arrive before its answer. */
  readonly expect: (id: string, mode: Mode, agentId: AgentId) => void;
  /** The Intrude was refused. */
  readonly give: (id: string) => void;
  readonly isExpected: (id: string) => boolean;
  /** The mode that was asked for. */
  readonly modeOf: (id: string) => Mode | undefined;
  /** An invitation stands: it is accepted by itself where it is what the supervisor asked for and the configuration lets. */
  readonly arrived: (id: string, leg: TextLeg) => void;
  /** The invitation stands no longer, or never came to be. */
  readonly answered: (id: string) => void;
  /** Whether a conversation came by standing supervision, not by an Intrude. */
  readonly cameUnasked: (id: string) => boolean;
  readonly stop: () => void;
};

type Expected = { readonly mode: Mode; readonly agentId: AgentId; readonly timer: AbortController };

export function createInvitations(given: {
  readonly config: Pick<GenesysConfig, 'name' | 'acceptInvitations' | 'invitationSeconds'>;
  readonly clock: Clock;
  readonly watches: Watches;
  readonly teller: Teller;
  readonly seat: () => Seat;
  readonly agentOf: (id: string) => AgentId | undefined;
  readonly accept: (id: string) => Promise<ApiResult>;
}): Invitations {
  const { config, clock, watches, teller, seat, agentOf, accept } = given;
  const expected = new Map<string, Expected>();
  const accepting = new Set<string>();
  const unasked = new Set<string>();

  const drop = (id: string) => {
    expected.get(id)?.timer.abort();
    expected.delete(id);
  };

  const wanted = (id: string, leg: TextLeg): 'yes' | 'other-mode' | 'unknown' => {
    const asked = expected.get(id);
    if (asked !== undefined) return leg.mode === undefined || leg.mode === asked.mode ? 'yes' : 'other-mode';
    const agentId = agentOf(id);
    const mine = watches.of(seat().user).filter(watch => agentId === undefined || watch.agentId === agentId);
    if (mine.length === 0) return 'unknown';
    return mine.some(watch => leg.mode === watch.mode) ? 'yes' : 'other-mode';
  };

  const step = async (id: string) => {
    accepting.add(id);
    const trouble = troubleOf(await accept(id));
    if (trouble === undefined) return;
    accepting.delete(id);
    const title = `The invitation of ${seat().nickname} could not be accepted: ${trouble}. Accept it by hand, or reject it.`;
    teller.notice(agentOf(id), 'warning', title);
  };

  return {
    expect: (id, mode, agentId) => {
      drop(id);
      unasked.delete(id);
      const timer = new AbortController();
      expected.set(id, { mode, agentId, timer });
      void clock.sleep(config.invitationSeconds * 1000, timer.signal).then(() => {
        if (timer.signal.aborted) return;
        expected.delete(id);
        const title = `${config.name} took the request of ${seat().nickname}, but sent no invitation. Try again.`;
        teller.notice(agentId, 'warning', title);
      });
    },
    give: drop,
    isExpected: id => expected.has(id),
    modeOf: id => expected.get(id)?.mode,
    arrived: (id, leg) => {
      if (!expected.has(id)) unasked.add(id);
      expected.get(id)?.timer.abort();
      if (config.acceptInvitations === 'ask' || accepting.has(id)) return;
      const verdict = wanted(id, leg);
      if (verdict === 'yes') return void step(id);
      if (verdict === 'other-mode') {
        const title = `${config.name} invites ${seat().nickname} in another way than was asked for. Accept or reject it by hand.`;
        teller.notice(agentOf(id), 'warning', title);
      }
    },
    answered: id => {
      drop(id);
      accepting.delete(id);
    },
    cameUnasked: id => unasked.has(id),
    stop: () => {
      for (const id of [...expected.keys()]) drop(id);
    },
  };
}
