import type { ErrorCode, ErrorReply } from '../../protocol/errors.ts';

/** The subset of `fetch` that the app uses. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A request that the gateway refused, or that did not reach it (`unreachable`). */
export class RequestFailure extends Error {
  readonly code: ErrorCode | 'unreachable';
  readonly requestId: string | undefined;

  constructor(code: ErrorCode | 'unreachable', message: string, requestId?: string) {
    super(message);
    this.name = 'RequestFailure';
    this.code = code;
    this.requestId = requestId;
  }
}

/** Asks the gateway; resolves with its answer or throws a `RequestFailure` whose message is meant for a person. */
export async function request<T>(
  fetch: Fetch,
  path: string,
  options: { readonly method?: string; readonly body?: unknown; readonly signal?: AbortSignal } = {},
): Promise<T> {
  const { method = 'GET', body, signal } = options;
  const response = await fetch(path, {
    method,
    headers: {
      Accept: 'application/json',
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new RequestFailure('unreachable', 'Floorwatch cannot be reached. Check the network and try again.');
  });
  if (response.ok) return response.status === 204 ? (undefined as T) : await response.json();
  throw await failureOf(response);
}

async function failureOf(response: Response): Promise<RequestFailure> {
  const said: Partial<ErrorReply> | undefined = await response.json().catch(() => undefined);
  if (said?.code !== undefined && typeof said.message === 'string') {
    return new RequestFailure(said.code, said.message, said.requestId);
  }
  return new RequestFailure(
    'internal',
    `The gateway answered ${response.status} without saying why. Try again.`,
  );
}

/** What to tell a person about anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof RequestFailure ? error.message : 'Something went wrong in this page. Reload it.';
}
