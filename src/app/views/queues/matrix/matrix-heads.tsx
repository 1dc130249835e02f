import { memo } from 'react';
import { plural } from '../../../ui/format.ts';
import { OverIcon } from '../../../ui/state-icon.tsx';
import type { QueueLine } from '../board.ts';
import { readyOf, type Staff } from '../staff.ts';
import { useStaff } from '../use-staff.ts';

/** A queue at the head of its column: its name, what waits, and how many are free. */
export const MatrixHead = memo(function MatrixHead(props: {
  readonly line: QueueLine;
  readonly col: number;
  readonly left: number;
  readonly width: number;
  readonly active: boolean;
}) {
  const { line, col, left, width, active } = props;
  const staff = useStaff(line.queue);
  const { queue, grade } = line;
  return (
    <div
      role="columnheader"
      aria-colindex={col + 2}
      className="matrix-head"
      style={{ left, width }}
      data-active={active || undefined}
      data-grade={grade}
      data-tip={`${queue.name}\n${saysOf(line, staff)}`}
    >
      <bdi className="matrix-queue">{queue.name}</bdi>
      <span className="matrix-waiting" data-none={!queue.waiting || undefined}>
        {grade === 'over' && <OverIcon size={9} />}
        {queue.waiting ?? '–'}
      </span>
      <span className="sr-only">{saysOf(line, staff)}</span>
    </div>
  );
});

function saysOf({ queue, grade }: QueueLine, staff: Staff): string {
  const ready = readyOf(staff);
  return [
    queue.waiting === undefined ? 'waiting not told' : `${plural(queue.waiting, 'contact')} waiting`,
    staff.from === 'members' ? `${staff.serving} of ${plural(staff.members, 'member')} at work` : undefined,
    ready === undefined ? undefined : `${ready} free`,
    grade === 'over' ? 'in trouble' : undefined,
  ]
    .filter(part => part !== undefined)
    .join(', ');
}
