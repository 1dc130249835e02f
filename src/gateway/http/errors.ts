import { ERROR_STATUS, type ErrorCode, type ErrorReply } from '../../protocol/errors.ts';

/** A refusal on its way to HTTP. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.headers = headers;
  }
}

/** Status and body of a refusal. */
export function refusalReply(code: ErrorCode, message: string, requestId: string) {
  const body: ErrorReply = { code, message, requestId };
  return { status: ERROR_STATUS[code], body: JSON.stringify(body) };
}

/** The words for what several places refuse alike. */
export const WORDS = {
  notSignedIn: 'You are not signed in, or your session has ended. Sign in again.',
  wrongOrigin: 'This request came from another site and was refused.',
  cursorGone: 'The place you stopped at is no longer held. Take a new snapshot of the floor.',
  internal: 'Something went wrong in the gateway. It was logged under the request id.',
  diskRefuses:
    'The gateway cannot write to its disk, so nothing was done. It goes on by itself when there is room again.',
  noSuchAddress: 'There is nothing at this address.',
} as const;
