import type { Ref } from 'react';
import type { Platform } from '../../../../floor/entities.ts';
import { LoanList } from '../panel/loans-section.tsx';
import type { useQueueActs } from '../use-act.ts';
import { useLoans } from '../use-loans.ts';
import { BatchSection } from './batch-section.tsx';
import type { CellChange, Change } from './changes.ts';
import { useBatch } from './draft.ts';
import { DraftSection } from './draft-section.tsx';
import type { Chosen } from './matrix.tsx';
import { SelectionSection } from './selection-section.tsx';

export type DraftEach = (
  make: (cell: Chosen[number], before: CellChange['before'], now: Change | undefined) => Change | undefined,
) => void;

/** Beside the matrix: what is selected, what is drafted and what it does, what was sent and came of it, who is lent. */
export function MatrixSide(props: {
  readonly sideRef: Ref<HTMLElement>;
  readonly platform: Platform | undefined;
  readonly chosen: Chosen;
  readonly tooMany: boolean;
  readonly drafts: readonly CellChange[];
  readonly acts: ReturnType<typeof useQueueActs>;
  readonly onDraft: DraftEach;
  readonly onToggle: () => void;
}) {
  const { sideRef, platform, chosen, tooMany, drafts, acts, onDraft, onToggle } = props;
  const loans = useLoans();
  const batch = useBatch();
  return (
    <aside ref={sideRef} className="matrix-side" aria-label="Changes">
      <SelectionSection
        platform={platform}
        chosen={chosen}
        tooMany={tooMany}
        acts={acts}
        onDraft={onDraft}
        onToggle={onToggle}
      />
      {drafts.length > 0 && <DraftSection drafts={drafts} />}
      {batch !== undefined && <BatchSection batch={batch} />}
      {loans.length > 0 && (
        <section className="panel-section" aria-labelledby="lent-title">
          <h2 id="lent-title">Lent now</h2>
          <LoanList loans={loans} withQueue />
        </section>
      )}
    </aside>
  );
}
