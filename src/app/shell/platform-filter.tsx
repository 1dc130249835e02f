import type { PlatformId } from '../../floor/ids.ts';
import { usePlatforms } from '../live/index.ts';
import { toggled } from '../search-params.ts';
import { FilterPopup } from '../ui/filter-popup.tsx';

/** Filters by platform, where there is more than one. */
export function PlatformFilter(props: {
  readonly chosen: readonly PlatformId[] | undefined;
  readonly onChange: (chosen: readonly PlatformId[] | undefined) => void;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { chosen, onChange, onOpenChange } = props;
  const platforms = usePlatforms();
  if (platforms.length < 2) return null;
  return (
    <FilterPopup
      label="Platform"
      many="platforms"
      options={platforms.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen ?? []}
      onToggle={id => onChange(toggled(chosen, id))}
      onClear={() => onChange(undefined)}
      onOpenChange={onOpenChange}
    />
  );
}
