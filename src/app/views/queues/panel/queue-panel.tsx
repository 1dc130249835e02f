import { useEffect, useRef } from 'react';
import type { QueueId } from '../../../../floor/ids.ts';
import { useLoaded } from '../../../live/index.ts';
import { isTyping } from '../../../shell/keys.ts';
import '../../../styles/panel.css';
import '../../../styles/queue-panel.css';
import { Blank, Waiting } from '../../../ui/blank.tsx';
import { Button } from '../../../ui/button.tsx';
import { PanelFrame } from '../../../ui/panel-frame.tsx';
import type { QueueBoard, QueueLine } from '../board.ts';
import type { QueuesSearch } from '../search.ts';
import type { ChangeSearch } from '../use-queues-search.ts';
import { LimitsForm } from './limits-form.tsx';
import { LoansSection } from './loans-section.tsx';
import { Members } from './members.tsx';
import { Numbers } from './numbers.tsx';
import { QueuePanelHead } from './queue-panel-head.tsx';
import { QueueReceipts } from './queue-receipts.tsx';
import { WaitingList } from './waiting-list.tsx';

type Props = {
  readonly id: QueueId;
  readonly board: QueueBoard;
  readonly search: QueuesSearch;
  readonly change: ChangeSearch;
  readonly onClose: () => void;
};

/** Everything about one queue: who waits, who serves it, and changing that. */
export default function QueuePanel({ id, board, search, change, onClose }: Props) {
  const loaded = useLoaded();
  const line = board.lines.get(id);
  return (
    <PanelFrame label={line?.queue.name ?? 'Queue'} onClose={onClose}>
      {line !== undefined ? (
        <Panel line={line} search={search} change={change} onClose={onClose} />
      ) : loaded ? (
        <Blank title="This queue is not on your floor" action={<Button onClick={onClose}>Close</Button>}>
          The link may be old, or the queue is outside of what you may see.
        </Blank>
      ) : (
        <Waiting label="The queue is being fetched" />
      )}
    </PanelFrame>
  );
}

function Panel(props: Omit<Props, 'id' | 'board'> & { readonly line: QueueLine }) {
  const { line, search, change, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Opened by keyboard: the panel is where one wants to be. Opened by mouse: the list keeps the focus.
    if (document.activeElement?.matches(':focus-visible')) heading.current?.focus();
  }, []);
  useEscape(line.id, onClose);
  return (
    <>
      <QueuePanelHead line={line} headingRef={heading} onClose={onClose} />
      <QueueReceipts id={line.id} />
      <div className="panel-body">
        <WaitingList line={line} />
        <Members queue={line.queue} />
        <LoansSection queueId={line.id} />
        <Numbers line={line} />
        <LimitsForm line={line} search={search} change={change} />
      </div>
    </>
  );
}

/** Escape goes back to the queue's strip from inside of the panel, and closes it from anywhere else. */
function useEscape(id: QueueId, onClose: () => void) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      const inside = event.target instanceof Element && event.target.closest('.panel') !== null;
      const strip = document.querySelector<HTMLElement>(`[data-queue="${CSS.escape(id)}"] .strip-open`);
      if (inside && strip !== null) strip.focus();
      else close.current();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [id]);
}
