import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeGateway, makePerson, makePlatform, platformEvents, until } from '../testing.ts';

let made: Awaited<ReturnType<typeof makeGateway>>;

beforeAll(async () => {
  const [cxone, other] = [makePlatform('cxone'), makePlatform('other')];
  made = await makeGateway({
    platforms: [cxone.make, other.make],
    people: [
      makePerson('all', 'admin'),
      makePerson('other-only', 'admin', { platforms: ['other'] }),
      makePerson('team-only', 'admin', { teams: ['Red'] }),
    ],
  });
  await cxone.emit(...platformEvents('cxone'));
  for (const platform of [other, cxone]) {
    const { quarantine } = platform.context();
    const platformId = platform === cxone ? 'cxone' : 'other';
    quarantine({ platformId, source: 'states', reason: 'is no row', raw: `{"of": "${platformId}"}` });
  }
  await until(
    () => made.gateway.store.quarantine.newest(10),
    items => items.length === 2,
  );
});
afterAll(() => made.stop());

describe('[FD4] a platform out of scope', () => {
  it('is not among those that a person can link, and cannot be linked', async () => {
    const cookie = await made.signIn('other-only');
    const session = await (await made.call('/api/session', { cookie })).json();
    expect(session.identities).toMatchObject([{ platformId: 'other' }]);
    const link = (platformId: string) =>
      made.call(`/api/identities/${platformId}`, {
        method: 'PUT',
        body: '{"fields":{"agentId":"4711"}}',
        cookie,
      });
    expect((await link('cxone')).status).toBe(404);
    expect((await made.call('/api/identities/cxone', { method: 'DELETE', cookie })).status).toBe(404);
    expect((await link('other')).status).toBe(200);
    expect(await made.gateway.store.identities.ofUser('other-only')).toHaveLength(1);
  });

  it('shows nothing of what it sent and nobody understood; whoever is limited to teams sees none of it', async () => {
    const seen = async (username: string) => {
      const response = await made.call('/api/quarantine?limit=1', { cookie: await made.signIn(username) });
      const { items } = await response.json();
      return items.map(({ platformId }: { platformId: string }) => platformId);
    };
    expect(await seen('all')).toHaveLength(1);
    expect(await seen('other-only')).toEqual(['other']);
    expect(await seen('team-only')).toEqual([]);
  });
});
