import type { Platform } from '../../floor/entities.ts';
import type { PlatformId } from '../../floor/ids.ts';
import { chosenOf, isKnown, unreadOf } from '../live/index.ts';
import { nameList, plural, UNKNOWN, whole } from './format.ts';

/** How many there are, for a toolbar: a dash while that is not known, and whose are missing. */
export function KnownCount(props: {
  readonly noun: string;
  readonly all: number;
  /** How many of them pass the filters, where there are any. */
  readonly shown?: number | undefined;
  /** Platforms that may have some. */
  readonly platforms: readonly Platform[];
  /** Those that the filters leave. */
  readonly chosen?: readonly PlatformId[] | undefined;
}) {
  const { noun, all, shown, platforms, chosen } = props;
  const unread = unreadOf(platforms);
  const missing = unread.filter(({ link }) => link.state !== 'connecting');
  const reading = unread.filter(({ link }) => link.state === 'connecting');
  const isAllKnown = isKnown(platforms, all);
  const of = isAllKnown ? plural(all, noun) : `${UNKNOWN} ${noun}s`;
  const passing =
    shown !== undefined && isKnown(chosenOf(platforms, chosen), shown, all) ? whole(shown) : UNKNOWN;
  return (
    <span className="toolbar-count">
      {shown === undefined || !isAllKnown ? of : `${passing} of ${of}`}
      {all > 0 && reading.length > 0 && ` so far, ${names(reading)} is still being read`}
      {all > 0 && missing.length > 0 && ` without ${names(missing)}, not heard yet`}
    </span>
  );
}

const names = (platforms: readonly Platform[]): string =>
  nameList(
    platforms.map(({ name }) => name),
    3,
  );
