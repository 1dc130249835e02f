import type { AgentId } from '../../../../floor/ids.ts';
import type { PastEvent } from '../../../../protocol/history.ts';
import { useNotices } from '../../../live/index.ts';
import { timeOfDay } from '../../../ui/format.ts';
import { InertLink } from '../../../ui/inert-link.tsx';
import { type FeedLine, feedLines } from './feed-model.ts';

/** What happened to the agent, newest first; what the platform sent stays text, whatever is in it. */
export function EventFeed(props: {
  readonly id: AgentId;
  readonly name: string;
  readonly past: readonly PastEvent[];
  readonly joined: boolean;
}) {
  const { id, name, past, joined } = props;
  const lines = feedLines(past, useNotices(id), name);
  return (
    <section className="panel-section" aria-labelledby="events-title">
      <h3 id="events-title">
        Events{' '}
        <span className="font-normal quiet">
          {joined ? 'of the joined session, live' : 'session not joined'}
        </span>
      </h3>
      {lines.length === 0 ? (
        <p className="quiet">
          {joined ? 'Nothing has happened yet.' : 'Listen to the session to see its events as they happen.'}
        </p>
      ) : (
        <ol className="events">
          {lines.map(line => (
            <Line key={line.key} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: FeedLine }) {
  return (
    <li className="event" data-level={line.level}>
      <time className="quiet" dateTime={new Date(line.at).toISOString()}>
        {timeOfDay(line.at)}
      </time>
      <div className="min-w-0">
        <p>
          <bdi className="event-kind">{line.kind}</bdi> <bdi>{line.text}</bdi>
        </p>
        {line.detail !== undefined && (
          <p className="event-detail">
            <bdi>{line.detail}</bdi>
          </p>
        )}
        {line.links.map(link => (
          <InertLink key={link.text} link={link} />
        ))}
        {line.raw !== undefined && (
          <details className="raw">
            <summary>As it came</summary>
            <pre>{line.raw}</pre>
          </details>
        )}
      </div>
    </li>
  );
}
