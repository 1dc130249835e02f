import { DISPLAY_WORDS } from '../../../../floor/display.ts';
import { plural, UNKNOWN } from '../../../ui/format.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { STATE_LOOKS } from '../../../ui/state-look.ts';
import type { QueueLine } from '../board.ts';
import { Figure } from '../figure.tsx';
import { readyOf, type Staff, staffStates } from '../staff.ts';

/** States that tell how a queue is served, in the order in which they are counted in a strip. */
const MOST = 5;

/** Who serves the queue: how many in each state, as icons with counts and as shares. */
export function StaffCell(props: {
  readonly line: QueueLine;
  readonly staff: Staff;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { line, staff, onOpenChange } = props;
  const states = staffStates(staff);
  const counted = states.filter(({ state }) => state !== 'logged-out');
  const ready = readyOf(staff);
  const spoken = states
    .map(({ state, count }) => `${count} ${DISPLAY_WORDS[state].toLowerCase()}`)
    .join(', ');
  return (
    <Figure line={line} number="agents" label="Agents" className="staff" onOpenChange={onOpenChange}>
      {staff.from === 'nobody' ? (
        <span
          className="quiet"
          data-tip={`${line.platform?.name ?? 'The platform'} does not tell who serves it`}
        >
          {UNKNOWN}
        </span>
      ) : (
        <>
          <span className="sr-only">{spoken === '' ? 'nobody' : spoken}</span>
          <span className="staff-counts" aria-hidden="true">
            {counted.slice(0, MOST).map(({ state, count }) => (
              <span key={state} data-tip={`${DISPLAY_WORDS[state]}: ${count}`}>
                <StateIcon state={state} size={11} />
                {count}
              </span>
            ))}
            {counted.length === 0 && <span className="quiet">nobody is logged in</span>}
          </span>
          <span className="figure-note staff-note" aria-hidden="true">
            {counted.length > 0 && (
              <span className="staff-shares">
                {counted.map(({ state, count }) => (
                  <i key={state} style={{ flexGrow: count, background: STATE_LOOKS[state].colour }} />
                ))}
              </span>
            )}
            <span data-none={ready === 0 || undefined}>
              {ready === undefined ? '' : ready === 0 ? 'nobody free' : `${ready} free`}
              {staff.from === 'members' && staff.out > 0 && `, ${staff.out} out`}
            </span>
          </span>
          {staff.from === 'members' && <span className="sr-only">of {plural(staff.members, 'member')}</span>}
        </>
      )}
    </Figure>
  );
}
