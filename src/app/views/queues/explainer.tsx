import type { Queue } from '../../../floor/entities.ts';
import { SERVICE_LEVEL_FORMULAS } from '../../../floor/formulas.ts';
import type { QueueId } from '../../../floor/ids.ts';
import { platformOf } from '../../../floor/ids.ts';
import { usePlatform, usePlatformNow, useQueue } from '../../live/index.ts';
import { explain, type QueueNumber } from './explain.ts';
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

function Explained({ queue, number }: { readonly queue: Queue; readonly number: QueueNumber }) {
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
      {number === 'serviceLevel' && <OtherFormulas used={queue.serviceLevel?.formula} />}
    </div>
  );
}

/** The same day comes to 81 to 86 per cent by these: worth a look before comparing queues. */
function OtherFormulas({ used }: { readonly used: keyof typeof SERVICE_LEVEL_FORMULAS | undefined }) {
  return (
    <details className="explainer-others">
      <summary>The formulas in use, side by side</summary>
      <dl>
        {Object.entries(SERVICE_LEVEL_FORMULAS).map(([key, { name, formula }]) => (
          <div key={key} data-used={key === used || undefined}>
            <dt>
              {name}
              {key === used && ' (this one)'}
            </dt>
            <dd>{formula}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        The same contacts come to between 81 and 86 % by these. Compare queues only by the same formula.
      </p>
    </details>
  );
}
