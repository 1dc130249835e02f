import type { ButtonHTMLAttributes, Ref } from 'react';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly ref?: Ref<HTMLButtonElement>;
  /** `plain` has no frame until pointed at; `firm` is the one main act of a form; `harm` cannot be taken back. */
  readonly look?: 'frame' | 'plain' | 'firm' | 'harm';
  readonly small?: boolean;
};

/** A button. Refused ones stay reachable by keyboard: give `aria-disabled` and a description, not `disabled`. */
export function Button({ look = 'frame', small = false, className = '', type = 'button', ...rest }: Props) {
  return (
    <button
      type={type}
      className={`button ${className}`}
      data-look={look}
      data-small={small || undefined}
      {...rest}
    />
  );
}

/** A square button that shows only an icon; its name is for readers and for the tip. */
export function IconButton({
  label,
  className = '',
  ...rest
}: Omit<Props, 'look' | 'small'> & { readonly label: string }) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={label}
      data-tip={label}
      {...rest}
    />
  );
}
