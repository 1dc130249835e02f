import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import type { PlatformId } from '../../floor/ids.ts';
import { API } from '../../protocol/paths.ts';
import { useDeps } from '../deps.tsx';
import { usePlatform } from '../live/index.ts';
import { messageOf, request } from '../session/request.ts';
import { SESSION_KEY, useSession } from '../session/use-session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Links the person's own identity on a platform, or takes the link away. Secrets go out and never come back. */
export default function IdentityDialog(props: {
  readonly platformId: PlatformId;
  readonly onClose: () => void;
}) {
  const { platformId, onClose } = props;
  const { fetch } = useDeps();
  const client = useQueryClient();
  const name = usePlatform(platformId)?.name ?? platformId;
  const identity = useSession().identities.find(known => known.platformId === platformId);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const change = useMutation({
    mutationFn: (fields: Readonly<Record<string, string>> | undefined) =>
      request<unknown>(fetch, API.identity(platformId), {
        method: fields === undefined ? 'DELETE' : 'PUT',
        ...(fields === undefined ? {} : { body: { fields } }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SESSION_KEY });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (change.isPending) return;
    const filled = Object.entries(values).filter(([, value]) => value.trim() !== '');
    change.mutate(Object.fromEntries(filled));
  };
  return (
    <Dialog title={`You on ${name}`} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5 px-5 pb-5" autoComplete="off">
        <p className="text-ink-2">
          Monitoring, coaching, barging in and taking over happen in your own session on {name}, never in
          somebody else&apos;s. {identity?.label !== undefined && <bdi>You act as {identity.label} now.</bdi>}
        </p>
        {(identity?.fields ?? []).map(field => (
          <label key={field.name} className="field">
            <span className="field-label">
              {field.label}
              {!field.required && ' (optional)'}
            </span>
            <input
              className="input"
              name={field.name}
              type={field.secret ? 'password' : 'text'}
              autoComplete="off"
              required={field.required}
              value={values[field.name] ?? ''}
              onChange={event => setValues({ ...values, [field.name]: event.target.value })}
            />
            <span className="field-hint">{field.hint}</span>
          </label>
        ))}
        {change.isError && (
          <p role="alert" className="font-medium text-over">
            {messageOf(change.error)}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2 pt-1">
          {identity?.label !== undefined && (
            <Button look="plain" className="mr-auto" onClick={() => change.mutate(undefined)}>
              Remove the link
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="firm" aria-disabled={change.isPending}>
            Link this identity
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
