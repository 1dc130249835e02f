import { ChevronDown } from 'lucide-react';
import { lazy } from 'react';
import { Popup } from './popup.tsx';

export type FilterOption = { readonly value: string; readonly label: string; readonly count?: number };

const FilterOptions = lazy(() => import('./filter-options.tsx'));

/** A filter with any number of choices: a button that says what is chosen, and the list under it. */
export function FilterPopup(props: {
  readonly label: string;
  readonly many: string;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  readonly onClear: () => void;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { label, many, options, chosen } = props;
  const only = chosen.length === 1 ? options.find(option => option.value === chosen[0]) : undefined;
  const said = only?.label ?? (chosen.length > 0 ? `${chosen.length} ${many}` : label);
  return (
    <Popup
      label={`Filter by ${label.toLowerCase()}`}
      className="filter-button"
      onOpenChange={props.onOpenChange}
      trigger={
        <span className="filter-inner" data-on={chosen.length > 0 || undefined}>
          <span className="cut">
            {only !== undefined && <span className="sr-only">{label}: </span>}
            <bdi>{said}</bdi>
          </span>
          <ChevronDown size={13} aria-hidden="true" />
        </span>
      }
    >
      {() => <FilterOptions {...props} />}
    </Popup>
  );
}
