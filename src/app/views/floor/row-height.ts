import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useDeps } from '../../deps.tsx';

const PHONE = '(max-width: 640px)';

/** Height of a table row in pixels, by density; on a phone a row has two lines. */
const HEIGHTS = { comfortable: 36, compact: 28, phone: 56 } as const;

/** Size of a tile in pixels, and the gap between tiles. */
export const TILE = { width: 132, height: 44, gap: 4 } as const;

/** Whether the screen is a phone's. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    call => {
      const query = matchMedia(PHONE);
      query.addEventListener('change', call);
      return () => query.removeEventListener('change', call);
    },
    () => matchMedia(PHONE).matches,
  );
}

/** Height of a row on this screen, in pixels. */
export function useRowHeight(): number {
  const { looks } = useDeps();
  const { density } = useStore(looks);
  const phone = usePhone();
  return phone ? HEIGHTS.phone : HEIGHTS[density];
}
