import { Eye } from 'lucide-react';
import type { Ref } from 'react';
import { isOwn } from '../../../commands/own-mode.ts';
import { type AgentRow, useFreshnessState, usePlatform } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';
import { StaleNote } from '../../../shell/stale-note.tsx';
import { Elapsed } from '../../../ui/elapsed.tsx';
import { timeOfDay } from '../../../ui/format.ts';
import { PanelTitle } from '../../../ui/panel-title.tsx';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { MODE_DOING, MODE_OWN, pendingWords, reasonWords } from '../row-words.ts';

/** Who it is, in which state and for how long, what comes next, and who else is watching. */
export function PanelHead(props: {
  readonly row: AgentRow;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
}) {
  const { row, headingRef, onClose } = props;
  const platform = usePlatform(row.platformId);
  const next = pendingWords(row.pending);
  const reason = reasonWords(row.display, row.reason);
  const own = useSession().identities.find(({ platformId }) => platformId === row.platformId)?.label;
  const stale = useFreshnessState(row.platformId) !== 'live';
  return (
    <header className="panel-head">
      <PanelTitle name={row.name} headingRef={headingRef} onClose={onClose} />
      <p className="quiet">
        {platform?.name ?? row.platformId}
        {row.team !== undefined && <bdi> · {row.team}</bdi>}
      </p>
      <p className="panel-state" data-stale={stale || undefined}>
        <StateIcon
          state={row.display}
          size={15}
          text={row.contact !== undefined && row.contact.channel !== 'voice'}
        />
        <bdi className="font-semibold">{row.word}</bdi>
        {reason !== undefined && <bdi className="cut text-ink-2">{reason}</bdi>}
        <Elapsed platformId={row.platformId} since={row.since} className="ml-auto font-semibold" />
      </p>
      <p className="panel-since quiet">
        {row.since === undefined ? 'since when is not known' : `since ${timeOfDay(row.since)}`}
        {next !== undefined && <bdi className="text-ink"> · {next} (pending)</bdi>}
      </p>
      <StaleNote platformId={row.platformId} />
      {row.supervisions.map(one => (
        <p key={one.id} className="panel-watcher">
          <Eye size={14} aria-hidden="true" className="watch-eye" />
          <span>
            {isOwn(one, own) ? (
              <>
                <strong className="font-semibold">You</strong> {MODE_OWN[one.mode]}
                <bdi className="quiet"> as {one.supervisor.name}</bdi>
              </>
            ) : (
              <>
                <bdi className="font-semibold">{one.supervisor.name}</bdi> {MODE_DOING[one.mode]}
              </>
            )}
            {one.certainty === 'presumed' && <span className="quiet"> (presumed)</span>}
          </span>
          <Elapsed platformId={row.platformId} since={one.since} className="ml-auto quiet" />
        </p>
      ))}
    </header>
  );
}
