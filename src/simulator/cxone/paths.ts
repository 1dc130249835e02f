/**
 * A path as the routes know it: in any case, with or without a slash at the end, and with the doubled slashes of clients
 * that put an address that ends in one before a path that begins with one. A session's id and nothing else is kept as it
 * is; an empty one stays empty.
 */
export function routablePath(path: string): string {
  const [start = '', ...segments] = path.replace(/(?<=[^/])\/+$/, '').split('/');
  const kept = segments.filter(
    (segment, index) => segment !== '' || segments[index - 1]?.toLowerCase() === 'agent-sessions',
  );
  const read = kept.map((segment, index) => {
    const lower = segment.toLowerCase();
    return kept[index - 1]?.toLowerCase() === 'agent-sessions' && lower !== 'join' ? segment : lower;
  });
  return [start, ...read].join('/') || '/';
}
