import type { Performed } from '../connector.ts';
import { answered, silent, unsent } from '../outcomes.ts';
import type { ApiResult } from './account.ts';
import { branchOf, refusalWords } from './status-codes.ts';
import { STATUS } from './wire.ts';

/** The outcome of a call: taken, refused with a named reason, or not known. */
export function performed(result: ApiResult, platform: string, what: string, accepted: string): Performed {
  switch (result.kind) {
    case 'done':
      return answered('accepted', branchOf(STATUS.success), accepted, result.answer);
    case 'refused':
      return answered('refused', branchOf(result.code), refusalWords(platform, result.code), result.answer);
    case 'garbled': {
      const message = `${what} was sent, but ${platform} gave no answer that can be read: ${result.why}. It may have happened: look at the floor before trying again.`;
      return answered('unknown', 'Default', message, result.answer);
    }
    default:
      return silent(result, platform, what);
  }
}

/** What stands in the way before anything of the command itself was sent. */
export function notBegun(result: Exclude<ApiResult, { kind: 'done' }>, platform: string): Performed {
  if (result.kind === 'refused') {
    const message =
      result.code === STATUS.notAuthenticated
        ? `${platform} does not take the user name or password of your linked user. Link it again. Nothing was sent.`
        : `${refusalWords(platform, result.code)} Nothing was sent.`;
    return answered('refused', branchOf(result.code), message, result.answer);
  }
  return unsent(
    'failed',
    'Default',
    `You are not connected to ${platform} yet: ${result.why}. Nothing was sent. Try again in a moment.`,
  );
}
