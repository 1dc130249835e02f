import type { ErrorCode } from '../../protocol/errors.ts';

/** Why a command was not taken, for the person who asked. */
export type Refusal = { readonly code: ErrorCode; readonly message: string };
