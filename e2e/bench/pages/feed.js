// @ts-check
/** The least that a page has to do with the gateway's feed: used by the pages that the product is measured beside. */

/**
 * Takes the snapshot, then every batch as it comes.
 * @param {{ snapshot: (floor: any) => void, batch: (events: any[]) => void }} sink
 */
export async function follow(sink) {
  const snapshot = await (await fetch('/api/floor')).json();
  sink.snapshot(snapshot.floor);
  let { cursor } = snapshot;
  for (;;) {
    const reply = await fetch(`/api/events?after=${cursor}&wait=25`, {
      headers: { accept: 'application/x-ndjson' },
    });
    if (reply.body === null) return;
    const reader = reply.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const batch = JSON.parse(line);
        cursor = batch.cursor;
        sink.batch(batch.events);
      }
    }
  }
}
