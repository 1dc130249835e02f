import { useId } from 'react';
import type { SettingsField, SettingsValues } from './settings-fields.ts';

/** The fields of a membership, each with what it means. */
export function SettingsForm(props: {
  readonly fields: readonly SettingsField[];
  readonly values: SettingsValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (values: SettingsValues) => void;
}) {
  const { fields, values, errors, onChange } = props;
  return (
    <div className="settings">
      {fields.map(field => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name]}
          error={errors[field.name]}
          onSet={value => onChange({ ...values, [field.name]: value })}
        />
      ))}
    </div>
  );
}

function Field(props: {
  readonly field: SettingsField;
  readonly value: string | boolean | undefined;
  readonly error: string | undefined;
  readonly onSet: (value: string | boolean) => void;
}) {
  const { field, value, error, onSet } = props;
  const hintId = useId();
  switch (field.kind) {
    case 'choice':
      return (
        <fieldset className="settings-choice">
          <legend className="field-label">{field.label}</legend>
          {field.options.map(option => (
            <label key={option.value} className="settings-option">
              <input
                type="radio"
                name={field.name}
                checked={value === option.value}
                onChange={() => onSet(option.value)}
              />
              <span>
                {option.label}
                <span className="field-hint">{option.hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
      );
    case 'number':
      return (
        <label className="settings-number">
          <span>
            <span className="field-label">{field.label}</span>
            <span className="field-hint" id={hintId}>
              {field.hint}
            </span>
            {error !== undefined && (
              <span className="field-error" role="alert">
                {error}
              </span>
            )}
          </span>
          <input
            className="input"
            inputMode="numeric"
            autoComplete="off"
            aria-label={field.label}
            aria-describedby={hintId}
            aria-invalid={error !== undefined}
            placeholder="as usual"
            value={typeof value === 'string' ? value : ''}
            onChange={event => onSet(event.target.value)}
          />
        </label>
      );
    case 'flag':
      return (
        <label className="settings-option">
          <input type="checkbox" checked={value === true} onChange={event => onSet(event.target.checked)} />
          <span>
            {field.label}
            <span className="field-hint">{field.hint}</span>
          </span>
        </label>
      );
  }
}
