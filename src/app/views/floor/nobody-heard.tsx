import { usePlatforms } from '../../live/index.ts';
import { useSession } from '../../session/use-session.ts';
import { scopeWords } from '../../shell/scope-words.ts';
import { Blank } from '../../ui/blank.tsx';
import { sentence } from '../../ui/format.ts';

/** What stands on a floor without anybody: why, and what to do. */
export default function NobodyHeard() {
  const platforms = usePlatforms();
  const { scope, user } = useSession();
  const silent = platforms.filter(platform => platform.link.state !== 'live');
  if (platforms.length === 0) {
    return (
      <Blank title="No platform is connected">
        {user.role === 'admin'
          ? 'Add one to the configuration file and start Floorwatch again.'
          : 'Ask whoever runs Floorwatch to connect one.'}
      </Blank>
    );
  }
  if (silent.length > 0) {
    return (
      <Blank title="Nobody has been heard yet">
        {silent.map(({ id, name, link }) => (
          <p key={id}>
            {name} is {link.state}. {sentence(link.reason ?? '')}
          </p>
        ))}
      </Blank>
    );
  }
  return (
    <Blank title="Nobody is on the floor">
      You see {scopeWords(scope)}. The platforms know no agent there.
    </Blank>
  );
}
