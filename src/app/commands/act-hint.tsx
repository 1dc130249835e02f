import { Lock } from 'lucide-react';
import type { PlatformId } from '../../floor/ids.ts';
import { openDialog } from '../shell/dialogs.ts';
import { Button } from '../ui/button.tsx';
import type { Availability } from './availability.ts';

/** What the act that is pointed at will do, or why it is refused and what helps. */
export function ActHint(props: {
  readonly act: Availability | undefined;
  readonly otherwise: string;
  readonly platformId: PlatformId;
}) {
  const { act, otherwise, platformId } = props;
  if (act === undefined) return <p className="act-hint quiet">{otherwise}</p>;
  if (act.can) return <p className="act-hint">{act.effect}</p>;
  return (
    <div className="act-hint" data-refused>
      <Lock size={13} aria-hidden="true" />
      <p>{act.why}</p>
      {act.mend === 'link-identity' && (
        <Button small onClick={() => openDialog({ kind: 'identity', platformId })}>
          Link yours
        </Button>
      )}
    </div>
  );
}

/** The one reason for which all of these are refused; `undefined` when there is none, or several. */
export function commonRefusal(acts: readonly Availability[]): Availability | undefined {
  const [first] = acts;
  if (first === undefined || first.can) return undefined;
  return acts.every(act => !act.can && act.why === first.why) ? first : undefined;
}
