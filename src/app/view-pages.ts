import type { Plugin, Rolldown } from 'vite';

const VIEW = /\/views\/(\w+)\/\1-view\.tsx$/;
/** The view of whoever names none. */
const HOME = 'floor';

/**
 * Writes a page for each view, `queues.html` beside `index.html`, that asks for the view's own files ahead: without it, a
 * browser would learn of them only when it has read and run everything before them.
 */
export function viewPages(): Plugin {
  return {
    name: 'view-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset')
        return this.error('There is no index.html to make the pages of the views from.');
      const html = String(page.source);
      for (const output of Object.values(bundle)) {
        const name = output.type === 'chunk' ? VIEW.exec(output.facadeModuleId ?? '')?.[1] : undefined;
        if (name === undefined || output.type !== 'chunk') continue;
        const links = filesOf(output, bundle)
          .filter(file => !html.includes(file))
          .map(file => linkTo(file));
        const source = html.replace('</head>', `${links.join('')}</head>`);
        if (name === HOME) page.source = source;
        else this.emitFile({ type: 'asset', fileName: `${name}.html`, source });
      }
    },
  };
}

/** A chunk's files: scripts and styles, of all that it imports too. */
function filesOf(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): readonly string[] {
  const files = new Set<string>();
  const add = (name: string) => {
    const output = bundle[name];
    if (output?.type !== 'chunk' || files.has(name)) return;
    files.add(name);
    for (const css of output.viteMetadata?.importedCss ?? []) files.add(css);
    for (const file of output.imports) add(file);
  };
  add(chunk.fileName);
  return [...files];
}

const linkTo = (file: string): string =>
  file.endsWith('.css')
    ? `  <link rel="stylesheet" crossorigin href="/${file}">\n  `
    : `  <link rel="modulepreload" crossorigin href="/${file}">\n  `;
