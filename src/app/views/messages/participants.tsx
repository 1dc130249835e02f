import { Headset, type LucideIcon, User, UserRound, Users } from 'lucide-react';
import type { Supervision, TextParticipant, TextSession } from '../../../floor/entities.ts';
import { useSupervisions } from '../../live/index.ts';
import { Popup } from '../../ui/popup.tsx';
import { modeLook, modeOf, VISIBILITY_LOOKS } from './looks.ts';
import { useOwnUser } from './use-own-user.ts';
import { isOwn, watchersOf } from './watch.ts';

const ROLE: Readonly<Record<TextParticipant['role'], { readonly icon: LucideIcon; readonly word: string }>> =
  {
    customer: { icon: User, word: 'Customer' },
    agent: { icon: Headset, word: 'Agent' },
    supervisor: { icon: UserRound, word: 'Supervisor' },
    external: { icon: UserRound, word: 'Guest' },
  };

/** Who is in the conversation, how hidden, and, one press away, who reads what. */
export function Participants({ session }: { readonly session: TextSession }) {
  const { participants } = session;
  const user = useOwnUser(session.platformId);
  const watchers = watchersOf(useSupervisions(session.agentId ?? NOBODY), session.id);
  if (participants.length === 0) return null;
  return (
    <div className="participants">
      {watchers.map(one => (
        <SupervisorChip key={one.id} one={one} own={isOwn(one, user)} />
      ))}
      <Popup
        label="Who sees what"
        className="who-button"
        align="end"
        trigger={
          <>
            <Users size={13} aria-hidden="true" /> {participants.length}
            <span className="who-word">inside</span>
            <span className="sr-only">: who sees what</span>
          </>
        }
      >
        {() => <WhoSeesWhat participants={participants} />}
      </Popup>
    </div>
  );
}

const NOBODY = 'none:none';

function SupervisorChip({ one, own }: { readonly one: Supervision; readonly own: boolean }) {
  const { icon: Icon, word, mode, visibility } = modeLook(one.mode);
  const name = own ? 'You' : one.supervisor.name || 'Supervisor';
  return (
    <span
      className="mode-chip"
      data-mode={mode}
      data-tip={`${name}: ${word.toLowerCase()}. Seen by ${VISIBILITY_LOOKS[visibility].seenBy}.`}
    >
      <Icon size={12} aria-hidden="true" className="tint" />
      <bdi className="cut">{name}</bdi>
      <span className="sr-only">: {word.toLowerCase()}</span>
    </span>
  );
}

function WhoSeesWhat({ participants }: { readonly participants: readonly TextParticipant[] }) {
  return (
    <div className="who popup-pad">
      <table>
        <caption className="sr-only">Who sees what</caption>
        <thead>
          <tr>
            <th scope="col">Inside</th>
            <th scope="col">Is seen by</th>
            <th scope="col">Reads</th>
          </tr>
        </thead>
        <tbody>
          {participants.map(one => {
            const { icon: Icon, word } = ROLE[one.role];
            return (
              <tr key={one.id}>
                <th scope="row">
                  <Icon size={13} aria-hidden="true" className="who-icon" />
                  <span className="min-w-0">
                    <bdi>{one.name || word}</bdi>
                    <span className="who-role">
                      {one.role === 'supervisor'
                        ? `${word}, ${modeLook(modeOf(one.visibility)).word.toLowerCase()}`
                        : word}
                    </span>
                  </span>
                </th>
                <td>{VISIBILITY_LOOKS[one.visibility].word}</td>
                <td>{readsOf(one)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What somebody in the conversation gets to read. */
function readsOf({ role }: TextParticipant): string {
  if (role === 'supervisor') return 'Everything';
  return role === 'agent' ? 'Messages to everyone and to agents' : 'Messages to everyone';
}
