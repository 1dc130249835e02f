import { memo, useCallback, useRef } from 'react';
import type { PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { useTick } from '../live/index.ts';
import { duration, UNKNOWN } from './format.ts';

/**
 * Time since a moment, ticking. The text is written straight into the page once a second, without rendering; it stands
 * still while the platform is stale. A moment that was not told is a dash with its reason.
 */
export const Elapsed = memo(function Elapsed(props: {
  readonly platformId: PlatformId;
  readonly since: Millis | undefined;
  readonly className?: string;
}) {
  const { platformId, since, className = '' } = props;
  const ref = useRef<HTMLSpanElement>(null);
  const shown = useRef('');
  const write = useCallback(
    (now: Millis) => {
      const text = since === undefined ? UNKNOWN : duration(now - since);
      const element = ref.current;
      if (element === null || (text === shown.current && element.firstChild !== null)) return;
      shown.current = text;
      // The text node stays: a new one each second would be styled and laid out from nothing.
      if (element.firstChild === null) element.textContent = text;
      else element.firstChild.nodeValue = text;
    },
    [since],
  );
  useTick(platformId, write);
  return (
    <span
      ref={ref}
      className={`elapsed ${className}`}
      data-tip={since === undefined ? 'The platform did not say since when' : undefined}
    />
  );
});
