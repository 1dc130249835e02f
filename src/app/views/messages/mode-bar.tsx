import { useId, useState } from 'react';
import { ActButton } from '../../commands/act-button.tsx';
import { ActHint, commonRefusal } from '../../commands/act-hint.tsx';
import { sayRefusal } from '../../commands/say-refusal.ts';
import { ARMED_MS } from '../../commands/use-arm.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { MODES, type ModeLook } from './looks.ts';
import { ReasonStrip } from './reason-strip.tsx';
import type { Conversation } from './use-conversation.ts';
import { type Modes, useModeKeys } from './use-modes.ts';

/** Monitor, coach, barge in: three different things in order of force, which of them one is in, and the way back. */
export function ModeBar(props: { readonly conversation: Conversation; readonly modes: Modes }) {
  const { conversation, modes } = props;
  const { standing, name, act, thread } = conversation;
  const [pointed, setPointed] = useState<ModeLook['type'] | 'text.leave'>();
  useModeKeys(modes, type => {
    setPointed(type);
    sayRefusal(act(type));
  });
  const acts = MODES.map(look => ({ look, act: act(look.type) }));
  const { asking, armed } = modes;
  const current = standing.kind === 'inside' ? standing.mode : undefined;
  const turning =
    standing.kind === 'inside' ? standing.turning : standing.kind === 'asking' ? standing.mode : undefined;
  const shown =
    acts.find(({ look }) => look.type === pointed) ??
    (pointed !== undefined ? { look: undefined, act: act(pointed) } : undefined) ??
    (current === undefined ? { look: undefined, act: commonRefusal(acts.map(one => one.act)) } : undefined);
  const hint =
    shown?.act?.can && shown.look !== undefined
      ? // Named, so that nobody takes what is pointed at for the mode they are in.
        { ...shown.act, effect: `${shown.look.word}: ${shown.look.before(name)}` }
      : shown?.act;
  return (
    <section className="mode-bar" aria-label="Supervise this conversation">
      <div className="modes">
        {acts.map(({ look, act: one }) => (
          <ActButton
            key={look.mode}
            act={one}
            className="mode"
            pressed={current === look.mode}
            keyName={look.key}
            onPress={() => modes.climb(look)}
            onPoint={on => setPointed(on ? look.type : undefined)}
          >
            <span
              className="mode-face"
              data-mode={look.mode}
              data-turning={turning === look.mode || undefined}
            >
              <look.icon size={15} aria-hidden="true" className="tint" />
              {look.word}
              {armed === look && <span className="sr-only"> (armed)</span>}
              {turning === look.mode && <span className="sr-only"> (asked for)</span>}
            </span>
            <Kbd>{look.key}</Kbd>
          </ActButton>
        ))}
      </div>
      {modes.retreat && (
        <Button className="retreat" onClick={modes.retreat}>
          Back to silent <Kbd>r</Kbd>
        </Button>
      )}
      {standing.kind === 'inside' && (
        <ActButton
          act={act('text.leave')}
          look="plain"
          keyName="0"
          onPress={modes.leave}
          onPoint={on => setPointed(on ? 'text.leave' : undefined)}
        >
          Leave <Kbd>0</Kbd>
        </ActButton>
      )}
      {asking === undefined && armed === undefined && (
        <div className="mode-hint">
          <ActHint act={hint} otherwise={otherwise(conversation)} platformId={thread.session.platformId} />
        </div>
      )}
      {asking !== undefined && (
        <ReasonStrip
          title={`Why do you ${VERBS[asking.mode]}?`}
          last={modes.lastReason}
          onGive={modes.give}
          onCancel={modes.cancel}
        />
      )}
      {armed !== undefined && <Armed look={armed} name={name} modes={modes} />}
    </section>
  );
}

const VERBS = { monitor: 'monitor', coach: 'coach', 'barge-in': 'barge in' } as const;

function otherwise({ standing, name }: Conversation): string {
  if (standing.kind === 'outside')
    return 'You are not in this conversation: nothing of it is touched by looking.';
  if (standing.kind === 'left') return `You have left it. ${name} and the customer go on.`;
  return '';
}

function Armed(props: { readonly look: ModeLook; readonly name: string; readonly modes: Modes }) {
  const { look, name, modes } = props;
  const title = useId();
  useFocusBack();
  return (
    <div className="text-armed" role="alert" aria-labelledby={title}>
      <p id={title}>
        <strong>Armed.</strong> {look.before(name)}
      </p>
      <Button look="firm" onClick={() => modes.climb(look)}>
        <look.icon size={15} aria-hidden="true" />
        {look.word} now <Kbd>{look.key}</Kbd>
      </Button>
      <Button look="plain" onClick={modes.cancel}>
        Not now <Kbd>Esc</Kbd>
      </Button>
      <i className="armed-time" aria-hidden="true" style={{ animationDuration: `${ARMED_MS}ms` }} />
    </div>
  );
}
