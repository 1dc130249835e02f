import type { AgentSession } from '../../../../floor/entities.ts';
import { type AgentId, nativeOf } from '../../../../floor/ids.ts';
import { useAgent, useNow } from '../../../live/index.ts';
import { moment, UNKNOWN } from '../../../ui/format.ts';

const LEG_WORDS: Readonly<Record<NonNullable<AgentSession['leg']>['status'], string>> = {
  dialing: 'being dialled',
  active: 'connected',
  disconnected: 'hung up',
};

const LISTENING_WORDS: Readonly<Record<AgentSession['listening'], string>> = {
  no: 'not listened to',
  waiting: 'waiting to be joined',
  joined: 'joined, events come in live',
  lost: 'lost, the events may be incomplete',
};

/** The login session, and apart from it the audio path to the agent's phone. */
export function SessionFacts({ id }: { readonly id: AgentId }) {
  const agent = useAgent(id);
  const now = useNow();
  const session = agent?.session;
  const station = session?.stationId ?? session?.stationPhone;
  const leg = session?.leg;
  return (
    <section className="panel-section" aria-labelledby="session-title">
      <h3 id="session-title">Session</h3>
      <dl className="facts">
        <dt>Agent</dt>
        <dd>
          <bdi>{nativeOf(id)}</bdi>
          {agent?.profile?.userName !== undefined && <bdi> · {agent.profile.userName}</bdi>}
        </dd>
        <dt>Login</dt>
        <dd>{session === undefined ? <Unknown /> : <LoginWords session={session} now={now} />}</dd>
        <dt>Station</dt>
        <dd>{station === undefined ? <Unknown /> : <bdi>{station}</bdi>}</dd>
        <dt>Agent leg</dt>
        <dd>{leg === undefined ? <Unknown /> : LEG_WORDS[leg.status]}</dd>
        <dt>Event stream</dt>
        <dd>
          {LISTENING_WORDS[session?.listening ?? 'no']}
          {session?.note !== undefined && <bdi className="block quiet">{session.note}</bdi>}
        </dd>
        {session?.dialerCampaign !== undefined && (
          <>
            <dt>Campaign</dt>
            <dd>
              <bdi>{session.dialerCampaign}</bdi>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function LoginWords({ session, now }: { readonly session: AgentSession; readonly now: number }) {
  if (session.status === 'ended') return 'ended';
  return (
    <>
      {session.number !== undefined && <bdi>{session.number} · </bdi>}
      {session.startedAt === undefined ? 'open' : `since ${moment(session.startedAt, now)}`}
    </>
  );
}

function Unknown() {
  return <span data-tip="The platform did not say">{UNKNOWN}</span>;
}
