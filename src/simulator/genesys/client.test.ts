import { CometD, type Message } from 'cometd';
import { adapt } from 'cometd-nodejs-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { type Served, serve } from '../serve.ts';
import { createSimulator } from '../simulator.ts';
import type { Json } from './testing.ts';

/** The public CometD client with its own Node adapter, over a real port: nothing of ours but the simulator. */
describe('the public CometD client', () => {
  const simulator = createSimulator({
    clock: systemClock,
    platforms: ['genesys'],
    agents: 24,
    scenario: 'quiet',
  });
  let served: Served;
  beforeAll(async () => {
    adapt();
    served = await serve(simulator, 0);
  });
  afterAll(() => served.close());

  it('hears a supervisor’s invitation and what is written afterwards', async () => {
    const authorization = `Basic ${btoa('supervisor:demo')}`;
    const api = `${served.url}/genesys/api/v2`;
    const client = new CometD();
    client.unregisterTransport('websocket');
    client.configure({
      url: `${api}/notifications`,
      logLevel: 'warn',
      requestHeaders: { Authorization: authorization },
    });
    const heard: Message[] = [];
    const waiting: { readonly wanted: (message: Message) => boolean; readonly found: () => void }[] = [];
    const until = (wanted: (message: Message) => boolean) =>
      new Promise<void>(found => {
        if (heard.some(wanted)) found();
        else waiting.push({ wanted, found });
      });
    await new Promise<void>((resolve, reject) =>
      client.handshake(reply =>
        reply.successful
          ? client.subscribe(
              '/v2/me/smssessions',
              message => {
                heard.push(message);
                for (const { wanted, found } of waiting) if (wanted(message)) found();
              },
              subscribed =>
                subscribed.successful ? resolve() : reject(new Error('the subscription was refused')),
            )
          : reject(new Error('the handshake was refused')),
      ),
    );

    const call = async (path: string, body?: unknown): Promise<Json> => {
      const response = await fetch(`${api}${path}`, {
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      return JSON.parse(await response.text());
    };
    const { users } = await call('/users?fields=*&subresources=smssessions');
    const agent = [...(users ?? [])].find(user => [...(user.smssessions ?? [])].length > 0);
    const [session] = [...(agent?.smssessions ?? [])];
    const intruded = await call(`/users/${agent?.id}/smssessions/${session?.id}`, {
      operationName: 'Intrude',
      supervisorVisibilityMode: 'BargeIn',
    });
    expect(intruded.statusCode).toBe(0);
    await until(message => message.data?.smssession?.state === 'Invited');
    await call(`/me/smssessions/${session?.id}`, { operationName: 'Accept', nickname: 'Sam' });
    await call(`/me/smssessions/${session?.id}`, {
      operationName: 'SendMessage',
      text: 'Hello from outside',
    });
    await until(message => JSON.stringify(message.data).includes('Hello from outside'));
    await new Promise<void>(resolve => client.disconnect(() => resolve()));
    expect(client.isDisconnected()).toBe(true);
  });
});
