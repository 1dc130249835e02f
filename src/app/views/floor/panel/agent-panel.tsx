import type { AgentId } from '../../../../floor/ids.ts';
export default function AgentPanel(props: { readonly id: AgentId; readonly onClose: () => void }) {
  return <aside className="panel">{props.id}</aside>;
}
