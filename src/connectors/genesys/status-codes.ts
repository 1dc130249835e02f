import { STATUS } from './wire.ts';

/** A refusal's name and what it means for a person: why, and what to do. */
export type StatusMeaning = { readonly name: string; readonly why: string; readonly todo: string };

const admin = 'Ask the administrator of Genesys.';
const again = 'Try again in a moment.';

const MEANINGS: Readonly<Record<number, StatusMeaning>> = {
  [STATUS.success]: { name: 'Success', why: 'it was done', todo: '' },
  [STATUS.parameterMissing]: {
    name: 'ParameterMissing',
    why: 'a required parameter is missing',
    todo: 'Please report this.',
  },
  [STATUS.invalidState]: {
    name: 'InvalidState',
    why: 'it is not possible in the present state',
    todo: 'Look at the conversation as it is now and choose again.',
  },
  [STATUS.forbidden]: { name: 'OperationForbidden', why: 'the operation is forbidden', todo: admin },
  [STATUS.internalError]: {
    name: 'InternalError',
    why: 'Genesys, or a server behind it, failed',
    todo: again,
  },
  [STATUS.permissionDenied]: {
    name: 'PermissionDenied',
    why: 'the Genesys user lacks the permission',
    todo: 'Ask the administrator of Genesys for the privilege, or link another user.',
  },
  [STATUS.notFound]: {
    name: 'NotFound',
    why: 'the conversation or user does not exist any more',
    todo: 'It may just have ended: look at the list again.',
  },
  [STATUS.partialSuccess]: {
    name: 'PartialSuccess',
    why: 'only a part of it was done',
    todo: 'Look at what changed.',
  },
  [STATUS.passwordChange]: {
    name: 'PasswordChangeRequired',
    why: 'the Genesys user must change the password first',
    todo: 'Sign in to Genesys, change the password, and link the user again.',
  },
  [STATUS.incomplete]: { name: 'Incomplete', why: 'processing was not completed', todo: again },
  [STATUS.validationError]: {
    name: 'ValidationError',
    why: 'a value is out of range or not allowed',
    todo: 'Change the value.',
  },
  [STATUS.readOnly]: { name: 'ReadOnly', why: 'the property cannot be changed', todo: admin },
  [STATUS.cannotRetrieve]: { name: 'CannotRetrieve', why: 'the resource could not be read', todo: again },
  [STATUS.cannotCreate]: { name: 'CannotCreate', why: 'the resource could not be created', todo: again },
  [STATUS.cannotDelete]: { name: 'CannotDelete', why: 'the resource could not be deleted', todo: again },
  [STATUS.cannotUpdate]: { name: 'CannotUpdate', why: 'the resource could not be changed', todo: again },
  [STATUS.cannotAssign]: { name: 'CannotAssign', why: 'the resource could not be assigned', todo: admin },
  [STATUS.cannotUnassign]: { name: 'CannotUnassign', why: 'the resource could not be released', todo: admin },
  [STATUS.alreadyExists]: { name: 'AlreadyExists', why: 'it exists already', todo: '' },
  [STATUS.inUse]: { name: 'AlreadyInUse', why: 'it is in use already', todo: again },
  [STATUS.notAuthenticated]: {
    name: 'NotAuthenticated',
    why: 'the user name or password was not taken',
    todo: 'Check the Genesys user and link it again.',
  },
};

/** What a `statusCode` means; codes that later versions add come out as `Unknown`. */
export function meaningOf(code: number): StatusMeaning {
  return MEANINGS[code] ?? { name: 'Unknown', why: `it answered with status code ${code}`, todo: admin };
}

/** The branch of a command's outcome: `2 InvalidState`. */
export function branchOf(code: number): string {
  return `${code} ${meaningOf(code).name}`;
}

/** Who refused, why, and what to do. Genesys' own words come with the outcome's raw text. */
export function refusalWords(platform: string, code: number): string {
  const { why, todo } = meaningOf(code);
  return `${platform} refused: ${why}.${todo === '' ? '' : ` ${todo}`}`;
}
