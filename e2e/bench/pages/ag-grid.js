// @ts-check
import { follow } from './feed.js';

/** The same floor in AG Grid Community, in the way its makers recommend for many updates: asynchronous transactions. */

const agGrid = /** @type {any} */ (window).agGrid;
const sort = new URLSearchParams(location.search).get('sort') ?? 'time';

/** @param {number} ms */
function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @type {Map<string, any>} */
const rows = new Map();
const sorted = (/** @type {string} */ by) => (by === sort ? { sort: 'asc' } : {});

const grid = agGrid.createGrid(document.getElementById('grid'), {
  columnDefs: [
    { field: 'name', width: 220, ...sorted('name') },
    { field: 'team', width: 160 },
    { field: 'state', width: 180 },
    { field: 'reason', width: 160 },
    {
      field: 'since',
      headerName: 'Time',
      width: 120,
      ...sorted('time'),
      valueFormatter: (/** @type {any} */ { value }) => clock(Date.now() - value),
    },
  ],
  rowHeight: 36,
  animateRows: false,
  getRowId: (/** @type {any} */ { data }) => data.id,
});

setInterval(() => grid.refreshCells({ columns: ['since'], force: true }), 1000);

void follow({
  snapshot(floor) {
    for (const { id, profile, state } of floor.agents) {
      const { word, reason, since } = state;
      rows.set(id, { id, name: profile.name, team: profile.team.name, state: word, reason, since });
    }
    grid.setGridOption('rowData', [...rows.values()]);
  },
  batch(events) {
    const changed = new Map();
    for (const event of events) {
      if (event.type !== 'agent.state-changed') continue;
      const { word, reason, since } = event.state;
      const row = { ...rows.get(event.agentId), state: word, reason, since };
      rows.set(row.id, row);
      changed.set(row.id, row);
    }
    grid.applyTransactionAsync({ update: [...changed.values()] });
  },
});
