import type { Platform } from '../../floor/entities.ts';
import { type Freshness, useNotices, useNow } from '../live/index.ts';
import { duration, moment, sentence } from '../ui/format.ts';
import { freshnessMeaning, KIND_NAMES } from './platform-words.ts';

/** Why a platform is as fresh as it is, and what that means. */
export default function FreshnessDetails(props: {
  readonly platform: Platform;
  readonly freshness: Freshness;
}) {
  const { platform, freshness } = props;
  const now = useNow();
  const notices = useNotices(platform.id).slice(0, 4);
  const { link } = platform;
  return (
    <div className="popup-pad grid w-[320px] max-w-full gap-2.5">
      <h2 className="text-md">{platform.name}</h2>
      <p className="text-ink-2">{freshnessMeaning(freshness.state)}</p>
      {freshness.reason !== undefined && <p className="font-medium">{sentence(freshness.reason)}</p>}
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
