import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { saidStore, unsay } from './say.ts';

/** What has been said stays as long, for readers that are slow to look. */
const STAYS_MS = 10_000;

/**
 * Where readers hear what is said. One stands in the page, and one in each modal dialog: while that is open, nothing
 * outside of it is heard.
 */
export function Speaker() {
  const { count, said } = useStore(saidStore);
  const [before] = useState(count);
  useEffect(() => {
    if (count === 0) return;
    const wait = setTimeout(() => unsay(count), STAYS_MS);
    return () => clearTimeout(wait);
  }, [count]);
  return (
    <div className="sr-only" aria-live="polite" aria-relevant="additions">
      {said
        .filter(one => one.count > before)
        .map(one => (
          <p key={one.count}>{one.text}</p>
        ))}
    </div>
  );
}
