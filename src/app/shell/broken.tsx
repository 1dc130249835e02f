import { useDeps } from '../deps.tsx';
import { Blank } from '../ui/blank.tsx';
import { Button } from '../ui/button.tsx';

/** A view that failed: the rest of the page goes on, and there is a way back. */
export function Broken(props: { readonly reset: () => void }) {
  const { reload } = useDeps();
  return (
    <Blank
      alert
      title="This view has failed"
      action={
        <span className="flex gap-2">
          <Button onClick={props.reset}>Show it again</Button>
          <Button onClick={reload}>Reload Floorwatch</Button>
        </span>
      }
    >
      The fault is in Floorwatch, not on the floor. Nothing was sent anywhere.
    </Blank>
  );
}
