import * as z from 'zod';
import type { Connector, LinkedIdentity } from '../../connectors/connector.ts';
import type { PlatformId } from '../../floor/ids.ts';
import { seesPlatform } from '../../floor/scope.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { IdentityView } from '../../protocol/session.ts';
import type { Audit } from '../audit/audit.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { Store } from '../store/store.ts';
import type { Person } from './person.ts';
import type { SecretBox } from './secret-box.ts';

const fieldsSchema = z.record(z.string(), z.string());

/** Who a person is on each platform. Secrets go in and are used; they never come out. Rules PE8… in SPEC.md. */
export type Identities = {
  /** Name of the linked identity; `undefined`: not linked. */
  readonly label: (username: string, platformId: PlatformId) => Promise<string | undefined>;
  /** Decrypts a linked identity for one use. */
  readonly open: (username: string, platformId: PlatformId) => Promise<LinkedIdentity | undefined>;
  /** Platforms within a person's scope on which somebody acts as themselves, linked or not. */
  readonly views: (person: Person) => Promise<readonly IdentityView[]>;
  readonly link: (
    person: Person,
    platformId: PlatformId,
    fields: Readonly<Record<string, string>>,
  ) => Promise<Result<IdentityView, Refusal>>;
  readonly unlink: (person: Person, platformId: PlatformId) => Promise<Result<IdentityView, Refusal>>;
};

const unknownPlatform = err<Refusal>({ code: 'not-found', message: 'There is no such platform.' });

/** Makes the identities. Without a box nothing can be linked, and linking says what is missing. */
export function createIdentities(deps: {
  readonly store: Store;
  readonly audit: Audit;
  readonly connectors: ReadonlyMap<PlatformId, Connector>;
  readonly box: SecretBox | undefined;
}): Identities {
  const { store, audit, connectors, box } = deps;
  const view = ({ platformId, kind, identityFields }: Connector, label: string | undefined) => {
    return { platformId, kind, fields: identityFields, label };
  };
  const inSight = ({ scope }: Person, platformId: PlatformId) =>
    seesPlatform(scope, platformId) ? connectors.get(platformId) : undefined;
  const owner = (username: string, platformId: PlatformId) => JSON.stringify([username, platformId]);

  return {
    label: async (username, platformId) => (await store.identities.get(username, platformId))?.label,
    open: async (username, platformId) => {
      const stored = await store.identities.get(username, platformId);
      const plain = stored && box?.open(stored.sealed, owner(username, platformId));
      return plain === undefined || stored === undefined
        ? undefined
        : { label: stored.label, fields: fieldsSchema.parse(JSON.parse(plain)) };
    },
    views: async ({ username, scope }) => {
      const stored = await store.identities.ofUser(username);
      return [...connectors.values()]
        .filter(
          ({ platformId, identityFields }) => identityFields.length > 0 && seesPlatform(scope, platformId),
        )
        .map(connector =>
          view(connector, stored.find(({ platformId }) => platformId === connector.platformId)?.label),
        );
    },
    link: async (person, platformId, fields) => {
      const { username, name } = person;
      const connector = inSight(person, platformId);
      if (connector === undefined) return unknownPlatform;
      const wrong = wrongField(connector, fields);
      if (wrong !== undefined) return err({ code: 'bad-request', message: wrong });
      if (box === undefined)
        return err({
          code: 'not-ready',
          message:
            'Identities cannot be kept: the gateway has no key. Whoever runs it sets FLOORWATCH_KEY to 32 random bytes in base64.',
        });
      const kept = trimmed(connector, fields);
      const [first] = connector.identityFields.filter(({ secret }) => !secret);
      // What the platform calls them, never a name of their own choice: by it own legs are known, and the audit names it.
      const label = (first && kept[first.name]) || username;
      const sealed = box.seal(JSON.stringify(kept), owner(username, platformId));
      await store.transact(async tables => {
        await tables.identities.put({ username, platformId, label, sealed });
        const facts = { user: username, userName: name, platformId, platformIdentity: label };
        await audit.noteIn(tables, { ...facts, action: 'identity.linked' });
      });
      await connector.release(username);
      return ok(view(connector, label));
    },
    unlink: async (person, platformId) => {
      const { username, name } = person;
      const connector = inSight(person, platformId);
      if (connector === undefined) return unknownPlatform;
      await store.transact(async tables => {
        await tables.identities.remove(username, platformId);
        const facts = { user: username, userName: name, platformId };
        await audit.noteIn(tables, { ...facts, action: 'identity.unlinked' });
      });
      await connector.release(username);
      return ok(view(connector, undefined));
    },
  };
}

/** Spaces around a name or number were not meant; a secret is kept as it is. */
function trimmed({ identityFields }: Connector, fields: Readonly<Record<string, string>>) {
  const secrets = new Set(identityFields.flatMap(({ name, secret }) => (secret ? [name] : [])));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, secrets.has(name) ? value : value.trim()]),
  );
}

function wrongField(
  { identityFields }: Connector,
  fields: Readonly<Record<string, string>>,
): string | undefined {
  const known = new Set(identityFields.map(({ name }) => name));
  const foreign = Object.keys(fields).find(name => !known.has(name));
  if (foreign !== undefined) return `There is no field ${foreign}.`;
  const missing = identityFields.find(({ name, required }) => required && !fields[name]?.trim());
  return missing && `${missing.label} is missing. ${missing.hint}`.trim();
}
