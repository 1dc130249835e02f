import type { ReactNode } from 'react';

/** What a wall shows instead of numbers: large, calm, and in words. */
export function WallMessage(props: {
  readonly title: string;
  /** Whether it is all that is on the page. */
  readonly heading?: boolean;
  readonly busy?: boolean;
  readonly children?: ReactNode;
}) {
  const Title = props.heading ? 'h1' : 'p';
  return (
    <div className="board-message" aria-busy={props.busy || undefined}>
      <Title className="board-message-title">{props.title}</Title>
      {props.children}
    </div>
  );
}
