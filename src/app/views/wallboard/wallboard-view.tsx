/** The floor's numbers from across the room. */
export function WallboardView() {
  return (
    <main className="wallboard">
      <h1 className="sr-only">Wallboard</h1>
    </main>
  );
}
