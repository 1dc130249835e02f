import type { ReactNode } from 'react';
import { UNKNOWN } from '../../ui/format.ts';

/** Room that a text takes, in digits: colons and spaces are narrow. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[:\s.]/.test(character) ? 0.45 : 1;
  return width;
}

/**
 * A tile's number, as large as its tile allows. It keeps its size while its digits change: `room` is the text to make
 * room for, unless the number itself is longer.
 */
export function BigFigure(props: {
  readonly text: string | undefined;
  readonly room: string;
  readonly unit?: string;
  readonly over?: boolean;
  readonly quiet?: boolean;
}) {
  const { text = UNKNOWN, room, unit } = props;
  const chars = Math.max(widthOf(text), widthOf(room)) + (unit === undefined ? 0 : 0.55);
  return (
    <p
      className="board-figure"
      data-over={props.over || undefined}
      data-quiet={props.quiet || props.text === undefined || undefined}
      data-unknown={props.text === undefined || undefined}
      style={{ '--chars': chars }}
    >
      <span>
        {text}
        {unit !== undefined && props.text !== undefined && <span className="board-unit">{unit}</span>}
      </span>
    </p>
  );
}

/** A line below a number: its target, or what is wrong with it. */
export function Line(props: { readonly look?: 'target' | 'note'; readonly children: ReactNode }) {
  return (
    <p className="board-line" data-look={props.look ?? 'target'}>
      {props.children}
    </p>
  );
}
