import { answer, cost } from './child.ts';
import { quantile } from './result.ts';
import { httpClient, socketClient, streamClient } from './wire-client.ts';

/** Many browsers in one process. Every twentieth reads every event that it gets, and how old it is. */

const SAMPLE = 20;
let isMeasuring = false;
let ages: number[] = [];
let events = 0;
let answers = 0;

function read(index: number, body: Buffer) {
  if (!isMeasuring) return;
  answers += 1;
  if (index % SAMPLE !== 0) return;
  const now = Date.now();
  for (const [, at] of body.toString('latin1').matchAll(/"pending":\[\],"asOf":(\d{13})/g)) {
    if (at === undefined) continue;
    ages.push(now - Number(at));
    events += 1;
  }
}

type Aim = { readonly port: number; readonly cookie: string; readonly cursor: string };
const head = ({ port, cookie }: Aim, line: string) =>
  `${line} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\n`;

const KINDS: Readonly<Record<string, (aim: Aim, index: number) => void>> = {
  poll(aim, index) {
    const ask = (after: string) =>
      client.send(`${head(aim, `GET /api/events?after=${after}&wait=25`)}accept: application/json\r\n\r\n`);
    const client = httpClient(aim.port, body => {
      read(index, body);
      const cursor = /^{"cursor":"([^"]+)"/.exec(body.toString('latin1', 0, 80))?.[1];
      if (cursor === undefined) throw new Error(`no cursor in ${body.toString('latin1', 0, 200)}`);
      ask(cursor);
    });
    ask(aim.cursor);
  },

  stream(aim, index) {
    const line = `GET /api/events?after=${aim.cursor}&wait=55`;
    streamClient(aim.port, `${head(aim, line)}accept: application/x-ndjson\r\n\r\n`, body =>
      read(index, body),
    );
  },

  cometd(aim, index) {
    let cookie = '';
    let clientId = '';
    const post = (message: object) => {
      const body = JSON.stringify([message]);
      const type = `content-type: application/json\r\ncontent-length: ${body.length}`;
      client.send(`${head({ ...aim, cookie }, 'POST /')}${type}\r\n\r\n${body}`);
    };
    const connect = () => post({ channel: '/meta/connect', clientId, connectionType: 'long-polling' });
    const client = httpClient(aim.port, body => {
      if (clientId !== '') {
        read(index, body);
        return connect();
      }
      const [reply] = JSON.parse(body.toString()) as { clientId: string }[];
      clientId = reply?.clientId ?? '';
      post({ channel: '/meta/subscribe', clientId, subscription: '/events' });
    });
    cookie = `BAYEUX_BROWSER=bench${index}`;
    const transports = { version: '1.0', supportedConnectionTypes: ['long-polling'] };
    post({ channel: '/meta/handshake', ...transports });
  },

  'socket-io'(aim, index) {
    const client = socketClient(aim.port, '/socket.io/?EIO=4&transport=websocket', body => {
      const kind = body[0];
      if (kind === 0x30) client.send('40');
      else if (kind === 0x32) client.send('3');
      else read(index, body);
    });
  },
};

answer({
  async join({ kind, count, port, cookie, cursor }) {
    const join = KINDS[String(kind)];
    const aim = { port: Number(port), cookie: String(cookie ?? ''), cursor: String(cursor ?? '') };
    for (let index = 0; index < Number(count); index += 1) {
      join?.(aim, index);
      // A listening socket's queue is shorter than a thousand.
      if (index % 50 === 49) await new Promise(resolve => setTimeout(resolve, 20));
    }
  },
  begin() {
    ages = [];
    events = 0;
    answers = 0;
    isMeasuring = true;
  },
  report({ count }) {
    isMeasuring = false;
    const p = (share: number) => (ages.length === 0 ? 0 : quantile(ages, share));
    const readers = Math.ceil(Number(count) / SAMPLE);
    return { ...cost(), p50: p(0.5), p99: p(0.99), max: p(1), events: events / readers, answers };
  },
});
