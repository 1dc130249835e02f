import * as z from 'zod';
import type { AuditReply } from '../../../protocol/commands.ts';
import { API } from '../../../protocol/paths.ts';
import { csvHead, csvLines } from '../../audit/csv.ts';
import type { AuditQuery, Store } from '../../store/store.ts';
import { json, route } from '../route.ts';
import type { Viewer } from '../viewer.ts';

const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const filters = z.object({
  before: place.optional().describe('Only rows before this sequence.'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  user: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  target: z.string().max(300).optional().describe('Entity id, or part of a name.'),
  from: place.optional().describe('Epoch milliseconds.'),
  to: place.optional().describe('Epoch milliseconds.'),
});
/** Rows of a file that are read at once. */
const PAGE = 2_000;

const list = route({
  method: 'GET',
  path: API.audit,
  access: 'audit.view',
  summary: 'Who did what to whom, why, when and with what outcome; newest first.',
  query: filters,
  reply: { status: 200, description: 'A page of rows.', type: 'AuditReply' },
  handle: async ({ viewer, query }, { store }) => {
    const rows = await store.audit.find({ ...query, within: withinOf(viewer) });
    const next = rows.length < query.limit ? undefined : rows.at(-1)?.sequence;
    const reply: AuditReply = { rows, next };
    return json(reply);
  },
});

const csv = route({
  method: 'GET',
  path: API.auditCsv,
  access: 'audit.view',
  summary: 'The same as a file for a spreadsheet.',
  query: filters.omit({ limit: true, before: true }),
  reply: { status: 200, description: 'CSV, newest first.', media: ['text/csv'] },
  handle: async ({ viewer, query }, { store }) => {
    const pages = pagesOf(store, { ...query, within: withinOf(viewer) });
    const body = new ReadableStream<Uint8Array>({
      pull: async controller => {
        const { done, value } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    });
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': 'attachment; filename="floorwatch-audit.csv"',
      },
    });
  },
});

export const auditRoutes = [list, csv];

/** The file piece by piece: neither its length nor a slow reader costs memory. */
async function* pagesOf(
  store: Store,
  query: Omit<AuditQuery, 'limit' | 'before'>,
): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvHead());
  for (let before: number | undefined; ; ) {
    const rows = await store.audit.find({ ...query, before, limit: PAGE });
    if (rows.length > 0) yield encoder.encode(csvLines(rows));
    before = rows.at(-1)?.sequence;
    if (rows.length < PAGE) return undefined;
  }
}

/** Administrators see all; others what was done within their scope, and what they did themselves. */
function withinOf({ person }: Viewer): AuditQuery['within'] {
  return person.role === 'admin' ? undefined : { ...person.scope, user: person.username };
}
