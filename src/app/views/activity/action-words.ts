import { COMMAND_TYPES } from '../../../floor/commands.ts';
import type { AuditRow } from '../../../protocol/commands.ts';
import { commandTitle } from '../../commands/words.ts';

/** Everything that the audit writes down, in words; the order is that of the filter. */
export const ACTIONS: readonly { readonly action: string; readonly words: string }[] = [
  { action: 'command.requested', words: 'asked for' },
  { action: 'command.sent', words: 'sent' },
  { action: 'command.accepted', words: 'accepted' },
  { action: 'command.observed', words: 'seen on the floor' },
  { action: 'command.refused', words: 'refused by the platform' },
  { action: 'command.failed', words: 'failed' },
  { action: 'command.cancelled', words: 'taken back' },
  { action: 'command.unknown', words: 'outcome not known' },
  { action: 'command.denied', words: 'not allowed' },
  { action: 'session.signed-in', words: 'signed in' },
  { action: 'session.signed-out', words: 'signed out' },
  { action: 'session.refused', words: 'sign-in refused' },
  { action: 'identity.linked', words: 'identity linked' },
  { action: 'identity.unlinked', words: 'identity unlinked' },
];

/** An action in words; one that is not known stands as it is. */
export function actionWords(action: string): string {
  return ACTIONS.find(known => known.action === action)?.words ?? action;
}

/** How a row has to be looked at. */
export function rowTone(action: string): 'trouble' | 'plain' {
  const troubled = ['refused', 'failed', 'unknown', 'denied'];
  return troubled.some(end => action.endsWith(`.${end}`)) ? 'trouble' : 'plain';
}

/** What a row is about: the act with its object, or the target itself. `platformName`: of a platform by its id. */
export function subjectWords(
  row: Pick<AuditRow, 'action' | 'commandType' | 'targetName' | 'target' | 'platformIdentity' | 'platformId'>,
  platformName: (id: string) => string,
): string {
  if (row.action.startsWith('identity.')) {
    const platform = row.platformId === undefined ? undefined : platformName(row.platformId);
    return [row.platformIdentity, platform].filter(Boolean).join(' on ');
  }
  const name = row.targetName ?? row.target;
  const type = COMMAND_TYPES.find(known => known === row.commandType);
  if (type !== undefined) return commandTitle(type, name ?? 'somebody');
  return row.commandType ?? name ?? '';
}
