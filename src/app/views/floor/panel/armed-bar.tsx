import { ARMED_MS } from '../../../commands/use-arm.ts';
import { Button } from '../../../ui/button.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { useFocusBack } from '../../../ui/use-focus-back.ts';
import type { Rung } from './ladder.ts';

/** An armed act: who will hear, how long it stays armed, and the two ways out. */
export function ArmedBar(props: {
  readonly rung: Rung;
  readonly name: string;
  /** Whether a press fires it by now, and is no double click of the one that armed it. */
  readonly ready: boolean;
  readonly onFire: () => void;
  readonly onCancel: () => void;
}) {
  const { rung, name, ready, onFire, onCancel } = props;
  useFocusBack();
  return (
    <div className="armed" role="alert">
      <p className="armed-heard">{rung.heard(name)}</p>
      <div className="flex gap-2">
        <Button look="firm" aria-disabled={!ready} onClick={onFire}>
          {rung.now} <Kbd>{rung.key}</Kbd>
        </Button>
        <Button look="plain" onClick={onCancel}>
          Not now
        </Button>
      </div>
      <i className="armed-time" aria-hidden="true" style={{ animationDuration: `${ARMED_MS}ms` }} />
    </div>
  );
}
