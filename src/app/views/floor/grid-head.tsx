import { ArrowDown, ArrowUp } from 'lucide-react';
import type { RosterView } from '../../live/index.ts';
import { COLUMNS } from './agent-cells.tsx';
import { useFloorSearch } from './use-floor-search.ts';

/** The columns' names; a click sorts by a column, again the other way round, again as usual. */
export function GridHead({ view }: { readonly view: RosterView }) {
  const [, change] = useFloorSearch();
  return (
    <div role="row" aria-rowindex={1} className="grid-head">
      {COLUMNS.map(column => {
        const sort = 'sort' in column ? column.sort : undefined;
        const sorted = sort !== undefined && view.sort === sort;
        const next =
          sorted && view.descending
            ? { sort: undefined, desc: undefined }
            : { sort, desc: sorted ? (true as const) : undefined };
        return (
          <div
            key={column.key}
            role="columnheader"
            className={`cell cell-${column.key}`}
            aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : undefined}
          >
            {sort === undefined ? (
              column.label
            ) : (
              <button type="button" className="head-button" onClick={() => change(next)}>
                {column.label}
                {sorted &&
                  (view.descending ? (
                    <ArrowUp size={12} aria-hidden="true" />
                  ) : (
                    <ArrowDown size={12} aria-hidden="true" />
                  ))}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
