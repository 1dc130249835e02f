import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandType } from '../../../../floor/commands.ts';
import { type AgentId, platformOf } from '../../../../floor/ids.ts';
import { ActButton } from '../../../commands/act-button.tsx';
import { ActHint, commonRefusal } from '../../../commands/act-hint.tsx';
import { useOrder } from '../../../commands/asking.ts';
import { availability, type Circumstances } from '../../../commands/availability.ts';
import { useIntent } from '../../../commands/intent.ts';
import { sayRefusal } from '../../../commands/say-refusal.ts';
import { useArm } from '../../../commands/use-arm.ts';
import { SUPERVISE_VERBS } from '../../../commands/words.ts';
import { isPanelKey } from '../../../shell/keys.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { ArmedBar } from './armed-bar.tsx';
import { LADDER, type Rung, rungOfKey } from './ladder.ts';
import { TakeOverForm } from './take-over-form.tsx';

/** A step up or down. */
type Step = Rung['type'] | 'contact.stop';

/** Monitor, coach, barge in, take over: in order of force, each louder than the one before; and the way back. */
export function Supervise(props: { readonly id: AgentId; readonly circumstances: Circumstances }) {
  const { id, circumstances } = props;
  const { name, contact, ownMode } = circumstances;
  const platformId = platformOf(id);
  const order = useOrder();
  const { armed, ready, press, disarm } = useArm<Rung>(contact?.id);
  const [pointed, setPointed] = useState<Step>();
  const [asked, ask] = useState<{ readonly rung: Rung; readonly about: string | undefined }>();
  const acts = LADDER.map(rung => ({ rung, act: availability(rung.type, circumstances) }));

  /**
   * Takes a step that is possible now; of any other, by button or by key, it says why not. What cannot be taken back
   * asks for a reason first, and what others will hear is armed.
   */
  const take = (type: Step, rung?: Rung, reason?: string) => {
    const act = availability(type, circumstances);
    if (!act.can) {
      disarm();
      sayRefusal(act);
      return setPointed(type);
    }
    if (rung !== undefined && act.destructive && reason === undefined) {
      disarm();
      return ask({ rung, about: contact?.id });
    }
    ask(undefined);
    if (rung?.armed && reason === undefined && !press(rung)) return;
    disarm();
    order({ type, params: {}, platformId, target: { agentId: id, contactId: contact?.id }, reason });
  };
  const climb = (rung: Rung) => take(rung.type, rung);
  // What was asked about one contact is not done to the next.
  const asking =
    asked?.about === contact?.id && acts.some(({ rung, act }) => rung === asked?.rung && act.can)
      ? asked?.rung
      : undefined;
  const canRetreat = ownMode === 'coach' || ownMode === 'barge-in';

  const latest = useRef({ climb, take, canRetreat });
  latest.current = { climb, take, canRetreat };
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!isPanelKey(event) || event.repeat) return;
      const now = latest.current;
      const rung = rungOfKey(event.key);
      if (rung !== undefined) now.climb(rung);
      else if (event.key === 'r' && now.canRetreat) now.take('contact.monitor');
      else if (event.key === '0') now.take('contact.stop');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);

  const begin = useCallback((type: CommandType) => {
    const rung = LADDER.find(one => one.type === type);
    if (rung !== undefined) latest.current.climb(rung);
    return rung !== undefined;
  }, []);
  useIntent(id, begin);

  const shown =
    pointed === undefined ? commonRefusal(acts.map(({ act }) => act)) : availability(pointed, circumstances);
  const wayBack = (type: Step, keyName: string, words: string) => (
    <ActButton
      act={availability(type, circumstances)}
      keyName={keyName}
      onPress={() => take(type)}
      onPoint={on => setPointed(on ? type : undefined)}
    >
      {words} <Kbd>{keyName}</Kbd>
    </ActButton>
  );
  return (
    <section className="panel-section" aria-labelledby="supervise-title">
      <h3 id="supervise-title">Supervise</h3>
      <div className="ladder">
        {acts.map(({ rung, act }, index) => (
          <ActButton
            key={rung.type}
            act={act}
            className="rung"
            pressed={ownMode === rung.mode}
            expanded={act.can && act.destructive ? asking === rung : undefined}
            keyName={rung.key}
            onPress={() => climb(rung)}
            onPoint={on => setPointed(on ? rung.type : undefined)}
          >
            <Force level={index + 1} />
            {SUPERVISE_VERBS[rung.type]}
            {armed === rung && <span className="sr-only"> (armed)</span>}
            <Kbd>{rung.key}</Kbd>
          </ActButton>
        ))}
      </div>
      {asking !== undefined ? (
        <TakeOverForm
          rung={asking}
          name={name}
          onTake={reason => take(asking.type, asking, reason)}
          onCancel={() => ask(undefined)}
        />
      ) : armed !== undefined ? (
        <ArmedBar rung={armed} name={name} ready={ready} onFire={() => climb(armed)} onCancel={disarm} />
      ) : (
        <ActHint
          act={shown}
          otherwise={circumstances.contact ? ownWords(ownMode, name) : ''}
          platformId={platformId}
        />
      )}
      {ownMode !== undefined && (
        <div className="flex gap-2">
          {canRetreat && wayBack('contact.monitor', 'r', 'Back to silent')}
          {wayBack('contact.stop', '0', 'Stop supervising')}
        </div>
      )}
    </section>
  );
}

function ownWords(mode: Circumstances['ownMode'], name: string): string {
  switch (mode) {
    case undefined:
      return 'Always begin silent. Each step is heard by more people than the one before.';
    case 'monitor':
      return `You hear ${name} and the customer. Nobody hears you.`;
    case 'coach':
      return `${name} hears you. The customer does not.`;
    case 'barge-in':
      return `${name} and the customer hear you.`;
    case 'take-over':
      return 'You have the contact.';
  }
}

/** Rising bars: how far the step reaches. */
function Force({ level }: { readonly level: number }) {
  return (
    <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true" className="force">
      {[0, 1, 2, 3].map(bar => (
        <rect
          key={bar}
          x={bar * 3.6}
          y={9 - bar * 2.6}
          width="2.4"
          height={3 + bar * 2.6}
          fill="currentColor"
          opacity={bar < level ? 1 : 0.22}
        />
      ))}
    </svg>
  );
}
