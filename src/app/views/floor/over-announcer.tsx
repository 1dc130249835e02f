import { useEffect, useState } from 'react';
import { useDeps } from '../../deps.tsx';
import { type Roster, useLive, useRosterTotals } from '../../live/index.ts';
import { plural } from '../../ui/format.ts';

const QUIET_MS = 20_000;

/** Tells readers how many agents are over their limit: when it changes, and not more often than is bearable. */
export function OverAnnouncer({ roster }: { readonly roster: Roster }) {
  const { over } = useRosterTotals(roster).matching;
  const { clock } = useDeps();
  const live = useLive();
  const [said, setSaid] = useState({ over: 0, at: 0 });
  useEffect(() => {
    const say = () => {
      const now = clock.now();
      if (over !== said.over && now - said.at >= QUIET_MS) setSaid({ over, at: now });
    };
    say();
    return live.clock.subscribe(say);
  }, [over, said, clock, live]);
  return (
    <p className="sr-only" aria-live="polite">
      {said.at > 0 && `${plural(said.over, 'agent')} over limit`}
    </p>
  );
}
