import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useRef } from 'react';
import { withSearch } from '../search-params.ts';
import { useSession } from '../session/use-session.ts';
import { isPlainKey } from './keys.ts';
import { NAV } from './nav.ts';

const SECOND_KEY_WITHIN_MS = 1000;

/** Where one can go. A view is found again as it was left: its link keeps the last filters. */
export function MainNav() {
  const { permissions } = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const location = useRouterState({ select: state => state.location });
  const left = useRef(new Map<string, string>());
  left.current.set(location.pathname, withSearch(location.pathname, location.search));
  const entries = NAV.filter(
    ({ permission }) => permission === undefined || permissions.includes(permission),
  );
  const hrefOf = (path: string) => left.current.get(path) ?? path;

  useEffect(() => {
    let armedAt = Number.NEGATIVE_INFINITY;
    const key = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      const entry = NAV.find(({ key: second }) => second === event.key);
      if (entry !== undefined && event.timeStamp - armedAt < SECOND_KEY_WITHIN_MS) {
        event.preventDefault();
        void navigate({ href: left.current.get(entry.path) ?? entry.path });
      }
      armedAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [navigate]);

  const follow = (event: MouseEvent, href: string) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate({ href });
  };
  return (
    <nav className="main-nav" aria-label="Views">
      {entries.map(({ path, label }) => (
        <a
          key={path}
          href={hrefOf(path)}
          aria-current={location.pathname === path ? 'page' : undefined}
          onPointerEnter={() => void router.preloadRoute({ to: path })}
          onClick={event => follow(event, hrefOf(path))}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
