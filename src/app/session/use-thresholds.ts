import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { StateLimits } from '../../floor/display.ts';
import { NO_THRESHOLDS, type Thresholds } from '../../protocol/thresholds.ts';
import { useDeps } from '../deps.tsx';
import { stateLimits } from '../trouble/state-limits.ts';
import { sessionQuery } from './use-session.ts';

/** The limits that are configured for the floor; those known last where nobody is signed in any more. */
export function useThresholds(): Thresholds {
  const { data } = useQuery(sessionQuery(useDeps()));
  const last = useRef(NO_THRESHOLDS);
  if (data) last.current = data.thresholds;
  return last.current;
}

/** How long each state may last, as configured for the floor; the same object while it stays the same. */
export function useStateLimits(): StateLimits {
  const thresholds = useThresholds();
  return useMemo(() => stateLimits(thresholds), [thresholds]);
}
