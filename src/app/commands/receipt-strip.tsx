import { Check, X } from 'lucide-react';
import { useNow, usePlatform } from '../live/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { OverIcon } from '../ui/state-icon.tsx';
import { useAsked } from './asked.ts';
import { useUndo } from './asking.ts';
import { BEATS, type ReceiptView, receiptView } from './receipt.ts';
import type { Receipt } from './use-receipts.ts';

/** One act from the click to its effect: four beats, a sentence, and the raw answer one click away. */
export function ReceiptStrip(props: {
  readonly receipt: Receipt;
  /** Leaves the title out where the place already says it. */
  readonly title: string;
  readonly undoKey?: boolean;
  readonly onDismiss?: () => void;
}) {
  const { receipt, title, undoKey = false, onDismiss } = props;
  const now = useNow();
  const platform = usePlatform(receipt.platformId);
  const undo = useUndo();
  const tooLate = useAsked().tooLate.get(receipt.id);
  const view = receiptView(
    {
      command: receipt.command,
      refusal: receipt.refusal,
      platformName: platform?.name ?? receipt.platformId,
      capability: platform?.capabilities[receipt.type],
    },
    now,
  );
  return (
    <article className="receipt" data-tone={view.tone} data-command={receipt.id} aria-label={title}>
      <header className="receipt-head">
        <ToneMark tone={view.tone} />
        <bdi className="receipt-title">{title}</bdi>
        {view.undoMs !== undefined && (
          <Button
            small
            onClick={event => {
              leave(event.currentTarget);
              void undo(receipt.id);
            }}
          >
            Undo {undoKey && <Kbd>z</Kbd>}
          </Button>
        )}
        {onDismiss && view.undoMs === undefined && view.tone !== 'going' && (
          <IconButton
            label="Put away"
            className="receipt-close"
            onClick={event => {
              leave(event.currentTarget);
              onDismiss();
            }}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </header>
      <Beats view={view} />
      <p className="receipt-sentence">
        <bdi>{tooLate ?? view.sentence}</bdi>
      </p>
      <RawAnswer view={view} />
    </article>
  );
}

/** Hands the focus of a button that is about to go to the heading of what it stands in, or to the view. */
function leave(button: HTMLElement): void {
  if (document.activeElement !== button) return;
  const heading = button.closest('.panel, .conversation')?.querySelector<HTMLElement>('h2');
  (heading ?? document.getElementById('view'))?.focus({ preventScroll: true });
}

function ToneMark({ tone }: { readonly tone: ReceiptView['tone'] }) {
  if (tone === 'done') return <Check size={14} strokeWidth={2.6} aria-hidden="true" />;
  if (tone === 'trouble') return <OverIcon size={12} />;
  if (tone === 'off') return <X size={14} aria-hidden="true" />;
  return <span className="receipt-going" aria-hidden="true" />;
}

function Beats({ view }: { readonly view: ReceiptView }) {
  const stopped = view.tone === 'trouble' || view.tone === 'off';
  return (
    <ol className="beats" aria-hidden="true">
      {BEATS.map((beat, index) => (
        <li
          key={beat}
          data-passed={index < view.passed || undefined}
          data-here={(index === view.passed && !stopped) || undefined}
          data-stopped={(index === view.passed && stopped) || undefined}
        >
          {beat}
        </li>
      ))}
    </ol>
  );
}

function RawAnswer({ view }: { readonly view: ReceiptView }) {
  const { outcome } = view;
  if (outcome === undefined || view.tone === 'off') return null;
  return (
    <details className="raw">
      <summary>
        <span>
          What came back: <bdi>{outcome.branch}</bdi>
          {outcome.rawStatus !== undefined && `, ${outcome.rawStatus}`}
        </span>
      </summary>
      <pre>{outcome.rawText === undefined || outcome.rawText === '' ? '(no text)' : outcome.rawText}</pre>
    </details>
  );
}
