/** A key as it stands on the keyboard. */
export function Kbd(props: { readonly children: string }) {
  return <kbd className="kbd">{props.children}</kbd>;
}
