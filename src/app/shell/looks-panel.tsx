import { Monitor, Moon, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { useDeps } from '../deps.tsx';
import { Choices } from '../ui/choices.tsx';

/** The choices of theme and density. */
export default function LooksPanel() {
  const { looks } = useDeps();
  const { theme, density } = useStore(looks);
  return (
    <div className="popup-pad grid gap-3">
      <div className="grid justify-items-start gap-1.5">
        <span className="field-label">Theme</span>
        <Choices
          label="Theme"
          value={theme}
          onChange={value => looks.setState({ theme: value })}
          choices={[
            { value: 'system', label: 'System', icon: <Monitor size={14} aria-hidden="true" /> },
            { value: 'light', label: 'Light', icon: <Sun size={14} aria-hidden="true" /> },
            { value: 'dark', label: 'Dark', icon: <Moon size={14} aria-hidden="true" /> },
          ]}
        />
      </div>
      <div className="grid justify-items-start gap-1.5">
        <span className="field-label">Rows</span>
        <Choices
          label="Rows"
          value={density}
          onChange={value => looks.setState({ density: value })}
          choices={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
        />
      </div>
    </div>
  );
}
