import { useState } from 'react';
import type { Membership, Platform } from '../../../../floor/entities.ts';
import { membershipKey } from '../../../../floor/ids.ts';
import { isLoggedIn } from '../../../../floor/membership.ts';
import { useOrder } from '../../../commands/asking.ts';
import { useAgentRow, useLive, useNow, useQueue, useQueueMemberships } from '../../../live/index.ts';
import { Button } from '../../../ui/button.tsx';
import { firstName, plural } from '../../../ui/format.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { nextTime } from '../loan-time.ts';
import { LoanField } from '../panel/loan-field.tsx';
import {
  changedSettings,
  firstValues,
  readSettings,
  type SettingsField,
  type SettingsValues,
  settingsFields,
} from '../panel/settings-fields.ts';
import { SettingsForm } from '../panel/settings-form.tsx';
import type { useQueueActs } from '../use-act.ts';
import { availabilityWord } from '../words.ts';
import { type Change, changeWords } from './changes.ts';
import { useDraft } from './draft.ts';
import type { Chosen } from './matrix.tsx';
import type { DraftEach } from './matrix-side.tsx';

type Props = {
  readonly platform: Platform | undefined;
  readonly chosen: Chosen;
  readonly tooMany: boolean;
  readonly acts: ReturnType<typeof useQueueActs>;
  readonly onDraft: DraftEach;
  readonly onToggle: () => void;
};

/** What is selected: one agent in one queue with all that can be set, or several cells at once. */
export function SelectionSection(props: Props) {
  const { chosen, tooMany, platform } = props;
  const [first] = chosen;
  const refusal = props.acts('queue.add-agent');
  return (
    <section className="panel-section" aria-labelledby="selected-title">
      {tooMany ? (
        <h2 id="selected-title">Too many cells are selected</h2>
      ) : first === undefined ? (
        <h2 id="selected-title">Nothing is selected</h2>
      ) : chosen.length === 1 ? (
        <One key={`${first.agentId} ${first.queueId}`} {...props} cell={first} />
      ) : (
        <Several {...props} />
      )}
      {!refusal.can && platform !== undefined && (
        <p className="act-hint" data-refused>
          {refusal.why}
        </p>
      )}
    </section>
  );
}

function One(props: Props & { readonly cell: Chosen[number] }) {
  const { cell, platform, acts, onDraft, onToggle } = props;
  const { agentId, queueId } = cell;
  const row = useAgentRow(agentId);
  const queue = useQueue(queueId);
  const member = useQueueMemberships(queueId).find(one => one.agentId === agentId);
  const drafted = useDraft().get(agentId)?.get(queueId)?.change;
  const name = firstName(row?.name ?? agentId);
  const add = acts('queue.add-agent');
  return (
    <>
      <h2 id="selected-title" className="cell-title">
        {row !== undefined && <StateIcon state={row.display} />}
        <bdi>{row?.name ?? agentId}</bdi>
        <span className="quiet">in</span>
        <bdi>{queue?.name ?? queueId}</bdi>
      </h2>
      <p className="quiet">
        {member === undefined ? 'Does not serve it' : `Serves it: ${availabilityWord(member, platform)}`}
        {drafted !== undefined && (
          <strong className="font-semibold text-ink">. Drafted: {changeWords(drafted, platform)}</strong>
        )}
      </p>
      {add.can && (
        <>
          <div className="act-row">
            <Button small onClick={onToggle} aria-pressed={drafted !== undefined}>
              {drafted !== undefined
                ? 'Leave as it is'
                : member === undefined
                  ? `Add ${name}`
                  : `Take ${name} off`}
            </Button>
            {member !== undefined && platform?.kind === 'netsapiens' && (
              <Button
                small
                onClick={() =>
                  onDraft((_, before) =>
                    before === undefined ? undefined : { kind: isLoggedIn(before) ? 'log-out' : 'log-in' },
                  )
                }
              >
                {isLoggedIn(member) ? 'Log out' : 'Log in'}
              </Button>
            )}
          </div>
          {drafted?.kind !== 'remove' && (
            <details className="cell-settings">
              <summary>{member === undefined ? 'With settings, or lent until a time' : 'Settings'}</summary>
              <CellSettings {...props} member={member} drafted={drafted} dispatchType={queue?.dispatchType} />
            </details>
          )}
        </>
      )}
    </>
  );
}

