import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ViewPath } from '../paths.ts';
import { useSession } from '../session/use-session.ts';
import { isPlainKey } from './keys.ts';
import { NAV } from './nav.ts';

const SECOND_KEY_WITHIN_MS = 1000;

/** Where one can go. A view is found again as it was left: its link keeps the last filters. */
export function MainNav() {
  const { permissions } = useSession();
  const location = useRouterState({ select: state => state.location });
  const left = useRef(new Map<string, Record<string, unknown>>());
  left.current.set(location.pathname, location.search);
  const entries = NAV.filter(
    entry => entry.permission === undefined || permissions.includes(entry.permission),
  );
  const searchOf = (path: ViewPath) => (left.current.get(path) ?? {}) as never;

  const navigate = useNavigate();
  useEffect(() => {
    let armedAt = 0;
    const key = (event: KeyboardEvent) => {
      if (!isPlainKey(event)) return;
      const entry = NAV.find(({ key: second }) => second === event.key);
      if (entry !== undefined && event.timeStamp - armedAt < SECOND_KEY_WITHIN_MS) {
        event.preventDefault();
        void navigate({ to: entry.path, search: (left.current.get(entry.path) ?? {}) as never });
      }
      armedAt = event.key === 'g' ? event.timeStamp : 0;
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [navigate]);

  return (
    <nav className="main-nav" aria-label="Views">
      {entries.map(({ path, label }) => (
        <Link
          key={path}
          to={path}
          search={location.pathname === path ? (location.search as never) : searchOf(path)}
          activeOptions={{ includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
