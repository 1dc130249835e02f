import { type ReactNode, useId } from 'react';
import type { ServiceLevelFormula } from '../../../floor/entities.ts';
import { SERVICE_LEVEL_FORMULAS } from '../../../floor/formulas.ts';
import type { QueueId } from '../../../floor/ids.ts';
import { platformOf } from '../../../floor/ids.ts';
import { SERVICE_LEVEL_NAMES, serviceLevel } from '../../../floor/service-level.ts';
import type { CountedQueue, QueueTally } from '../../../floor/tally.ts';
import { useCountedQueue } from '../../live/counted.ts';
import { usePlatform, usePlatformNow } from '../../live/index.ts';
import { duration, timeOfDay, UNKNOWN } from '../../ui/format.ts';
import { asChosen, withFormula } from './chosen-formula.ts';
import { explain } from './explain.ts';
import { percentText, type QueueNumber } from './queue-numbers.ts';
import { useQueuesSearch } from './use-queues-search.ts';
import { useStaff } from './use-staff.ts';

/** What a number means, how it came about and what it leaves out. */
export default function Explainer({ id, number }: { readonly id: QueueId; readonly number: QueueNumber }) {
  const told = useCountedQueue(id);
  const [{ formula }, change] = useQueuesSearch();
  if (told === undefined) return <p className="popup-pad">This queue is not on your floor any more.</p>;
  const queue = asChosen(told, formula);
  return (
    <Explained queue={queue} number={number}>
      {number === 'serviceLevel' && (
        <Formulas queue={queue} onChoose={next => change({ formula: withFormula(formula, told, next) })} />
      )}
    </Explained>
  );
}

function Explained({
  queue,
  number,
  children,
}: {
  readonly queue: CountedQueue;
  readonly number: QueueNumber;
  readonly children: ReactNode;
}) {
  const platformId = platformOf(queue.id);
  const platform = usePlatform(platformId);
  const now = usePlatformNow(platformId);
  const staff = useStaff(queue);
  const { name, value, missing, facts } = explain(number, { queue, platform, staff, now });
  return (
    <div className="explainer">
      <div>
        <p className="quiet">
          <bdi>{queue.name}</bdi>
        </p>
        <h2>
          {name} <span className="explainer-value">{value}</span>
        </h2>
        {missing !== undefined && <p>{missing}</p>}
      </div>
      {children}
      <dl>
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The same contacts by every formula, which differ by five points and more; and which of them is shown. */
function Formulas({
  queue,
  onChoose,
}: {
  readonly queue: CountedQueue;
  readonly onChoose: (formula: ServiceLevelFormula) => void;
}) {
  const name = useId();
  const { tally, toldLevel, serviceLevel: shown } = queue;
  const percentBy = (formula: ServiceLevelFormula) =>
    formula === 'platform'
      ? toldLevel?.sample === 0
        ? undefined
        : toldLevel?.percent
      : tally && serviceLevel(formula, tally.counts);
  return (
    <fieldset className="formulas">
      <legend>By every formula</legend>
      {SERVICE_LEVEL_NAMES.map(formula => {
        const percent = percentBy(formula);
        return (
          <label key={formula} className="formula-choice">
            <input
              type="radio"
              name={name}
              checked={formula === shown?.formula}
              disabled={percent === undefined}
              onChange={() => onChoose(formula)}
            />
            <span>{SERVICE_LEVEL_FORMULAS[formula].name}</span>
            <span className="formula-percent">{percent === undefined ? UNKNOWN : percentText(percent)}</span>
          </label>
        );
      })}
      <p className="quiet">{countWords(tally)}</p>
    </fieldset>
  );
}

function countWords(tally: QueueTally | undefined): string {
  if (tally === undefined) return 'Nothing was counted here yet.';
  const { answered, answeredWithin, abandoned, abandonedWithin } = tally.counts;
  const within = `within ${duration(tally.thresholdSeconds * 1000)}`;
  return `Counted here since ${timeOfDay(tally.since)}: ${answered} answered, ${answeredWithin} of them ${within}; ${abandoned} abandoned, ${abandonedWithin} of them ${within}.`;
}
