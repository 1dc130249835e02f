import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { Popup } from './popup.tsx';

/** One of several, with the choice on the button. */
export function ChoicePopup<T extends string>(props: {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly note?: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { label, choices, value, onChange } = props;
  const name = useId();
  const chosen = choices.find(choice => choice.value === value);
  return (
    <Popup
      label={label}
      className="filter-button"
      align="end"
      onOpenChange={props.onOpenChange}
      trigger={
        <span className="filter-inner">
          <span className="quiet">{label}</span>
          <span className="cut">{chosen?.label}</span>
          <ChevronDown size={13} aria-hidden="true" />
        </span>
      }
    >
      {() => (
        <fieldset className="w-[240px] max-w-full py-1.5" aria-label={label}>
          {choices.map(choice => (
            <label key={choice.value} className="option">
              <input
                type="radio"
                name={name}
                checked={choice.value === value}
                onChange={() => onChange(choice.value)}
              />
              {choice.label}
              {choice.note !== undefined && <span className="option-note">{choice.note}</span>}
            </label>
          ))}
        </fieldset>
      )}
    </Popup>
  );
}
