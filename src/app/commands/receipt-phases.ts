import { sentence } from '../ui/format.ts';
import type { ReceiptView } from './receipt.ts';

/** How far a receipt has come, as far as readers are told: not each second, and not each beat. */
export type Phase = 'going' | 'undoable' | 'done' | 'trouble' | 'off';

/** A receipt with its words. */
export type Told = {
  readonly id: string;
  readonly title: string;
  readonly view: Pick<ReceiptView, 'tone' | 'sentence' | 'undoMs'>;
};

/** More than these under way at once are told of together. */
const MANY = 3;

export function phaseOf({ tone, undoMs }: Told['view']): Phase {
  return tone === 'going' && undoMs !== undefined ? 'undoable' : tone;
}

/**
 * What readers are told of receipts since `before`, once each: that an act can still be taken back, and how it ended.
 * Of many at once only trouble is told one by one, and that the last of them is over.
 */
export function receiptNews(
  before: ReadonlyMap<string, Phase>,
  receipts: readonly Told[],
): { readonly phases: ReadonlyMap<string, Phase>; readonly news: readonly string[] } {
  const phases = new Map(receipts.map(({ id, view }) => [id, phaseOf(view)]));
  const isOpen = (phase: Phase | undefined) => phase === 'going' || phase === 'undoable';
  const open = [...phases.values()].filter(isOpen).length;
  const wereOpen = [...before].filter(([, phase]) => isOpen(phase)).length;
  const isMany = Math.max(open, wereOpen) > MANY;
  const news: string[] = [];
  for (const { id, title, view } of receipts) {
    const phase = phases.get(id);
    if (phase === before.get(id) || phase === 'going' || (isMany && phase !== 'trouble')) continue;
    news.push(
      phase === 'undoable'
        ? `${title}. Sent in a few seconds: press z to undo.`
        : `${title}. ${sentence(view.sentence)}`,
    );
  }
  if (isMany && wereOpen > 0 && open === 0) news.push('None of your acts is under way any more.');
  return { phases, news };
}
