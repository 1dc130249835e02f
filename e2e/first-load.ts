import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** How much JavaScript the floor, or a wallboard, may need before it shows its first numbers, in KiB of gzip. */
export const FIRST_LOAD_KIB = 160;

/** The part of a bundler's chunk that matters here. */
export type Chunk = {
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** Files that are loaded together with it. */
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
};

/** What a browser loads to show a view: the entry, the view's own chunk, and all that they import; by file, in KiB. */
export function firstLoad(chunks: readonly Chunk[], view: string): ReadonlyMap<string, number> {
  const byFile = new Map(chunks.map(chunk => [chunk.fileName, chunk]));
  const loaded = new Map<string, number>();
  const load = (chunk: Chunk) => {
    if (loaded.has(chunk.fileName)) return;
    loaded.set(chunk.fileName, gzipSync(chunk.code).length / 1024);
    for (const file of chunk.imports) {
      const other = byFile.get(file);
      if (other !== undefined) load(other);
    }
  };
  for (const chunk of chunks) {
    if (chunk.isEntry || chunk.moduleIds.some(id => id.endsWith(view))) load(chunk);
  }
  return loaded;
}

/** Fails the build when a view's first load has grown over its budget, and says by what. */
export function firstLoadBudget(view = '/src/app/views/floor/floor-view.tsx', name = 'floor'): Plugin {
  return {
    name: `first-load-budget-${name}`,
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(output => output.type === 'chunk');
      const files = firstLoad(chunks, view);
      const total = [...files.values()].reduce((sum, kib) => sum + kib, 0);
      if (total <= FIRST_LOAD_KIB) return;
      const list = [...files].sort(([, a], [, b]) => b - a).map(([file, kib]) => `${kib.toFixed(1)} ${file}`);
      this.error(
        `The ${name}'s first load is ${total.toFixed(1)} KiB of JavaScript; its budget is ${FIRST_LOAD_KIB}. ` +
          `Load something later, or do without it:\n${list.join('\n')}`,
      );
    },
  };
}
