import type { AuditRow } from '../../../protocol/commands.ts';
import { useNow } from '../../live/index.ts';
import { moment } from '../../ui/format.ts';
import { OverIcon } from '../../ui/state-icon.tsx';
import { actionWords, rowTone } from './action-words.ts';
import { useSubject } from './use-subject.ts';

/** The audit as a table; a row opens its details. */
export function AuditTable(props: {
  readonly rows: readonly AuditRow[];
  readonly chosen: number | undefined;
  readonly onOpen: (sequence: number) => void;
}) {
  const { rows, chosen, onOpen } = props;
  const now = useNow();
  const subjectOf = useSubject();
  return (
    <table className="audit">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Step</th>
          <th scope="col">Why</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr
            key={row.sequence}
            data-tone={rowTone(row.action)}
            aria-selected={row.sequence === chosen}
            onClick={() => onOpen(row.sequence)}
          >
            <td>
              <button
                type="button"
                className="audit-open"
                aria-label={`Row ${row.sequence}, ${moment(row.at, now)}`}
              >
                {moment(row.at, now)}
              </button>
            </td>
            <td>
              <bdi>{row.userName}</bdi>
            </td>
            <td className="audit-what">
              <bdi>{subjectOf(row)}</bdi>
            </td>
            <td>
              <span className="audit-step">
                {rowTone(row.action) === 'trouble' && <OverIcon size={10} />}
                {actionWords(row.action)}
              </span>
            </td>
            <td>
              <bdi>{row.reason}</bdi>
            </td>
            <td>
              <bdi>{row.outcome}</bdi>
              {row.rawStatus !== undefined && <span className="quiet"> {row.rawStatus}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
