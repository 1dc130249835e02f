import { Lock } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Availability } from './availability.ts';
import { sayRefusal } from './say-refusal.ts';

/**
 * A button for an act. A refused one stays in the tab order and says why, before and after the click, but does
 * nothing.
 */
export function ActButton(props: {
  readonly act: Availability;
  readonly onPress: () => void;
  readonly onPoint: (pointed: boolean) => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly look?: 'frame' | 'plain' | 'harm';
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly keyName?: string;
}) {
  const { act, onPress, onPoint, pressed, expanded, keyName, className = 'button' } = props;
  const says = useId();
  return (
    <button
      type="button"
      className={className}
      data-look={props.look ?? 'frame'}
      aria-disabled={!act.can}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-describedby={says}
      aria-keyshortcuts={keyName}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
      onClick={() => {
        if (act.can) return onPress();
        onPoint(true);
        sayRefusal(act);
      }}
    >
      {!act.can && !pressed && <Lock size={12} aria-hidden="true" />}
      {props.children}
      <span id={says} hidden>
        {act.can ? act.effect : `Refused: ${act.why}`}
      </span>
    </button>
  );
}
