export default function Matrix(_props: {
  readonly board: unknown;
  readonly search: unknown;
  readonly change: unknown;
}) {
  return <div>matrix</div>;
}
