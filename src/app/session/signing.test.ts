import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Fetch } from './request.ts';
import { signOutOf } from './signing.ts';
import { SESSION_KEY } from './use-session.ts';

async function signOut(fetch: Fetch) {
  const client = new QueryClient();
  const ana = { user: { username: 'ana' } };
  client.setQueryData(SESSION_KEY, ana);
  client.setQueryData(['audit'], 'rows');
  const told = { times: 0 };
  const announceSessionChange = () => {
    told.times += 1;
  };
  const options = signOutOf({ fetch }, { announceSessionChange }, client);
  const went = await new MutationObserver(client, options).mutate().then(
    () => 'well',
    () => 'wrong',
  );
  const left = [client.getQueryData(SESSION_KEY), client.getQueryData(['audit'])];
  return { went, told: told.times, isSignedIn: left[0] === ana, isForgotten: left[1] === undefined };
}

it('forgets everything of whoever has signed out, in all tabs', async () => {
  const out = await signOut(async () => new Response(null, { status: 204 }));
  expect(out).toEqual({ went: 'well', told: 1, isSignedIn: false, isForgotten: true });
});

it('says of nobody that they are signed out who are not', async () => {
  const out = await signOut(() => Promise.reject(new TypeError('offline')));
  expect(out).toEqual({ went: 'wrong', told: 0, isSignedIn: true, isForgotten: false });
});
