import type { ServiceLevelFormula } from '../../../floor/entities.ts';
import { SERVICE_LEVEL_FORMULAS } from '../../../floor/formulas.ts';
import type { QueueId } from '../../../floor/ids.ts';
import { platformOf } from '../../../floor/ids.ts';
import { SERVICE_LEVEL_NAMES, serviceLevel } from '../../../floor/service-level.ts';
import type { CountedQueue, QueueTally } from '../../../floor/tally.ts';
import { usePlatform, usePlatformNow, useQueue } from '../../live/index.ts';
import { duration, timeOfDay, UNKNOWN } from '../../ui/format.ts';
import { explain } from './explain.ts';
import { percentText, type QueueNumber } from './queue-numbers.ts';
import { useStaff } from './use-staff.ts';

/** What a number means, how it came about and what it leaves out. */
export default function Explainer({ id, number }: { readonly id: QueueId; readonly number: QueueNumber }) {
  const queue = useQueue(id);
  return queue === undefined ? (
    <p className="popup-pad">This queue is not on your floor any more.</p>
  ) : (
    <Explained queue={queue} number={number} />
  );
}

function Explained({ queue, number }: { readonly queue: CountedQueue; readonly number: QueueNumber }) {
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
      <dl>
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {number === 'serviceLevel' && <OtherFormulas queue={queue} />}
    </div>
  );
}

/** The same contacts by every formula: they differ by five points and more. */
function OtherFormulas({ queue }: { readonly queue: CountedQueue }) {
  const { tally, toldLevel, serviceLevel: shown } = queue;
  const percentBy = (formula: ServiceLevelFormula) =>
    formula === 'platform' ? (toldLevel ?? shown)?.percent : tally && serviceLevel(formula, tally.counts);
  return (
    <details className="explainer-others">
      <summary>The same contacts by every formula</summary>
      <dl>
        {SERVICE_LEVEL_NAMES.map(formula => {
          const percent = percentBy(formula);
          const isUsed = formula === shown?.formula;
          return (
            <div key={formula} data-used={isUsed || undefined}>
              <dt>
                <span>
                  {SERVICE_LEVEL_FORMULAS[formula].name}
                  {isUsed && ' (this one)'}
                </span>
                <span className="formula-percent">
                  {percent === undefined ? UNKNOWN : percentText(percent)}
                </span>
              </dt>
              <dd>{SERVICE_LEVEL_FORMULAS[formula].formula}</dd>
            </div>
          );
        })}
      </dl>
      <p className="quiet">{countWords(tally)} Compare queues only by the same formula.</p>
    </details>
  );
}

function countWords(tally: QueueTally | undefined): string {
  if (tally === undefined) return 'Nothing was counted here yet.';
  const { answered, answeredWithin, abandoned, abandonedWithin } = tally.counts;
  const within = `within ${duration(tally.thresholdSeconds * 1000)}`;
  return `Counted here since ${timeOfDay(tally.since)}: ${answered} answered, ${answeredWithin} of them ${within}; ${abandoned} abandoned, ${abandonedWithin} of them ${within}.`;
}
