import type { IdentityView, SessionReply } from '../../protocol/session.ts';
import { usePlatform } from '../live/index.ts';
import { messageOf } from '../session/request.ts';
import { useSignOut } from '../session/signing.ts';
import { useSession } from '../session/use-session.ts';
import { Button } from '../ui/button.tsx';
import { openDialog } from './dialogs.ts';
import { scopeWords } from './scope-words.ts';

const ROLE_WORDS: Readonly<Record<SessionReply['user']['role'], string>> = {
  viewer: 'Viewer: sees the floor, does not act',
  supervisor: 'Supervisor: sees and acts',
  admin: 'Administrator: may do everything',
};

/** What stands in the account's menu. */
export default function AccountPanel({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const signOut = useSignOut();
  const { user, scope } = session;
  const identities = session.identities.filter(identity => identity.fields.length > 0);
  return (
    <div className="grid w-[300px] max-w-full">
      <div className="popup-pad">
        <p className="text-md font-semibold">
          <bdi>{user.name}</bdi>
        </p>
        <p className="text-ink-2">{ROLE_WORDS[user.role]}</p>
        <p className="text-ink-2">Sees {scopeWords(scope)}</p>
      </div>
      {identities.length > 0 && (
        <section className="border-t border-line pt-1 pb-2" aria-label="Linked identities">
          <p className="option-title">Who you are on the platforms</p>
          {identities.map(identity => (
            <IdentityLine key={identity.platformId} identity={identity} onOpen={onClose} />
          ))}
        </section>
      )}
      <div className="border-t border-line p-2">
        {signOut.isError && (
          <p role="alert" className="px-2 pb-1 font-medium text-over">
            You are still signed in. {messageOf(signOut.error)}
          </p>
        )}
        <Button look="plain" className="w-full" onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      </div>
    </div>
  );
}

function IdentityLine(props: { readonly identity: IdentityView; readonly onOpen: () => void }) {
  const { platformId, label } = props.identity;
  const name = usePlatform(platformId)?.name ?? platformId;
  return (
    <button
      type="button"
      className="option"
      onClick={() => {
        props.onOpen();
        openDialog({ kind: 'identity', platformId });
      }}
    >
      <span className="grid">
        {name}
        <span className="text-xs text-ink-3">
          {label === undefined ? 'Not linked: you can look, but not listen in' : <bdi>Acts as {label}</bdi>}
        </span>
      </span>
      <span className="option-note font-medium">{label === undefined ? 'Link' : 'Change'}</span>
    </button>
  );
}
