/** How far a documented call is simulated. */
export type Coverage = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/ns-api/v2`. */
  readonly path: string;
  readonly simulated: boolean;
  readonly note?: string;
};

const done = (method: Coverage['method'], path: string, note?: string): Coverage => ({
  method,
  path,
  simulated: true,
  ...(note === undefined ? {} : { note }),
});
const not = (method: Coverage['method'], path: string, note: string): Coverage => ({
  method,
  path,
  simulated: false,
  note,
});

/** NetSapiens' calls that have to do with queues, and whether the simulator answers them. A test keeps it true. */
export const COVERAGE: readonly Coverage[] = [
  done('GET', '/version', 'needs no bearer'),
  done('POST', '/tokens', 'grants password and refresh_token'),
  done('POST', '/jwt', 'with a password, by refresh, and for another user with a key'),
  done('GET', '/jwt'),
  done('DELETE', '/jwt'),
  not('DELETE', '/jwt/:uid', 'nobody else is signed in'),
  done('GET', '/apikeys/~'),
  not('POST', '/apikeys', 'keys are fixed'),
  done('GET', '/domains/:domain/callqueues'),
  done('GET', '/domains/:domain/callqueues/list'),
  done('GET', '/domains/:domain/callqueues/:queue'),
  not('POST', '/domains/:domain/callqueues', 'queues are the story’s'),
  not('PUT', '/domains/:domain/callqueues/:queue', 'queues are the story’s'),
  not('DELETE', '/domains/:domain/callqueues/:queue', 'queues are the story’s'),
  done('GET', '/domains/:domain/agents'),
  done('GET', '/domains/:domain/callqueues/:queue/agents'),
  done('GET', '/domains/:domain/callqueues/:queue/agents/count'),
  done('GET', '/domains/:domain/callqueues/:queue/agents/:agent'),
  done(
    'POST',
    '/domains/:domain/callqueues/:queue/agents',
    'synchronous: 200 under the example’s names; else 202',
  ),
  done('PUT', '/domains/:domain/callqueues/:queue/agents/:agent', '202, seen after some seconds'),
  done('DELETE', '/domains/:domain/callqueues/:queue/agents/:agent', '202, seen after some seconds'),
  done('PATCH', '/domains/:domain/callqueues/:queue/agents/:agent/login', 'also for all queues'),
  done('PATCH', '/domains/:domain/callqueues/:queue/agents/:agent/logout', 'also for all queues'),
  done('PATCH', '/domains/:domain/callqueues/:queue/agents/:agent/onecall', 'also for all queues'),
  done('PATCH', '/domains/:domain/callqueues/all/agents/:agent/:status'),
  done('GET', '/domains/:domain/queuedcall/:queue'),
  not('POST', '/domains/:domain/queuedcall/:queue', 'callbacks'),
  done('GET', '/domains/:domain/calls', 'under the schema’s names'),
  done('GET', '/domains/:domain/calls/count'),
  done('GET', '/domains/:domain/users/:user/calls', 'under the example’s older names'),
  not('POST', '/domains/:domain/users/:user/calls', 'calls are the story’s'),
  done('GET', '/domains/:domain/messagesessions', 'under the example’s -timestamp names'),
  done('GET', '/domains/:domain/users/:user/messagesessions'),
  done('GET', '/domains/:domain/users/:user/messagesessions/:session/messages'),
  not(
    'POST',
    '/domains/:domain/users/:user/messagesessions/:session/messages',
    'conversations are the story’s',
  ),
  done('GET', '/domains/:domain/statistics/queue/per-queue', 'counts since the story began'),
  done('GET', '/domains/:domain/statistics/callqueues/:queue', 'counts since the story began'),
  not('GET', '/domains/:domain/statistics/agent', 'the story keeps no counters of agents'),
  not('GET', '/domains/:domain/statistics/agentLog', 'the story keeps no log of statuses'),
  done('GET', '/subscriptions'),
  done('POST', '/subscriptions', 'posts go to this computer alone'),
  done('GET', '/subscriptions/:id'),
  done('DELETE', '/subscriptions/:id'),
  done('GET', '/domains/:domain/subscriptions'),
  done('POST', '/domains/:domain/subscriptions', 'posts go to this computer alone'),
  done('DELETE', '/domains/:domain/subscriptions/:id'),
  not('PUT', '/subscriptions/:id', 'take back and make again'),
];
