export default function Palette(props: { readonly onClose: () => void }) {
  return (
    <button type="button" onClick={props.onClose}>
      x
    </button>
  );
}
