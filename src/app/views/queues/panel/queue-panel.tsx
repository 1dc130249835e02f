import type { QueueId } from '../../../../floor/ids.ts';
import '../../../styles/panel.css';
export default function QueuePanel(props: {
  readonly id: QueueId;
  readonly onClose: () => void;
  readonly board: unknown;
  readonly search: unknown;
  readonly change: unknown;
}) {
  return <aside className="panel">{props.id}</aside>;
}
