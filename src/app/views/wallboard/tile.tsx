import { type ReactNode, useId } from 'react';
import { nameList } from '../../ui/format.ts';
import { OverIcon } from '../../ui/state-icon.tsx';
import type { Age } from './sources.ts';

/** What a board can show. Boards are lists of these. */
export const TILE_KINDS = ['calls', 'wait', 'level', 'agents', 'texts', 'troubled'] as const;
export type TileKind = (typeof TILE_KINDS)[number];

/** A tile: what it tells, how old that is, the number, and why it is missing or old. */
export function Tile(props: {
  readonly kind: TileKind;
  readonly title: string;
  /** What the number is one of, beside the title. */
  readonly aside?: string | undefined;
  readonly age: Age;
  readonly missing?: string | undefined;
  readonly children: ReactNode;
}) {
  const { kind, title, aside, age, missing } = props;
  const heading = useId();
  return (
    <section className="board-tile" data-tile={kind} data-age={age.state} aria-labelledby={heading}>
      <div className="board-tile-head">
        <h2 id={heading}>{title}</h2>
        {aside !== undefined && <p>{aside}</p>}
      </div>
      <div className="board-tile-body">{props.children}</div>
      {missing !== undefined && <p className="board-why">{missing}</p>}
      {missing === undefined && age.without.length > 0 && (
        <p className="board-why">Without {nameList(age.without)}, not heard yet.</p>
      )}
      <p className="board-age">{age.words}</p>
    </section>
  );
}

/** What is over its limit, in words, behind the mark of trouble. */
export function Over({ children }: { readonly children: ReactNode }) {
  return (
    <span className="board-over">
      <OverIcon />
      {children}
    </span>
  );
}
