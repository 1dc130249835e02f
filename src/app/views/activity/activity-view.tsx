import { getRouteApi } from '@tanstack/react-router';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { PATHS } from '../../paths.ts';
import { messageOf } from '../../session/request.ts';
import { useMay } from '../../session/use-session.ts';
import { isTyping } from '../../shell/keys.ts';
import '../../styles/activity.css';
import '../../styles/list-head.css';
import '../../styles/panel.css';
import { Blank, Waiting } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import type { ChainCheck } from './chain.ts';
import { RowDetails } from './row-details.tsx';
import { type ActivitySearch, isFiltered, NO_FILTERS } from './search.ts';
import { lastSteps } from './steps.ts';
import { UnderWay } from './under-way.tsx';
import { useAudit, useChainCheck } from './use-audit.ts';

const route = getRouteApi(PATHS.activity);

/** Who did what to whom, why, when, and with what outcome. */
export function ActivityView() {
  const may = useMay('audit.view');
  if (!may) {
    return (
      <Blank title="The activity is not for your role">
        It shows what everybody did. An administrator can give you the permission to see it.
      </Blank>
    );
  }
  return <Activity />;
}

function Activity() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (part: Partial<ActivitySearch>) =>
      void navigate({ search: before => ({ ...before, ...part }), replace: !('row' in part) }),
    [navigate],
  );
  const audit = useAudit(search);
  const all = audit.data?.pages.flatMap(page => page.rows) ?? [];
  const rows = search.steps ? all : lastSteps(all);
  const chosen = all.find(({ sequence }) => String(sequence) === search.row);
  const close = useCallback(() => change({ row: undefined }), [change]);
  useEscape(close);
  return (
    <div className="activity" data-panel={chosen !== undefined || undefined}>
      <header className="activity-head">
        <h1>Activity</h1>
        <ChainStatus check={useChainCheck(all)} />
      </header>
      <ActivityFilters search={search} change={change} />
      <div className="activity-body">
        <div className="activity-list">
          <UnderWay />
          {audit.isPending ? (
            <Waiting label="The activity is being fetched" rows={12} />
          ) : audit.isError ? (
            <Blank
              alert
              title="The activity could not be fetched"
              action={<Button onClick={() => void audit.refetch()}>Try again</Button>}
            >
              {messageOf(audit.error)}
            </Blank>
          ) : rows.length === 0 ? (
            <NoRows search={search} onClear={() => change(NO_FILTERS)} />
          ) : (
            <>
              <AuditTable
                rows={rows}
                chosen={chosen?.sequence}
                onOpen={sequence => change({ row: String(sequence) })}
              />
              {audit.hasNextPage ? (
                <p className="p-4 text-center">
                  <Button onClick={() => void audit.fetchNextPage()} aria-disabled={audit.isFetchingNextPage}>
                    Older rows
                  </Button>
                </p>
              ) : (
                <p className="p-4 text-center quiet">
                  {plural(all.length, 'row')} of the audit, down to the first
                </p>
              )}
            </>
          )}
        </div>
        {chosen !== undefined && (
          <RowDetails
            row={chosen}
            others={
              chosen.commandId === undefined ? [] : all.filter(row => row.commandId === chosen.commandId)
            }
            onOpen={sequence => change({ row: String(sequence) })}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}

function NoRows({ search, onClear }: { readonly search: ActivitySearch; readonly onClear: () => void }) {
  if (!isFiltered(search))
    return (
      <Blank title="Nothing has been done yet">Acts, sign-ins and linked identities will stand here.</Blank>
    );
  return (
    <Blank title="No row matches" action={<Button onClick={onClear}>Clear filters</Button>}>
      No row passes these filters.
    </Blank>
  );
}

function ChainStatus({ check }: { readonly check: ChainCheck | undefined }) {
  if (check === undefined || check.state === 'unchecked') return null;
  if (check.state === 'broken') {
    return (
      <p className="chain" data-broken role="alert">
        <ShieldAlert size={15} aria-hidden="true" />
        The chain is broken at row {check.sequence}: it was changed after it was written
      </p>
    );
  }
  return (
    <p
      className="chain"
      data-tip="Each row carries a hash over the one before it. This browser has computed them again for the rows listed here."
    >
      <ShieldCheck size={15} aria-hidden="true" />
      Unbroken, {plural(check.links, 'link')} checked here
    </p>
  );
}

function useEscape(close: () => void) {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isTyping(event.target)) close();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [close]);
}
