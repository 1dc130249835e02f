import { MEASURES } from '../../../../floor/formulas.ts';
import { usePlatformNow } from '../../../live/index.ts';
import type { QueueLine } from '../board.ts';
import { Figure } from '../figure.tsx';
import { missingWhy, type QueueNumber, valueText } from '../queue-numbers.ts';

const SHOWN = [
  'averageSpeedOfAnswer',
  'averageHandleTime',
  'abandonRate',
  'occupancy',
] as const satisfies readonly QueueNumber[];

/** The queue's other numbers of the day; each explains itself. */
export function Numbers({ line }: { readonly line: QueueLine }) {
  const { queue, platform } = line;
  const now = usePlatformNow(queue.platformId);
  return (
    <section className="panel-section" aria-labelledby="numbers-title">
      <h3 id="numbers-title">Numbers</h3>
      <ul className="panel-numbers">
        {SHOWN.map(number => {
          const { name } = MEASURES[number];
          return (
            <li key={number}>
              <Figure
                line={line}
                number={number}
                label={name}
                tip={missingWhy(number, queue, platform)}
                onOpenChange={() => {}}
              >
                <span className="quiet">{name}</span>
                <span className="panel-number">{valueText(number, queue, now)}</span>
              </Figure>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
