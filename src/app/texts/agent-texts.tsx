import { Link } from '@tanstack/react-router';
import type { TextThread } from '../../floor/floor.ts';
import type { AgentId } from '../../floor/ids.ts';
import { useAgentTexts } from '../live/index.ts';
import { PATHS } from '../paths.ts';
import { ChannelIcon } from '../ui/channel-icon.tsx';
import { Elapsed } from '../ui/elapsed.tsx';

/** An agent's live text conversations: who waits in each, and the way to it. */
export function AgentTexts({ id }: { readonly id: AgentId }) {
  const live = useAgentTexts(id).filter(({ session }) => session.state !== 'ended');
  if (live.length === 0) return null;
  return (
    <section className="panel-section" aria-labelledby="texts-title">
      <h3 id="texts-title">Conversations</h3>
      <ul className="agent-texts">
        {live.map(thread => (
          <li key={thread.session.id}>
            <TextLink thread={thread} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TextLink({ thread }: { readonly thread: TextThread }) {
  const { id, platformId, channel, customer, customerName, waitingFor, startedAt, queueName } =
    thread.session;
  const said =
    waitingFor === undefined
      ? 'who waits is not known'
      : waitingFor.role === 'agent'
        ? 'waits'
        : 'was answered';
  return (
    <Link to={PATHS.messages} search={{ open: id }} className="agent-text" data-turn={waitingFor?.role}>
      <ChannelIcon channel={channel} direction="unknown" />
      <bdi className="cut agent-text-who">{customerName || customer || 'Customer'}</bdi>
      <span className="quiet">{said}</span>
      {queueName !== undefined && <bdi className="cut quiet">{queueName}</bdi>}
      <Elapsed platformId={platformId} since={waitingFor?.since ?? startedAt} className="agent-text-time" />
    </Link>
  );
}
