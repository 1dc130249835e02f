import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { PATHS } from '../../paths.ts';
import { IconButton } from '../../ui/button.tsx';
import { CHANNEL_WORDS } from '../../ui/channel-icon.tsx';
import { Elapsed } from '../../ui/elapsed.tsx';
import { hourAndMinute } from '../../ui/format.ts';
import { OverIcon } from '../../ui/state-icon.tsx';
import { AttachedData } from './attached-data.tsx';
import { MoreActs } from './more-acts.tsx';
import { Participants } from './participants.tsx';
import { isStillLate, shortName } from './thread-words.ts';
import type { Conversation } from './use-conversation.ts';

/** Whose conversation it is, who waits for whom, and who else is inside. */
export function ConversationHead(props: {
  readonly conversation: Conversation;
  readonly late: boolean;
  readonly onBack: () => void;
}) {
  const { conversation, late, onBack } = props;
  const { thread, customer, number, agent, platformName } = conversation;
  const { session } = thread;
  const facts = [
    CHANNEL_WORDS[session.channel],
    session.queueName,
    number !== customer ? number : undefined,
    session.startedAt === undefined ? undefined : `since ${hourAndMinute(session.startedAt)}`,
    platformName,
  ].filter(fact => fact !== undefined && fact !== '');
  return (
    <header className="conversation-head">
      <IconButton label="Back to the list" className="conversation-back" onClick={onBack}>
        <ArrowLeft size={16} aria-hidden="true" />
      </IconButton>
      <div className="conversation-title">
        <h2 tabIndex={-1}>
          <bdi className="cut">{customer}</bdi>
          <span className="quiet">with</span>
          {session.agentId === undefined ? (
            <span className="quiet">nobody</span>
          ) : (
            <Link to={PATHS.floor} search={{ agent: session.agentId }} className="conversation-agent">
              <bdi className="cut">{agent}</bdi>
            </Link>
          )}
        </h2>
        <p className="quiet cut">
          <bdi>{facts.join(' · ')}</bdi>
        </p>
      </div>
      <Waits conversation={conversation} late={isStillLate(late, session)} />
      <Participants session={session} />
      {conversation.hasData && <AttachedData conversation={conversation} />}
      <MoreActs conversation={conversation} />
    </header>
  );
}

function Waits({ conversation, late }: { readonly conversation: Conversation; readonly late: boolean }) {
  const { thread, customer, name, platformName } = conversation;
  const { waitingFor, platformId, state } = thread.session;
  if (state === 'ended') return <p className="waits quiet">Ended</p>;
  if (waitingFor === undefined)
    return (
      <p className="waits quiet" data-tip={`${platformName} tells who waits only to those who are inside`}>
        <span>Who waits is not known</span>
      </p>
    );
  const customerFirst = shortName(customer);
  const [who, whom] = waitingFor.role === 'agent' ? [customerFirst, name] : [name, customerFirst];
  return (
    <p className="waits" data-late={late || undefined} data-turn={waitingFor.role}>
      {late && <OverIcon size={12} />}
      <span>
        <bdi>{who}</bdi> <span className="quiet">waits for</span> <bdi>{whom}</bdi>
      </span>
      <Elapsed platformId={platformId} since={waitingFor.since} className="waits-time" />
    </p>
  );
}
