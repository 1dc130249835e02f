import { Pencil, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { LONGEST_VALUE, type UserDatum } from '../../../floor/entities.ts';
import { ActButton } from '../../commands/act-button.tsx';
import { ActHint, commonRefusal } from '../../commands/act-hint.tsx';
import type { Availability } from '../../commands/availability.ts';
import { isGoing } from '../../commands/receipt.ts';
import { useReceipts } from '../../commands/use-receipts.ts';
import { Button } from '../../ui/button.tsx';
import { Popup } from '../../ui/popup.tsx';
import { useReason } from './desk.ts';
import { isHidden } from './thread-words.ts';
import type { Conversation } from './use-conversation.ts';

/** What is attached to the conversation, one press away. */
export function AttachedData({ conversation }: { readonly conversation: Conversation }) {
  return (
    <Popup
      label="Attached data"
      className="icon-button"
      align="end"
      tip="What is attached to the conversation"
      trigger={
        <>
          <Tags size={16} aria-hidden="true" />
          <span className="sr-only">Attached data</span>
        </>
      }
    >
      {() => <Data conversation={conversation} />}
    </Popup>
  );
}

type Editing = { readonly key: string; readonly how: 'change' | 'delete' };

function Data({ conversation }: { readonly conversation: Conversation }) {
  const { act, order, thread, platformName, data } = conversation;
  const { id, platformId } = thread.session;
  const { given } = useReason(id);
  const [pointed, setPointed] = useState<Availability>();
  const [editing, setEditing] = useState<Editing>();
  const [asked, setAsked] = useState<{ readonly key: string; readonly commandId: string }>();
  const going = useReceipts().some(
    ({ id: receipt, command, refusal }) =>
      receipt === asked?.commandId && refusal === undefined && isGoing(command?.state),
  );
  const acts = {
    add: act('text.add-data'),
    change: act('text.change-data'),
    remove: act('text.delete-data'),
  } as const;
  const refusedAll = commonRefusal(Object.values(acts));
  if (data === undefined)
    return (
      <p className="popup-pad attached">
        {platformName} tells what is attached to those who are inside. Monitor the conversation to read it.
      </p>
    );
  return (
    <div className="popup-pad attached">
      {data.length === 0 && <p className="quiet">Nothing is attached.</p>}
      <ul className="attached-list">
        {data.map(datum => {
          const { key } = datum;
          return (
            <li key={key} aria-busy={(going && asked?.key === key) || undefined}>
              {editing?.key === key ? (
                <Edit
                  datum={datum}
                  how={editing.how}
                  onCancel={() => setEditing(undefined)}
                  onDone={value => {
                    const commandId =
                      value === undefined
                        ? order({ type: 'text.delete-data', params: { key } }, given)
                        : order({ type: 'text.change-data', params: { key, value } }, given);
                    setAsked({ key, commandId });
                    setEditing(undefined);
                  }}
                />
              ) : (
                <>
                  <p className="attached-datum">
                    <bdi className="quiet">{key}</bdi>
                    <Value text={datum.value} />
                  </p>
                  {refusedAll === undefined && (
                    <>
                      <ActButton
                        act={acts.change}
                        className="icon-button"
                        onPress={() => setEditing({ key, how: 'change' })}
                        onPoint={on => setPointed(on ? acts.change : undefined)}
                      >
                        <Pencil size={13} aria-hidden="true" />
                        <span className="sr-only">Change {key}</span>
                      </ActButton>
                      <ActButton
                        act={acts.remove}
                        className="icon-button"
                        onPress={() => setEditing({ key, how: 'delete' })}
                        onPoint={on => setPointed(on ? acts.remove : undefined)}
                      >
                        <Trash2 size={13} aria-hidden="true" />
                        <span className="sr-only">Delete {key}</span>
                      </ActButton>
                    </>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {refusedAll === undefined && (
        <Add
          act={acts.add}
          has={key => data.some(datum => datum.key === key)}
          onPoint={setPointed}
          onAdd={(key, value) =>
            setAsked({ key, commandId: order({ type: 'text.add-data', params: { key, value } }, given) })
          }
        />
      )}
      <ActHint
        act={refusedAll ?? pointed}
        otherwise="Point at one to read what it does here."
        platformId={platformId}
      />
    </div>
  );
}

function Value({ text }: { readonly text: string }) {
  if (isHidden(text)) return <span className="quiet">hidden</span>;
  return text === '' ? <span className="quiet">empty</span> : <bdi>{text}</bdi>;
}

/** In place of a datum: its new value, or the question whether it shall go. */
function Edit(props: {
  readonly datum: UserDatum;
  readonly how: Editing['how'];
  readonly onCancel: () => void;
  /** `undefined`: delete it. */
  readonly onDone: (value: string | undefined) => void;
}) {
  const { datum, how, onCancel, onDone } = props;
  const [value, setValue] = useState(datum.value);
  const next = value.trim();
  const ready = how === 'delete' || (next !== '' && next !== datum.value);
  const title = how === 'delete' ? `Delete ${datum.key} for everybody?` : datum.key;
  return (
    <form
      className="attached-edit"
      aria-label={how === 'delete' ? title : `Change ${datum.key}`}
      onSubmit={event => {
        event.preventDefault();
        if (ready) onDone(how === 'delete' ? undefined : next);
      }}
    >
      <p>
        <bdi>{title}</bdi>
      </p>
      {how === 'change' && (
        <input
          className="input"
          aria-label="New value"
          // biome-ignore lint/a11y/noAutofocus: it takes the place of what was pressed
          autoFocus
          maxLength={LONGEST_VALUE}
          value={value}
          onChange={event => setValue(event.target.value)}
        />
      )}
      <div className="attached-buttons">
        <Button
          small
          type="submit"
          look={how === 'delete' ? 'harm' : 'firm'}
          autoFocus={how === 'delete'}
          aria-disabled={!ready}
        >
          {how === 'delete' ? 'Delete' : 'Change'}
        </Button>
        <Button small look="plain" onClick={onCancel}>
          Keep it
        </Button>
      </div>
    </form>
  );
}

function Add(props: {
  readonly act: Availability;
  readonly has: (key: string) => boolean;
  readonly onAdd: (key: string, value: string) => void;
  readonly onPoint: (act: Availability | undefined) => void;
}) {
  const { act, has, onAdd, onPoint } = props;
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const name = key.trim();
  const taken = has(name);
  const add = () => {
    if (!act.can || taken || name === '' || value.trim() === '') return;
    onAdd(name, value.trim());
    setKey('');
    setValue('');
  };
  return (
    <form
      className="attached-add"
      aria-label="Attach something"
      onSubmit={event => {
        event.preventDefault();
        add();
      }}
    >
      <input
        className="input"
        aria-label="Name"
        placeholder="Name"
        maxLength={100}
        value={key}
        onChange={event => setKey(event.target.value)}
      />
      <input
        className="input"
        aria-label="Value"
        placeholder="Value"
        maxLength={LONGEST_VALUE}
        value={value}
        onChange={event => setValue(event.target.value)}
      />
      <ActButton act={act} onPress={add} onPoint={on => onPoint(on ? act : undefined)}>
        Add
      </ActButton>
      {/* With two fields, Enter does nothing where no button submits. */}
      <button type="submit" hidden />
      {taken && <p role="alert">{name} is attached already: change it in the list.</p>}
    </form>
  );
}
