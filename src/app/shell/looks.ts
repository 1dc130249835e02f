import { createStore } from 'zustand/vanilla';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** How the product looks on this device. Everything else about a view is in its address. */
export type Looks = { readonly theme: Theme; readonly density: Density };

/** The subset of the browser's storage that is used. */
export type LooksStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'floorwatch.looks';

const among = <T extends string>(known: readonly T[], value: unknown, otherwise: T): T =>
  known.find(one => one === value) ?? otherwise;

/** Reads what was kept; anything unknown falls back to the system's theme and comfortable rows. */
export function parseLooks(text: string | null): Looks {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    kept = null;
  }
  const record: { theme?: unknown; density?: unknown } =
    typeof kept === 'object' && kept !== null ? kept : {};
  return {
    theme: among(THEMES, record.theme, 'system'),
    density: among(DENSITIES, record.density, 'comfortable'),
  };
}

/** The device's looks, kept in storage and written onto the document's root, where the style sheets read them. */
export function createLooks(storage: LooksStorage | undefined, root: { readonly dataset: DOMStringMap }) {
  const read = () => {
    try {
      return storage?.getItem(KEY) ?? null;
    } catch {
      return null;
    }
  };
  const store = createStore<Looks>()(() => parseLooks(read()));
  const apply = ({ theme, density }: Looks) => {
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.dataset.density = density;
  };
  apply(store.getState());
  store.subscribe(looks => {
    apply(looks);
    try {
      storage?.setItem(KEY, JSON.stringify(looks));
    } catch {
      // A full or forbidden storage forgets the choice; nothing else depends on it.
    }
  });
  return store;
}

export type LooksStore = ReturnType<typeof createLooks>;
