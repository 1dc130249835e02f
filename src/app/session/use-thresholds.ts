import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { NO_THRESHOLDS, type Thresholds } from '../../protocol/thresholds.ts';
import { useDeps } from '../deps.tsx';
import { sessionQuery } from './use-session.ts';

/** The limits that are configured for the floor; those known last where nobody is signed in any more. */
export function useThresholds(): Thresholds {
  const { data } = useQuery(sessionQuery(useDeps()));
  const last = useRef(NO_THRESHOLDS);
  if (data) last.current = data.thresholds;
  return last.current;
}