/** What the fields hold: as drafted, else as the member is, else as is usual. */
function valuesOf(
  fields: readonly SettingsField[],
  member: Membership | undefined,
  drafted: Change | undefined,
): SettingsValues {
  const settings = drafted !== undefined && 'settings' in drafted ? drafted.settings : {};
  const own = Object.entries(settings).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(value) : (value ?? ''),
  ]);
  return { ...firstValues(fields, member), ...Object.fromEntries(own) };
}

function CellSettings(
  props: Props & {
    readonly cell: Chosen[number];
    readonly member: ReturnType<typeof useQueueMemberships>[number] | undefined;
    readonly drafted: Change | undefined;
    readonly dispatchType: string | undefined;
  },
) {
  const { platform, member, drafted, dispatchType, onDraft } = props;
  const now = useNow();
  const fields = settingsFields(platform?.kind, dispatchType, 'update');
  const [values, setValues] = useState(() => valuesOf(fields, member, drafted));
  const [known, setKnown] = useState(drafted);
  // What is drafted by a key in the matrix shows here, too.
  if (known !== drafted) {
    setKnown(drafted);
    setValues(valuesOf(fields, member, drafted));
  }
  const [loan, setLoan] = useState('');
  const { settings, errors } = readSettings(fields, values);
  const until = loan === '' ? undefined : nextTime(loan, now);
  const ready = Object.keys(errors).length === 0 && (loan === '' || until !== undefined);
  const take = () => {
    if (!ready) return;
    onDraft((_, before) => {
      if (before === undefined) return { kind: 'add', settings, ...(until === undefined ? {} : { until }) };
      const changed = changedSettings(settings, before);
      return Object.keys(changed).length === 0 ? undefined : { kind: 'update', settings: changed };
    });
  };
  return (
    <div className="grid gap-3.5 pt-3">
      <SettingsForm fields={fields} values={values} errors={errors} onChange={setValues} />
      {member === undefined && <LoanField value={loan} onChange={setLoan} />}
      <Button small look="firm" className="justify-self-start" aria-disabled={!ready} onClick={take}>
        Draft this
      </Button>
    </div>
  );
}

function Several(props: Props) {
  const { chosen, platform, acts, onDraft, onToggle } = props;
  const { store } = useLive();
  const now = useNow();
  const order = useOrder();
  const [loan, setLoan] = useState('');
  const agents = new Set(chosen.map(({ agentId }) => agentId));
  const queues = new Set(chosen.map(({ queueId }) => queueId));
  const members = chosen.filter(({ agentId, queueId }) =>
    store.getState().floor.memberships.has(membershipKey(queueId, agentId)),
  ).length;
  const until = loan === '' ? undefined : nextTime(loan, now);
  const all = (type: 'queue.log-in' | 'queue.log-out') => {
    for (const agentId of agents)
      if (platform !== undefined) order({ type, params: {}, platformId: platform.id, target: { agentId } });
  };
  const out = acts('queue.log-out');
  return (
    <>
      <h2 id="selected-title">
        {plural(agents.size, 'agent')} × {plural(queues.size, 'queue')}
      </h2>
      <p className="quiet">
        {members} of {chosen.length} serve already
      </p>
      {acts('queue.add-agent').can && (
        <>
          <div className="act-row">
            <Button small onClick={onToggle}>
              {members === chosen.length
                ? `Take all ${members} off`
                : `Add the other ${chosen.length - members}`}
            </Button>
            <Button small look="plain" onClick={() => onDraft(() => undefined)}>
              Leave as they are
            </Button>
          </div>
          {members < chosen.length && (
            <details className="cell-settings">
              <summary>Lend them until a time</summary>
              <div className="grid gap-3 pt-3">
                <LoanField value={loan} onChange={setLoan} />
                <Button
                  small
                  look="firm"
                  className="justify-self-start"
                  aria-disabled={until === undefined}
                  onClick={() =>
                    until !== undefined &&
                    onDraft((_, before) =>
                      before === undefined ? { kind: 'add', settings: {}, until } : undefined,
                    )
                  }
                >
                  Draft the loans
                </Button>
              </div>
            </details>
          )}
        </>
      )}
      {out.can && (
        <div className="cell-all">
          <p className="field-label">At once, in all of their queues</p>
          <div className="act-row">
            <Button small onClick={() => all('queue.log-in')}>
              Log {plural(agents.size, 'agent')} in
            </Button>
            <Button small onClick={() => all('queue.log-out')}>
              Log {plural(agents.size, 'agent')} out
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
