import { memo } from 'react';
import type { TextMessage } from '../../../floor/entities.ts';
import { inertLink } from '../../../lib/url.ts';
import { day, hourAndMinute, plural, timeOfDay } from '../../ui/format.ts';
import { InertLink } from '../../ui/inert-link.tsx';
import type { Entry } from './entries.ts';
import { VISIBILITY_LOOKS } from './looks.ts';
import { piecesOf } from './message-text.ts';
import { isHidden } from './thread-words.ts';

/** One line of a transcript. A stranger's text is text: nothing in it can be followed, run, or turn the line around. */
export const EntryLine = memo(function EntryLine({ entry }: { readonly entry: Entry }) {
  return (
    <>
      {entry.day !== undefined && (
        <p className="entry-day">
          <span>{day(entry.day)}</span>
        </p>
      )}
      <Line entry={entry} />
    </>
  );
}, sameEntry);

function Line({ entry }: { readonly entry: Entry }) {
  switch (entry.kind) {
    case 'unread':
      return (
        <p className="entry-unread">
          <span>{plural(entry.count, 'message')} new for you</span>
        </p>
      );
    case 'event':
      return <Happened message={entry.message} again={entry.again} />;
    case 'said':
      return <Said entry={entry} />;
  }
}

function sameEntry(
  { entry: a }: { readonly entry: Entry },
  { entry: b }: { readonly entry: Entry },
): boolean {
  if (a.day !== b.day) return false;
  if (a.kind === 'said' && b.kind === 'said') return a.message === b.message && a.head === b.head;
  if (a.kind === 'event' && b.kind === 'event') return a.message === b.message && a.again === b.again;
  if (a.kind === 'unread' && b.kind === 'unread') return a.count === b.count;
  return a.kind === b.kind && a.key === b.key;
}

function Said({ entry }: { readonly entry: Extract<Entry, { readonly kind: 'said' }> }) {
  const { message, head, side } = entry;
  const { visibility, from } = message;
  return (
    <div
      className="said"
      data-side={side}
      data-role={from.role}
      data-visibility={visibility}
      data-head={head || undefined}
    >
      {head && (
        <p className="said-head">
          <bdi className="said-name">{nameOf(from)}</bdi>
          {from.role !== 'customer' && from.role !== 'agent' && (
            <span>{ROLE_WORDS[from.role].toLowerCase()}</span>
          )}
          <time dateTime={new Date(message.at).toISOString()} data-tip={timeOfDay(message.at)}>
            {hourAndMinute(message.at)}
          </time>
          <VisibilityMark visibility={visibility} />
        </p>
      )}
      <div className="said-text">
        {isHidden(message.text) ? (
          <span className="quiet">hidden</span>
        ) : message.kind === 'link' ? (
          <InertLink link={inertLink(message.text)} />
        ) : (
          <Words text={message.text} />
        )}
      </div>
    </div>
  );
}

/** Who sees a message: icon, word and colour. */
export function VisibilityMark({ visibility }: { readonly visibility: TextMessage['visibility'] }) {
  const { icon: Icon, word } = VISIBILITY_LOOKS[visibility];
  return (
    <span className="visibility" data-visibility={visibility}>
      <Icon size={12} aria-hidden="true" className="tint" />
      {word}
    </span>
  );
}

function Words({ text }: { readonly text: string }) {
  return (
    <bdi dir="auto">
      {piecesOf(text).map(piece =>
        piece.kind === 'words' ? (
          piece.text
        ) : (
          <span
            key={piece.at}
            className="inert-address"
            data-tip="Shown as text: it cannot be followed from here"
          >
            <bdi dir="ltr">{piece.text}</bdi> <span className="inert-host">{piece.link.host}</span>
          </span>
        ),
      )}
    </bdi>
  );
}

const ROLE_WORDS = {
  customer: 'Customer',
  agent: 'Agent',
  supervisor: 'Supervisor',
  external: 'Guest',
} as const;

function nameOf({ name, role }: TextMessage['from']): string {
  return name === '' || isHidden(name) ? ROLE_WORDS[role] : name;
}

function Happened(props: { readonly message: TextMessage; readonly again: boolean }) {
  const { from, kind, text, visibility, at } = props.message;
  const who = nameOf(from);
  return (
    <p className="happened" data-visibility={visibility}>
      <bdi>{who}</bdi> {props.again ? 'is now seen by' : HAPPENED[kind]}{' '}
      {kind === 'notice' && <bdi>{text}</bdi>}
      {props.again && <VisibilityMark visibility={visibility} />}
      <time dateTime={new Date(at).toISOString()}>{hourAndMinute(at)}</time>
      {visibility !== 'everyone' && !props.again && <VisibilityMark visibility={visibility} />}
    </p>
  );
}

const HAPPENED: Partial<Record<TextMessage['kind'], string>> = {
  joined: 'came in',
  left: 'left',
  notice: 'noted:',
};
