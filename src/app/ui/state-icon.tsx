import { memo, type ReactNode } from 'react';
import type { DisplayState } from '../../floor/display.ts';
import { STATE_LOOKS, type StateShape } from './state-look.ts';

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const;

const SHAPES: Readonly<Record<StateShape, ReactNode>> = {
  disc: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  'disc-busy': (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M6 1.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2ZM4.3 4.3v3.4h3.4V4.3Z"
    />
  ),
  ring: (
    <>
      <circle cx="6" cy="6" r="2.1" fill="currentColor" />
      <circle cx="6" cy="6" r="4.7" {...stroke} strokeWidth={1.3} />
    </>
  ),
  square: <rect x="1.6" y="1.6" width="8.8" height="8.8" rx="1" fill="currentColor" />,
  squares: (
    <>
      <rect x="1" y="3.6" width="7.4" height="7.4" rx="1" fill="currentColor" />
      <path d="M4.2 1.2h5.6a1 1 0 0 1 1 1v5.6" {...stroke} strokeWidth={1.5} />
    </>
  ),
  pen: <path fill="currentColor" d="M8.3 1.2 10.8 3.7 4.3 10.2 1.2 10.8 1.8 7.7Z" />,
  pause: <path fill="currentColor" d="M2.2 1.6h2.7v8.8H2.2zM7.1 1.6h2.7v8.8H7.1z" />,
  'arrow-out': <path d="M2 10 9.4 2.6M4 2.2h5.8v5.8" {...stroke} strokeWidth={1.9} />,
  circle: <circle cx="6" cy="6" r="4.2" {...stroke} strokeWidth={1.4} />,
  question: (
    <path d="M3.6 4.2A2.5 2.5 0 1 1 6.8 6.5C6.2 6.8 6 7.1 6 7.8M6 9.7v.6" {...stroke} strokeLinecap="round" />
  ),
};

/** The shape of a state in its colour. Always stands beside the state's word, so it is silent for readers. */
export const StateIcon = memo(function StateIcon(props: {
  readonly state: DisplayState;
  /** Text contacts show as speech instead of a square. */
  readonly text?: boolean;
  readonly size?: number;
}) {
  const { shape, colour } = STATE_LOOKS[props.state];
  const size = props.size ?? 12;
  return (
    <svg
      className="state-icon"
      data-state={props.state}
      viewBox="0 0 12 12"
      width={size}
      height={size}
      style={{ color: colour }}
      aria-hidden="true"
    >
      {props.text && shape === 'square' ? SPEECH : SHAPES[shape]}
    </svg>
  );
});

const SPEECH = (
  <path
    fill="currentColor"
    d="M1 2.4a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H6L3.4 11V8.4H2a1 1 0 0 1-1-1Z"
  />
);

/** The mark of trouble: over the limit. */
export function OverIcon(props: { readonly size?: number; readonly className?: string }) {
  const size = props.size ?? 12;
  return (
    <svg
      className={`over-icon ${props.className ?? ''}`}
      viewBox="0 0 12 12"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path fill="currentColor" d="M6 1.1 11.4 10.7H.6Z" />
    </svg>
  );
}
