import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { DISPLAY_WORDS } from '../../floor/display.ts';
import { type Deps, useDeps } from '../deps.tsx';
import { useTeams } from '../live/index.ts';
import { PATHS, type ViewPath } from '../paths.ts';
import { withSearch } from '../search-params.ts';
import { useSignOut } from '../session/signing.ts';
import { useSession } from '../session/use-session.ts';
import { STATE_ORDER } from '../ui/state-look.ts';
import { openDialog } from './dialogs.ts';
import { NAV } from './nav.ts';

/** Something that can be done by its name. */
type Doing = {
  readonly group: string;
  readonly name: string;
  /** Other words under which it is looked for. */
  readonly also?: string;
  readonly run: () => void;
};

/** Everything that is not about one agent: views, filters, looks, the account. */
export function PaletteDoings({ words, onClose }: { readonly words: string; readonly onClose: () => void }) {
  const doings = useDoings();
  const wanted = words.trim().toLowerCase();
  const matching = doings.filter(({ group, name, also = '' }) =>
    `${group} ${name} ${also}`.toLowerCase().includes(wanted),
  );
  const shown = wanted === '' ? matching.filter(({ group }) => group !== 'Filter') : matching;
  const groups = [...new Set(shown.map(({ group }) => group))];
  return groups.map(group => (
    <Command.Group key={group} heading={group}>
      {shown
        .filter(doing => doing.group === group)
        .map(({ name, run }) => (
          <Command.Item
            key={name}
            value={`${group} ${name}`}
            className="palette-item"
            onSelect={() => {
              onClose();
              run();
            }}
          >
            <bdi>{name}</bdi>
          </Command.Item>
        ))}
    </Command.Group>
  ));
}

function useDoings(): readonly Doing[] {
  const navigate = useNavigate();
  const { looks } = useDeps();
  const session = useSession();
  const signOut = useSignOut();
  const teams = useTeams();
  const go = (path: ViewPath, search: Readonly<Record<string, unknown>>) =>
    void navigate({ href: withSearch(path, search) });
  const views = NAV.filter(
    ({ permission }) => permission === undefined || session.permissions.includes(permission),
  );
  const identities = session.identities.filter(({ fields }) => fields.length > 0);
  return [
    ...views.map(({ path, label }) => ({ group: 'Go to', name: label, run: () => go(path, {}) })),
    {
      group: 'Go to',
      name: 'Those over their limit',
      also: 'trouble',
      run: () => go(PATHS.floor, { over: true }),
    },
    {
      group: 'Go to',
      name: 'Customers who wait too long for an answer',
      also: 'messages trouble over limit',
      run: () => go(PATHS.messages, { over: true }),
    },
    {
      group: 'Go to',
      name: 'Conversations you are in',
      also: 'messages mine monitor coach barge in',
      run: () => go(PATHS.messages, { watched: ['mine'] }),
    },
    {
      group: 'Go to',
      name: 'Wall of transcripts',
      also: 'messages conversations',
      run: () => go(PATHS.messages, { view: 'wall' }),
    },
    { group: 'Go to', name: 'Tiles', also: 'wall', run: () => go(PATHS.floor, { view: 'tiles' }) },
    ...STATE_ORDER.map(state => ({
      group: 'Filter',
      name: `Only ${DISPLAY_WORDS[state].toLowerCase()}`,
      also: 'state',
      run: () => go(PATHS.floor, { state: [state] }),
    })),
    ...teams.map(({ name }) => ({
      group: 'Filter',
      name: name === '' ? 'Without a team' : `Team ${name}`,
      run: () => go(PATHS.floor, { team: [name === '' ? '-' : name] }),
    })),
    ...lookDoings(looks),
    ...identities.map(({ platformId, label }) => ({
      group: 'Account',
      name: `${label === undefined ? 'Link' : 'Change'} your identity on ${platformId}`,
      run: () => openDialog({ kind: 'identity', platformId }),
    })),
    {
      group: 'Account',
      name: 'Keyboard',
      also: 'keys shortcuts help',
      run: () => openDialog({ kind: 'keys' }),
    },
    { group: 'Account', name: 'Sign out', also: 'log out leave', run: () => signOut.mutate() },
  ];
}

function lookDoings(looks: Deps['looks']): readonly Doing[] {
  const themes = ['light', 'dark', 'system'] as const;
  const densities = ['comfortable', 'compact'] as const;
  return [
    ...themes.map(theme => ({
      group: 'Looks',
      name: theme === 'system' ? 'The system’s theme' : `${theme === 'light' ? 'Light' : 'Dark'} theme`,
      run: () => looks.setState({ theme }),
    })),
    ...densities.map(density => ({
      group: 'Looks',
      name: `${density === 'compact' ? 'Compact' : 'Comfortable'} rows`,
      also: 'density',
      run: () => looks.setState({ density }),
    })),
  ];
}
