import { memo } from 'react';
import type { QueueId } from '../../../../floor/ids.ts';
import type { Trend } from '../../../../protocol/queues.ts';
import { useFreshnessState, usePlatformNow } from '../../../live/index.ts';
import { shownGrade } from '../../../trouble/trouble.ts';
import { CHANNEL_WORDS } from '../../../ui/channel-icon.tsx';
import { Elapsed } from '../../../ui/elapsed.tsx';
import { duration, UNKNOWN, whole } from '../../../ui/format.ts';
import { OverIcon } from '../../../ui/state-icon.tsx';
import type { QueueLine } from '../board.ts';
import { Figure } from '../figure.tsx';
import { missingWhy, percentText, valueText } from '../queue-numbers.ts';
import { troubleWords } from '../trouble-words.ts';
import { useStaff } from '../use-staff.ts';
import { formulaChip } from '../words.ts';
import { StaffCell } from './staff-cell.tsx';
import { TrendSpark } from './trend-spark.tsx';

type Props = {
  readonly line: QueueLine;
  readonly trend: Trend | undefined;
  readonly chosen: boolean;
  readonly onOpen: (id: QueueId) => void;
  /** Something of the strip is open: its place has to hold. */
  readonly onMenu: (open: boolean) => void;
};

/** One queue: what waits and for how long, how well it is served, by whom, and how the last hour went. */
export const Strip = memo(function Strip({ line, trend, chosen, onOpen, onMenu }: Props) {
  const { queue, platform, grade, id } = line;
  const fresh = useFreshnessState(queue.platformId);
  const staff = useStaff(queue);
  const trouble = troubleWords(line);
  return (
    <div
      role="row"
      className="queue-strip"
      data-queue={id}
      data-grade={grade}
      data-stale={fresh !== 'live' || undefined}
      aria-selected={chosen}
    >
      <div role="gridcell" className="strip-name">
        <span className="strip-mark" data-tip={trouble}>
          {trouble !== undefined && <OverIcon size={13} />}
          {trouble !== undefined && <span className="sr-only">{trouble}.</span>}
        </span>
        <button type="button" className="strip-open" onClick={() => onOpen(id)}>
          <bdi className="cut">{queue.name}</bdi>
        </button>
        <span className="figure-note cut">
          {platform?.name ?? queue.platformId} · {CHANNEL_WORDS[queue.channel]}
          {queue.direction === 'outbound' && ', outbound'}
          {queue.dispatchType !== undefined && <bdi> · {queue.dispatchType}</bdi>}
        </span>
      </div>
      <Waiting line={line} onMenu={onMenu} />
      <Wait line={line} onMenu={onMenu} />
      <Level line={line} onMenu={onMenu} />
      <div role="gridcell" data-label="Agents">
        <StaffCell line={line} staff={staff} onOpenChange={onMenu} />
      </div>
      <Counted line={line} onMenu={onMenu} />
      <div role="gridcell" className="strip-trend" data-label="Last hour">
        <TrendSpark line={line} trend={trend} onOpenChange={onMenu} />
      </div>
    </div>
  );
});

type CellProps = { readonly line: QueueLine; readonly onMenu: (open: boolean) => void };

function Waiting({ line, onMenu }: CellProps) {
  const { queue, limits, verdicts, platform } = line;
  return (
    <div role="gridcell" data-label="Waiting" data-end>
      <Figure
        line={line}
        number="waiting"
        label="Waiting"
        grade={shownGrade(verdicts.waiting)}
        tip={missingWhy('waiting', queue, platform)}
        onOpenChange={onMenu}
      >
        <span className="figure-value" data-none={!queue.waiting || undefined}>
          {valueText('waiting', queue, 0)}
        </span>
        <span className="figure-note">
          {!queue.waiting || limits.waiting === undefined ? '' : `limit ${limits.waiting}`}
        </span>
      </Figure>
    </div>
  );
}

function Wait({ line, onMenu }: CellProps) {
  const { queue, limits, verdicts, platform } = line;
  const since = queue.waiting ? queue.longestWaitSince : undefined;
  return (
    <div role="gridcell" data-label="Longest wait" data-end>
      <Figure
        line={line}
        number="longestWait"
        label="Longest wait"
        grade={shownGrade(verdicts.wait)}
        tip={missingWhy('longestWait', queue, platform)}
        onOpenChange={onMenu}
      >
        {since === undefined ? (
          <span className="figure-value" data-none data-word={queue.waiting === 0 || undefined}>
            {queue.waiting === 0 ? 'none' : UNKNOWN}
          </span>
        ) : (
          <Elapsed platformId={queue.platformId} since={since} className="figure-value" />
        )}
        <span className="figure-note">
          {since === undefined || limits.wait === undefined ? '' : `limit ${duration(limits.wait * 1000)}`}
        </span>
      </Figure>
    </div>
  );
}

function Level({ line, onMenu }: CellProps) {
  const { queue, verdicts, platform } = line;
  const level = queue.serviceLevel;
  const { targetPercent, thresholdSeconds } = level ?? {};
  const known = level !== undefined && level.sample !== 0;
  return (
    <div role="gridcell" data-label="Service level">
      <Figure
        line={line}
        number="serviceLevel"
        label="Service level"
        grade={shownGrade(verdicts.level)}
        tip={missingWhy('serviceLevel', queue, platform)}
        onOpenChange={onMenu}
      >
        <span className="level-line">
          <span className="figure-value" data-none={!known || undefined}>
            {valueText('serviceLevel', queue, 0)}
          </span>
          {known && <span className="formula">{formulaChip(level.formula)}</span>}
        </span>
        <span className="figure-note">
          {targetPercent !== undefined && `target ${percentText(targetPercent)}`}
          {thresholdSeconds !== undefined && ` in ${duration(thresholdSeconds * 1000)}`}
        </span>
      </Figure>
    </div>
  );
}

function Counted({ line, onMenu }: CellProps) {
  const { queue, platform } = line;
  const now = usePlatformNow(queue.platformId);
  const rate = valueText('abandonRate', queue, now);
  return (
    <>
      <div role="gridcell" className="strip-answered" data-label="Answered" data-end>
        <Figure
          line={line}
          number="answered"
          label="Answered"
          tip={missingWhy('answered', queue, platform)}
          onOpenChange={onMenu}
        >
          <span className="figure-value figure-lesser" data-none={queue.answered === undefined || undefined}>
            {valueText('answered', queue, now)}
          </span>
          <span className="figure-note">
            {queue.offered === undefined ? '' : `of ${whole(queue.offered)}`}
          </span>
        </Figure>
      </div>
      <div role="gridcell" className="strip-abandoned" data-label="Abandoned" data-end>
        <Figure
          line={line}
          number="abandoned"
          label="Abandoned"
          tip={missingWhy('abandoned', queue, platform)}
          onOpenChange={onMenu}
        >
          <span className="figure-value figure-lesser" data-none={!queue.abandoned || undefined}>
            {valueText('abandoned', queue, now)}
          </span>
          <span className="figure-note">{rate === UNKNOWN ? '' : rate}</span>
        </Figure>
      </div>
    </>
  );
}
