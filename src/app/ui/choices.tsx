import { type ReactNode, useId } from 'react';

type Choice<T extends string> = { readonly value: T; readonly label: string; readonly icon?: ReactNode };

/** One of a few, side by side: a radio group of the browser's own, so arrows work as they should. */
export function Choices<T extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="choices" aria-label={props.label}>
      {props.choices.map(({ value, label, icon }) => (
        <label key={value} data-tip={icon === undefined ? undefined : label}>
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {icon}
          <span className={icon === undefined ? undefined : 'sr-only'}>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
