import { Eye } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { MODES } from './looks.ts';
import type { Conversation } from './use-conversation.ts';
import type { Modes } from './use-modes.ts';

/** In place of a transcript that nobody of ours may read yet: says why, and offers the quietest way in. */
export function UnknownTranscript(props: {
  readonly conversation: Conversation;
  readonly modes: Modes;
  readonly dense?: boolean;
}) {
  const { conversation, modes, dense = false } = props;
  const { standing, platformName, name, act } = conversation;
  const [monitor] = MODES;
  if (monitor === undefined) return null;
  const may = act(monitor.type);
  const asked = standing.kind === 'asking' || standing.kind === 'invited' || standing.kind === 'inside';
  return (
    <div className="unknown-transcript hatched" data-dense={dense || undefined}>
      <p className="blank-title">{asked ? 'The transcript is on its way' : 'The transcript is not known'}</p>
      <p className="blank-text">
        {asked
          ? `${platformName} tells it once you are inside.`
          : `${platformName} tells it only to those who are inside. Monitor to read along: neither ${name} nor the customer notices.`}
      </p>
      {!asked && modes.asking === undefined && may.can && (
        <Button onClick={() => modes.climb(monitor)}>
          <Eye size={15} aria-hidden="true" />
          Monitor {!dense && <Kbd>{monitor.key}</Kbd>}
        </Button>
      )}
      {!may.can && dense && <p className="quiet">{may.why}</p>}
    </div>
  );
}
