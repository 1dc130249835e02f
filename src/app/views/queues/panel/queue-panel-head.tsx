import type { Ref } from 'react';
import { useFreshnessState } from '../../../live/index.ts';
import { StaleNote } from '../../../shell/stale-note.tsx';
import { CHANNEL_WORDS } from '../../../ui/channel-icon.tsx';
import { Elapsed } from '../../../ui/elapsed.tsx';
import { plural } from '../../../ui/format.ts';
import { PanelTitle } from '../../../ui/panel-title.tsx';
import { OverIcon } from '../../../ui/state-icon.tsx';
import type { QueueLine } from '../board.ts';
import { troubleWords } from '../trouble-words.ts';
import { dispatchWords } from '../words.ts';

/** Which queue it is, how it hands out its contacts, and what waits now. */
export function QueuePanelHead(props: {
  readonly line: QueueLine;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
}) {
  const { line, headingRef, onClose } = props;
  const { queue, platform } = line;
  const trouble = troubleWords(line);
  const stale = useFreshnessState(queue.platformId) !== 'live';
  const how = dispatchWords(queue.dispatchType);
  return (
    <header className="panel-head">
      <PanelTitle name={queue.name} headingRef={headingRef} onClose={onClose} />
      <p className="quiet">
        {platform?.name ?? queue.platformId} · {CHANNEL_WORDS[queue.channel]}
        {queue.dispatchType !== undefined && <bdi> · {queue.dispatchType}</bdi>}
      </p>
      {how !== undefined && <p className="quiet">{how}</p>}
      <p className="panel-state" data-stale={stale || undefined}>
        <span className="font-semibold">
          {queue.waiting === undefined
            ? 'How many wait is not told'
            : queue.waiting === 0
              ? 'Nobody is waiting'
              : `${plural(queue.waiting, 'contact')} waiting`}
        </span>
        {queue.waiting !== undefined && queue.waiting > 0 && (
          <span className="ml-auto flex items-center gap-2">
            <span className="quiet">longest</span>
            <Elapsed platformId={queue.platformId} since={queue.longestWaitSince} className="font-semibold" />
          </span>
        )}
      </p>
      {trouble !== undefined && (
        <p className="panel-trouble" data-stale={stale || undefined}>
          <OverIcon size={14} />
          {trouble}
        </p>
      )}
      <StaleNote platformId={queue.platformId} />
    </header>
  );
}
