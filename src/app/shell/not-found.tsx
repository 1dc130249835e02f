import { Link } from '@tanstack/react-router';
import { PATHS } from '../paths.ts';
import { Blank } from '../ui/blank.tsx';

/** For addresses that lead nowhere. */
export function NotFound() {
  return (
    <Blank
      title="There is nothing at this address"
      action={
        <Link to={PATHS.floor} className="button">
          Go to the floor
        </Link>
      }
    >
      The link may be old or cut off.
    </Blank>
  );
}
