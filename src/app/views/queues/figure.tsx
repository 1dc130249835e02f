import { lazy, memo, type ReactNode, Suspense } from 'react';
import type { Grade } from '../../trouble/trouble.ts';
import { Popup } from '../../ui/popup.tsx';
import type { QueueLine } from './board.ts';
import type { QueueNumber } from './queue-numbers.ts';

const Explainer = lazy(() => import('./explainer.tsx'));

/** A number that explains itself: a click tells formula, window, source and what it leaves out. */
export const Figure = memo(function Figure(props: {
  readonly line: QueueLine;
  readonly number: QueueNumber;
  /** Its name, for readers. */
  readonly label: string;
  readonly grade?: Grade | undefined;
  readonly className?: string;
  /** Why it is a dash. */
  readonly tip?: string | undefined;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  const { line, number, label, grade, className = '', tip, children } = props;
  return (
    <Popup
      label={`${label} of ${line.queue.name}, explained`}
      className={`figure ${className}`}
      {...(tip === undefined ? {} : { tip })}
      onOpenChange={props.onOpenChange}
      trigger={
        <span className="figure-inner" data-grade={grade}>
          <span className="sr-only">{label}: </span>
          {children}
          {grade === 'over' && <span className="sr-only">, over the limit</span>}
        </span>
      }
    >
      {() => (
        <Suspense fallback={null}>
          <Explainer id={line.id} number={number} />
        </Suspense>
      )}
    </Popup>
  );
});
