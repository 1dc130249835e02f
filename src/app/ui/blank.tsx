import type { ReactNode } from 'react';

/** What a view shows instead of data: empty, loading, refused or broken, with what to do about it. */
export function Blank(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Readers are told when it appears. */
  readonly alert?: boolean;
}) {
  return (
    <div className="blank" role={props.alert ? 'alert' : undefined}>
      <p className="blank-title">{props.title}</p>
      {props.children !== undefined && <div className="blank-text">{props.children}</div>}
      {props.action}
    </div>
  );
}

/** Rows that hold the place of what is being fetched. */
export function Waiting(props: { readonly label: string; readonly rows?: number }) {
  return (
    <div className="waiting" role="status">
      <span className="sr-only">{props.label}</span>
      {Array.from({ length: props.rows ?? 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: place holders have no identity
        <div key={index} className="waiting-row" aria-hidden="true" style={{ opacity: 1 - index / 12 }} />
      ))}
    </div>
  );
}
