import { lazy } from 'react';
import type { Platform } from '../../floor/entities.ts';
import { type FreshnessState, useFreshness, useNow } from '../live/index.ts';
import { Popup } from '../ui/popup.tsx';
import { freshnessText } from './freshness-words.ts';

const FreshnessDetails = lazy(() => import('./freshness-details.tsx'));

/** How fresh a platform's facts are, always in sight; the reason and what happens next one click away. */
export function FreshnessChip({ platform }: { readonly platform: Platform }) {
  const freshness = useFreshness(platform.id);
  const now = useNow();
  const text = freshnessText(freshness, now - platform.link.since);
  return (
    <Popup
      label={`${platform.name}: how fresh it is`}
      className="chip"
      align="end"
      trigger={
        <span className="chip-inner" data-freshness={freshness.state}>
          <span className="chip-name">{platform.name}</span>
          <FreshnessMark state={freshness.state} />
          <span className="chip-text">{text}</span>
        </span>
      }
    >
      {() => <FreshnessDetails platform={platform} freshness={freshness} />}
    </Popup>
  );
}

/** Full, half or hollow: readable without colour. */
export function FreshnessMark({ state }: { readonly state: FreshnessState }) {
  return (
    <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className="flex-none">
      <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
      {state === 'live' && <circle cx="5" cy="5" r="4.6" fill="currentColor" />}
      {state === 'stale' && <path d="M5 1v8a4 4 0 0 1 0-8Z" fill="currentColor" />}
    </svg>
  );
}
