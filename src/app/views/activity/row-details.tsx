import { X } from 'lucide-react';
import type { AuditRow } from '../../../protocol/commands.ts';
import { useNow } from '../../live/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { moment, sentenceCase } from '../../ui/format.ts';
import { actionWords } from './action-words.ts';
import { usePlatformNames } from './use-platform-names.ts';
import { useSubject } from './use-subject.ts';

/** Everything that a row of the audit holds, the platform's answer as it came included; what does not apply is left out. */
export function RowDetails(props: {
  readonly row: AuditRow;
  readonly others: readonly AuditRow[];
  readonly onOpen: (sequence: number) => void;
  readonly onClose: () => void;
}) {
  const { row, others, onOpen, onClose } = props;
  const now = useNow();
  const nameOf = usePlatformNames();
  const done = sentenceCase(actionWords(row.action));
  const subject = useSubject()(row);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['When', moment(row.at, now)],
    ['Who', `${row.userName} (${row.user})`],
    ['Acted as', row.platformIdentity],
    ['Platform', row.platformId === undefined ? undefined : nameOf(row.platformId)],
    ['Target', row.target],
    ['Team', row.team],
    ['Why', row.reason],
    ['Outcome', row.outcome],
    ['Status', row.rawStatus?.toString()],
    ['Command', row.commandId],
    ['Row', String(row.sequence)],
    ['Hash', row.hash],
  ];
  return (
    <aside className="panel" aria-label={`Row ${row.sequence}`}>
      <header className="panel-head">
        <div className="panel-name">
          <h2>
            <bdi>{subject || done}</bdi>
          </h2>
          <IconButton label="Close the details" onClick={onClose}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
        {subject !== '' && <p className="quiet">{done}</p>}
      </header>
      <div className="panel-body">
        <section className="panel-section">
          <dl className="facts">
            {facts.map(
              ([name, value]) =>
                value !== undefined && (
                  <div key={name} className="contents">
                    <dt>{name}</dt>
                    <dd className={name === 'Hash' || name === 'Command' ? 'font-mono text-xs' : undefined}>
                      <bdi>{value}</bdi>
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </section>
        {row.rawText !== undefined && row.rawText !== '' && (
          <section className="panel-section raw" aria-labelledby="raw-title">
            <h3 id="raw-title">As it came</h3>
            <pre>{row.rawText}</pre>
          </section>
        )}
        {others.length > 1 && (
          <section className="panel-section" aria-labelledby="steps-title">
            <h3 id="steps-title">The same command</h3>
            <ol>
              {others.map(other => (
                <li key={other.sequence}>
                  <button
                    type="button"
                    className="option"
                    aria-current={other.sequence === row.sequence ? 'true' : undefined}
                    onClick={() => onOpen(other.sequence)}
                  >
                    <span className="quiet">{moment(other.at, now)}</span>
                    <span className={other.sequence === row.sequence ? 'font-semibold' : undefined}>
                      {actionWords(other.action)}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </aside>
  );
}
