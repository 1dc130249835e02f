/** Every way in which the gateway refuses a request, with its HTTP status. The list is closed. */
export const ERROR_STATUS = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'already-settled': 409,
  conflict: 409,
  'cursor-gone': 410,
  'too-large': 413,
  'not-json': 415,
  'too-many-requests': 429,
  internal: 500,
  'not-ready': 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Body of every refusal. */
export type ErrorReply = {
  readonly code: ErrorCode;
  /** For a person: what happened and what to do. */
  readonly message: string;
  /** Names the request in the gateway's log. */
  readonly requestId: string;
};
