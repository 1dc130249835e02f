import { isEntityId } from '../../../floor/ids.ts';
import type { AuditRow } from '../../../protocol/commands.ts';
import { useLive } from '../../live/index.ts';
import { subjectWords } from './action-words.ts';
import { usePlatformNames } from './use-platform-names.ts';

/** What a row is about, in words. What was not allowed is written down without a name: that comes from the floor. */
export function useSubject(): (row: AuditRow) => string {
  const live = useLive();
  const platformName = usePlatformNames();
  return row => {
    const { target, targetName } = row;
    const known = targetName === undefined && target !== undefined && isEntityId(target);
    return subjectWords(known ? { ...row, targetName: live.row(target)?.name } : row, platformName);
  };
}
