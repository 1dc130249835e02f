import type { Log } from '../../connectors/connector.ts';
import type { Store } from '../store/store.ts';
import type { Audit } from './audit.ts';
import type { Break } from './chain.ts';

/** A row of the audit by its number and hash; with it, all rows before it are told. */
export type Head = { readonly sequence: number; readonly hash: string };

/** Where a head is kept outside of the audit. */
export type HeadFile = { readonly read: () => string | undefined; readonly write: (text: string) => void };

/** Keeps how far the audit has come where its end cannot be cut together with it. */
export type HeadKeeper = {
  /** Compares the audit with what was written down before; what is missing is said in the audit itself. */
  readonly begin: () => Promise<void>;
  /** Writes down how far it has come, and tells the log, which is commonly shipped elsewhere. */
  readonly note: () => Promise<void>;
};

/** Makes the keeper; nothing is written before it is asked. */
export function createHeadKeeper(deps: {
  readonly store: Pick<Store, 'audit'>;
  readonly audit: Audit;
  readonly file: HeadFile;
  readonly report: Log;
}): HeadKeeper {
  const { store, audit, file, report } = deps;
  let noted: Head | undefined;

  const note = async () => {
    const [newest] = await store.audit.find({ limit: 1 });
    if (newest === undefined || (newest.sequence === noted?.sequence && newest.hash === noted.hash)) return;
    file.write(formatHead(newest));
    noted = newest;
    report('info', 'The audit has come this far.', { head: formatHead(newest) });
  };

  return {
    begin: async () => {
      noted = parseHead(file.read());
      const missing = noted && (await missingAfter(store, noted));
      if (missing !== undefined) {
        report('error', 'The audit is not whole.', { problem: missing.problem });
        const gateway = { user: 'gateway', userName: 'Floorwatch' };
        await audit.note({ ...gateway, action: 'audit.cut', outcome: missing.problem });
      }
      await note();
    },
    note,
  };
}

/** What of an audit that stood up to `head` is not there any more; `undefined`: nothing. */
export async function missingAfter(store: Pick<Store, 'audit'>, head: Head): Promise<Break | undefined> {
  const [row] = await store.audit.after(head.sequence - 1, 1);
  if (row?.sequence === head.sequence && row.hash === head.hash) return undefined;
  if (row !== undefined)
    return {
      sequence: head.sequence,
      problem: `row ${head.sequence} is not the one that had been written down`,
    };
  const [newest] = await store.audit.find({ limit: 1 });
  const end = newest?.sequence ?? 0;
  const problem = `it ends at row ${end}, but row ${head.sequence} had been written down: its end was cut`;
  return { sequence: end + 1, problem };
}

/** `120:9f2c…`: number and hash of a row. */
export function formatHead({ sequence, hash }: Head): string {
  return `${sequence}:${hash}`;
}

/** Reads a head; `undefined` for anything else. */
export function parseHead(text: string | undefined): Head | undefined {
  const match = /^([1-9]\d{0,14}):([0-9a-f]{64})\s*$/.exec(text ?? '');
  return match?.[1] === undefined || match[2] === undefined
    ? undefined
    : { sequence: Number(match[1]), hash: match[2] };
}
