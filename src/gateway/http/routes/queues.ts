import { isEntityId, type QueueId } from '../../../floor/ids.ts';
import { seesPlatform } from '../../../floor/scope.ts';
import { API } from '../../../protocol/paths.ts';
import {
  changeLoanSchema,
  type Loan,
  type LoansReply,
  type Trend,
  type TrendPoint,
  type TrendReply,
  type TrendsReply,
  trendQuerySchema,
} from '../../../protocol/queues.ts';
import { showsAgent } from '../../feed/lens.ts';
import type { Gateway } from '../../gateway.ts';
import { SAMPLE_MS } from '../../queues/sampler.ts';
import type { QueueSample, StoredLoan } from '../../store/store.ts';
import { Refused } from '../errors.ts';
import { json, route } from '../route.ts';
import type { Viewer } from '../viewer.ts';

const trend = route({
  method: 'GET',
  path: '/api/queues/:id/trend',
  access: 'floor.view',
  summary: "A queue's recent past: waiting, longest wait and service level, once a minute.",
  query: trendQuerySchema,
  reply: { status: 200, description: 'The past, oldest first.', type: 'TrendReply' },
  handle: async ({ viewer, params, query: { minutes } }, { keeper, store, clock }) => {
    const id = params.id ?? '';
    const queue = isEntityId(id) ? keeper.floor().queues.get(id) : undefined;
    if (queue === undefined || !seesPlatform(viewer.lens.scope, queue.platformId))
      throw new Refused('not-found', 'There is no such queue on your floor.');
    const samples = await store.samples.since(clock.now() - minutes * 60_000, queue.id);
    const reply: TrendReply = trendOf(queue.id, samples);
    return json(reply);
  },
});

const trends = route({
  method: 'GET',
  path: API.trends,
  access: 'floor.view',
  summary: 'The recent past of all queues in sight.',
  query: trendQuerySchema,
  reply: { status: 200, description: 'One past for each queue.', type: 'TrendsReply' },
  handle: async ({ viewer, query: { minutes } }, { keeper, trends: past }) => {
    const byQueue = await past.all(minutes);
    const shown = [...keeper.floor().queues.values()].filter(queue =>
      seesPlatform(viewer.lens.scope, queue.platformId),
    );
    const reply: TrendsReply = { trends: shown.map(({ id }) => trendOf(id, byQueue.get(id) ?? [])) };
    return json(reply);
  },
});

function trendOf(queueId: QueueId, samples: readonly QueueSample[]): Trend {
  const points = samples.map(({ queueId: _, ...point }): TrendPoint => point);
  return { queueId, everyMs: SAMPLE_MS, points };
}

const loans = route({
  method: 'GET',
  path: API.loans,
  access: 'floor.view',
  summary: 'Who is lent to which queue until when.',
  reply: { status: 200, description: 'Loans that are not over, soonest first.', type: 'LoansReply' },
  handle: async ({ viewer }, gateway) => {
    const open = await gateway.loans.open();
    const reply: LoansReply = {
      loans: open.filter(loan => showsLoan(viewer, loan, gateway)).map(viewOf),
    };
    return json(reply);
  },
});

const change = route({
  method: 'PUT',
  path: '/api/loans/:id',
  access: 'queue.loan-agent',
  summary: 'Give back at another time; a time that has passed means now.',
  body: changeLoanSchema,
  reply: { status: 200, description: 'The loan.', type: 'Loan' },
  handle: async ({ viewer, params, body }, gateway) => {
    const loan = await findLoan(viewer, params.id, gateway);
    const changed = await gateway.loans.changeTime(loan.id, viewer.person, body.until);
    if (changed === undefined) throw tooLate();
    return json(viewOf(changed));
  },
});

const keep = route({
  method: 'DELETE',
  path: '/api/loans/:id',
  access: 'queue.loan-agent',
  summary: 'Keep the agent in the queue: they are not given back.',
  reply: { status: 204, description: 'The loan is over, the agent stays.' },
  handle: async ({ viewer, params }, gateway) => {
    const loan = await findLoan(viewer, params.id, gateway);
    if ((await gateway.loans.keep(loan.id, viewer.person)) === undefined) throw tooLate();
    return new Response(null, { status: 204 });
  },
});

const tooLate = () =>
  new Refused('already-settled', 'It is too late: the agent is being given back just now.');

async function findLoan(viewer: Viewer, id: string | undefined, gateway: Gateway): Promise<StoredLoan> {
  const loan = (await gateway.loans.open()).find(one => one.id === id);
  if (loan === undefined || !showsLoan(viewer, loan, gateway))
    throw new Refused('not-found', 'There is no such loan on your floor. It may be over: look again.');
  return loan;
}

function showsLoan({ lens }: Viewer, loan: StoredLoan, { keeper }: Gateway): boolean {
  return (
    seesPlatform(lens.scope, loan.platformId) && showsAgent(lens, keeper.floor().agents.get(loan.agentId))
  );
}

function viewOf({ before, returnId, tries, notBefore, ...loan }: StoredLoan): Loan {
  return loan;
}

export const queueRoutes = [trend, trends, loans, change, keep];
