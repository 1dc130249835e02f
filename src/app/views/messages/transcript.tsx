import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TextMessage } from '../../../floor/entities.ts';
import { day, plural } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { entriesOf, type Mark, unreadIn } from './entries.ts';
import { EntryLine } from './entry-line.tsx';

/** So close to the end one is taken to follow the talk. */
const AT_END_PX = 48;

/**
 * A transcript that holds still while one reads: it follows the talk only from its end; else it says how much came. Any
 * number of messages costs what is on screen.
 */
export function Transcript(props: {
  readonly label: string;
  readonly messages: readonly TextMessage[];
  /** The last message that one had seen. */
  readonly readUpTo: number | undefined;
  readonly dense?: boolean;
  /** What stands above the first message: a beginning, or that there is more. */
  readonly top: ReactNode;
  /** Called when the beginning comes near. */
  readonly onTop?: (() => void) | undefined;
  /** Called with the last message that was on screen. */
  readonly onSeen?: ((index: number) => void) | undefined;
  /** Told whether somebody reads back here, so that nobody takes it away. */
  readonly onReading?: ((reading: boolean) => void) | undefined;
}) {
  const { label, messages, readUpTo, dense = false, top, onTop, onSeen, onReading } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const mark = useMark(readUpTo, messages);
  const entries = useMemo(() => entriesOf(messages, mark, day), [messages, mark]);
  const [atEnd, setAtEnd] = useState(true);
  /** The last message that was seen at the end: what came after it is new. */
  const seen = useRef(messages.at(-1)?.index ?? 0);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (dense ? 38 : 46),
    getItemKey: index => entries[index]?.key ?? index,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    useFlushSync: false,
    initialOffset: Number.MAX_SAFE_INTEGER,
    paddingStart: 8,
    paddingEnd: 12,
  });

  const follows = useRef(true);
  const before = useRef({ top: 0, height: 0 });
  const pin = useCallback(() => {
    const element = scroller.current;
    if (element !== null && follows.current) element.scrollTop = element.scrollHeight;
  }, []);
  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop: top, scrollHeight: height, clientHeight } = element;
    const isNear = height - clientHeight - top <= AT_END_PX;
    // Only a person leaves the end. Lines that turn out taller than was thought do not.
    const isLeaving = top < before.current.top - 1 && height >= before.current.height - 1;
    before.current = { top, height };
    follows.current = isNear || (follows.current && !isLeaving);
    setAtEnd(follows.current);
    onReading?.(!follows.current);
    if (!isNear) pin();
    if (top < 900) onTop?.();
  }, [onReading, onTop, pin]);
  useEffect(() => () => onReading?.(false), [onReading]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // What opens below (the composer, a question) takes room from the transcript, not from its end.
    const observer = new ResizeObserver(pin);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [pin]);

  const last = messages.at(-1)?.index ?? 0;
  if (atEnd) seen.current = last;
  useEffect(() => {
    if (atEnd && last > 0 && document.visibilityState === 'visible') onSeen?.(last);
  }, [atEnd, last, onSeen]);
  const news = atEnd ? 0 : unreadIn(messages, seen.current);

  const toEnd = () => {
    follows.current = true;
    virtual.scrollToEnd();
    pin();
    scroller.current?.focus({ preventScroll: true });
  };
  return (
    <div className="transcript" data-dense={dense || undefined}>
      <div
        ref={scroller}
        className="transcript-scroll"
        role="log"
        aria-label={label}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        onScroll={look}
        onKeyDown={event => event.key === 'End' && !event.ctrlKey && toEnd()}
      >
        {top}
        <div className="transcript-canvas" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <div
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  className="entry"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <EntryLine entry={entry} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {!atEnd && (
        <button type="button" className="to-end" data-news={news > 0 || undefined} onClick={toEnd}>
          <ArrowDown size={13} aria-hidden="true" />
          {news > 0 ? plural(news, 'new message') : 'To the end'} <Kbd>End</Kbd>
        </button>
      )}
      <p className="sr-only" aria-live="polite">
        {news > 0 && plural(news, 'new message')}
      </p>
    </div>
  );
}

/** Where the mark "new for you" stands while one looks: where one had read to when one came. */
function useMark(readUpTo: number | undefined, messages: readonly TextMessage[]): Mark | undefined {
  const first = useRef<Mark | undefined>(undefined);
  if (first.current === undefined && messages.length > 0 && readUpTo !== undefined)
    first.current = { after: readUpTo, count: unreadIn(messages, readUpTo) };
  return first.current;
}
