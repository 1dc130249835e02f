import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { Wordmark } from '../shell/wordmark.tsx';
import { Button } from '../ui/button.tsx';
import { messageOf } from './request.ts';
import { useDemo, useSignIn } from './signing.ts';

const DEMO_PASSWORD = 'floorwatch-demo';
const DEMO_PEOPLE = [
  { username: 'supervisor', does: 'sees and acts' },
  { username: 'viewer', does: 'only looks' },
  { username: 'admin', does: 'may do everything' },
] as const;

/** The way in. On a demonstration floor it says how, and fills the form in for you. */
export default function SignInPage() {
  const demo = useDemo();
  const signIn = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const problem = useId();
  useEffect(() => first.current?.focus(), []);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signIn.isPending) return;
    signIn.mutate({ username: username.trim(), password });
  };
  const failed = signIn.isError;
  return (
    <main className="sign-in">
      <div className="sign-in-column">
        <Wordmark large />
        <h1 className="sign-in-title">Sign in to the floor</h1>
        <form onSubmit={submit} className="grid gap-3.5" aria-describedby={failed ? problem : undefined}>
          <label className="field">
            <span className="field-label">Name</span>
            <input
              ref={first}
              className="input"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              aria-invalid={failed}
              value={username}
              onChange={event => setUsername(event.target.value)}
            />
          </label>
          <label className="field">
            <span className="field-label">Password</span>
            <input
              className="input"
              name="password"
              type="password"
              autoComplete="current-password"
              required
              aria-invalid={failed}
              value={password}
              onChange={event => setPassword(event.target.value)}
            />
          </label>
          {failed && (
            <p id={problem} role="alert" className="sign-in-problem">
              {messageOf(signIn.error)}
            </p>
          )}
          <Button type="submit" look="firm" aria-disabled={signIn.isPending} className="mt-1 h-9">
            {signIn.isPending ? 'Signing in' : 'Sign in'}
          </Button>
        </form>
        {demo && (
          <section className="sign-in-demo" aria-labelledby="demo-title">
            <h2 id="demo-title">Demonstration floor</h2>
            <p>
              Everybody on it is simulated. The password is <code>{DEMO_PASSWORD}</code> for each of these:
            </p>
            <ul>
              {DEMO_PEOPLE.map(person => (
                <li key={person.username}>
                  <button
                    type="button"
                    className="option"
                    onClick={() => signIn.mutate({ username: person.username, password: DEMO_PASSWORD })}
                  >
                    <span>
                      Sign in as <strong className="font-semibold text-ink">{person.username}</strong>
                    </span>
                    <span className="option-note">{person.does}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}
