import type { Platform } from '../../floor/entities.ts';
import { type Freshness, type FreshnessState, useFreshness, useNotices, useNow } from '../live/index.ts';
import { duration, moment } from '../ui/format.ts';
import { Popup } from '../ui/popup.tsx';
import { freshnessMeaning, freshnessText, KIND_NAMES } from './freshness-words.ts';

/** How fresh a platform's facts are, always in sight; the reason and what happens next one click away. */
export function FreshnessChip({ platform }: { readonly platform: Platform }) {
  const freshness = useFreshness(platform.id);
  return (
    <Popup
      label={`${platform.name}: how fresh it is`}
      className="chip"
      align="end"
      trigger={
        <span className="chip-inner" data-freshness={freshness.state}>
          <span className="chip-name">{platform.name}</span>
          <FreshnessMark state={freshness.state} />
          <span className="chip-text">{freshnessText(freshness)}</span>
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

function FreshnessDetails(props: { readonly platform: Platform; readonly freshness: Freshness }) {
  const { platform, freshness } = props;
  const now = useNow();
  const notices = useNotices(platform.id).slice(0, 4);
  const { link } = platform;
  return (
    <div className="popup-pad grid w-[320px] max-w-full gap-2.5">
      <h2 className="text-md">{platform.name}</h2>
      <p className="text-ink-2">{freshnessMeaning(freshness.state)}</p>
      {freshness.reason !== undefined && <p className="font-medium">{freshness.reason}</p>}
      <dl className="facts">
        <dt>Platform</dt>
        <dd>{KIND_NAMES[platform.kind]}</dd>
        <dt>Connection</dt>
        <dd>
          {link.state}
          {link.since > 0 && ` for ${duration(now - link.since)}`}
        </dd>
        <dt>Last answer</dt>
        <dd>{platform.heardAt === undefined ? 'none yet' : moment(platform.heardAt, now)}</dd>
        <dt>Asked again</dt>
        <dd>every {Math.round(platform.refreshMs / 1000)} s at the slowest</dd>
      </dl>
      {notices.length > 0 && (
        <ul className="grid gap-1 border-t border-line pt-2 text-xs">
          {notices.map(notice => (
            <li key={notice.id}>
              <span className="text-ink-3">{moment(notice.asOf, now)}</span> <bdi>{notice.title}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
