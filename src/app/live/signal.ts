/** Something that can be listened to. */
export type Signal = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly emit: () => void;
};

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    emit() {
      for (const listener of [...listeners]) listener();
    },
  };
}
