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

const COUNTS =
  'counts since the story began, whatever the window; `fields` and `remove_zeros` are passed over';

/** NetSapiens' calls that have to do with queues, and whether the simulator answers them. A test holds it equal to the routes. */
export const COVERAGE: readonly Coverage[] = [
  done('GET', '/version', 'needs no bearer'),
  done('POST', '/tokens', 'grants password and refresh_token; the body is JSON'),
  done('POST', '/jwt', 'with a password, by refresh, and for another user with a key'),
  done('GET', '/jwt', 'the token’s claims; a key is no JWT: 400'),
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
  done('PATCH', '/domains/:domain/users/:user/calls/:call/answer'),
  done('PATCH', '/domains/:domain/users/:user/calls/:call/hold'),
  done('PATCH', '/domains/:domain/users/:user/calls/:call/unhold'),
  not('PATCH', '/domains/:domain/users/:user/calls/:call/transfer', 'how it names its target is not known'),
  not(
    'PATCH',
    '/domains/:domain/users/:user/calls/:call/transferPeer',
    'how it names its target is not known',
  ),
  done('DELETE', '/domains/:domain/users/:user/calls/:call/reject'),
  done('DELETE', '/domains/:domain/users/:user/calls/:call'),
  done('GET', '/domains/:domain/messagesessions', 'under the example’s -timestamp names'),
  done('GET', '/domains/:domain/users/:user/messagesessions'),
  done('GET', '/domains/:domain/users/:user/messagesessions/:session/messages'),
  not(
    'POST',
    '/domains/:domain/users/:user/messagesessions/:session/messages',
    'conversations are the story’s',
  ),
  done('GET', '/domains/:domain/statistics/queue/per-queue', COUNTS),
  done('GET', '/domains/:domain/statistics/callqueues/aggregate', COUNTS),
  done('GET', '/domains/:domain/statistics/callqueues/:queue', COUNTS),
  done('GET', '/domains/:domain/statistics/DNIS', COUNTS),
  done('GET', '/domains/:domain/statistics/DNIS/callqueues/:queue', COUNTS),
  done('GET', '/domains/:domain/statistics/agent', 'of calls offered in the window'),
  done('GET', '/domains/:domain/statistics/agent/callqueues/:queue', 'of calls offered in the window'),
  done('GET', '/domains/:domain/statistics/agent/:agent', 'by extension or user@domain'),
  done('GET', '/domains/:domain/statistics/agentLog', 'time at work alone; web counts as meeting'),
  done('GET', '/domains/:domain/callqueuereport/abandoned', 'of the window'),
  done('GET', '/domains/:domain/callqueuereport/abandoned/:queue', 'of the window'),
  done('GET', '/domains/:domain/presence/list', 'open and inactive; other words are not documented'),
  done('GET', '/domains/:domain/dispositions', 'none: the story’s calls are not classed'),
  not('POST', '/domains/:domain/dispositions', 'the story’s calls are not classed'),
  not('GET', '/domains', 'a domain’s settings are no part of the story'),
  not('GET', '/domains/:domain', 'a domain’s settings are no part of the story'),
  not('GET', '/domains/:domain/users', 'users’ settings are no part of the story; names come with agents'),
  not(
    'GET',
    '/domains/:domain/users/:user',
    'users’ settings are no part of the story; names come with agents',
  ),
  done('GET', '/subscriptions'),
  done('POST', '/subscriptions', 'posts go to this computer alone'),
  done('GET', '/subscriptions/:id'),
  done('DELETE', '/subscriptions/:id'),
  done('GET', '/domains/:domain/subscriptions'),
  done('POST', '/domains/:domain/subscriptions', 'posts go to this computer alone'),
  done('DELETE', '/domains/:domain/subscriptions/:id'),
  not('PUT', '/subscriptions/:id', 'take back and make again'),
];
