/**
 * Result branches of the Studio actions JOIN AGENT SESSION and TERMINATE AGENT SESSION, and which of them an answer of
 * the API means. NICE publishes the names, not the statuses: a known code word in the body or in the reason phrase
 * decides first, then the status, which a tenant's configuration may override.
 */
export const JOIN_BRANCHES = [
  'Success',
  'InvalidSecurityUser',
  'InvalidAgentSession',
  'InvalidAgentId',
  'ImpersonateNotEnabled',
  'Default',
] as const;
export type JoinBranch = (typeof JOIN_BRANCHES)[number];

export const TERMINATE_BRANCHES = [
  'OnSuccess',
  'OnInvalidAgentId',
  'OnUnauthorized',
  'OnInvalidSecurityUser',
  'OnTooManyRequests',
  'Default',
] as const;
export type TerminateBranch = (typeof TERMINATE_BRANCHES)[number];

/** What decides about a branch: the status, the reason phrase and the body as text. */
export type Answered = { readonly status: number; readonly reason: string; readonly text: string };

export type StatusTable<B extends string> = Readonly<Partial<Record<string, B>>>;

type Words<B extends string> = readonly (readonly [pattern: RegExp, branch: B])[];

const JOIN_WORDS: Words<JoinBranch> = [
  [/ImpersonateNotEnabled|impersonat\w* (is )?not (enabled|allowed)/i, 'ImpersonateNotEnabled'],
  [/InvalidAgentSession|invalid agent session/i, 'InvalidAgentSession'],
  [/InvalidAgentId|invalid agent id/i, 'InvalidAgentId'],
  [/InvalidSecurityUser|invalid security user/i, 'InvalidSecurityUser'],
];

const JOIN_STATUS: StatusTable<JoinBranch> = {
  400: 'InvalidAgentId',
  401: 'InvalidSecurityUser',
  403: 'ImpersonateNotEnabled',
  404: 'InvalidAgentSession',
};

const TERMINATE_WORDS: Words<TerminateBranch> = [
  [/InvalidAgentId|invalid agent id/i, 'OnInvalidAgentId'],
  [/InvalidSecurityUser|invalid security user/i, 'OnInvalidSecurityUser'],
  [/TooManyRequests|too many requests/i, 'OnTooManyRequests'],
  [/OnUnauthorized|insufficient (permission|privilege)|not authorized for/i, 'OnUnauthorized'],
];

const TERMINATE_STATUS: StatusTable<TerminateBranch> = {
  400: 'OnInvalidAgentId',
  401: 'OnInvalidSecurityUser',
  403: 'OnUnauthorized',
  404: 'OnInvalidAgentId',
  429: 'OnTooManyRequests',
};

/** The branch that an answer to a join means. */
export function joinBranch(answer: Answered, override: StatusTable<JoinBranch> = {}): JoinBranch {
  return isSuccess(answer) ? 'Success' : judge(answer, JOIN_WORDS, { ...JOIN_STATUS, ...override });
}

/** The branch that an answer to a terminate means. */
export function terminateBranch(
  answer: Answered,
  override: StatusTable<TerminateBranch> = {},
): TerminateBranch {
  return isSuccess(answer)
    ? 'OnSuccess'
    : judge(answer, TERMINATE_WORDS, { ...TERMINATE_STATUS, ...override });
}

function isSuccess(answer: Answered): boolean {
  return answer.status >= 200 && answer.status < 300;
}

function judge<B extends string>(answer: Answered, words: Words<B>, byStatus: StatusTable<B>): B | 'Default' {
  const said = `${answer.reason}\n${answer.text.slice(0, 4096)}`;
  // A rate limit is told by its status alone: proxies in front of CXone answer it with pages full of other words.
  if (answer.status !== 429) for (const [pattern, branch] of words) if (pattern.test(said)) return branch;
  return byStatus[String(answer.status)] ?? 'Default';
}
