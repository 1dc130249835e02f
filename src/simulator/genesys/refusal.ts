import { STATUS } from '../../connectors/genesys/wire.ts';

/** A refused call: Genesys' code and words, and the HTTP status that goes with it. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: keyof typeof STATUS, message: string) {
    super(message);
    this.code = STATUS[code];
  }
}

const HTTP: Readonly<Record<number, number>> = {
  [STATUS.parameterMissing]: 400,
  [STATUS.invalidState]: 400,
  [STATUS.forbidden]: 403,
  [STATUS.internalError]: 500,
  [STATUS.permissionDenied]: 403,
  [STATUS.notFound]: 404,
  [STATUS.validationError]: 400,
  [STATUS.readOnly]: 400,
  [STATUS.notAuthenticated]: 401,
};

/** The answer that a refusal is. */
export function refused(refusal: Refusal): Response {
  return Response.json(
    { statusCode: refusal.code, statusMessage: refusal.message },
    { status: HTTP[refusal.code] ?? 400 },
  );
}

/** Success, with whatever else is to be said. */
export const done = (more: Readonly<Record<string, unknown>> = {}): Response =>
  Response.json({ statusCode: STATUS.success, ...more });
