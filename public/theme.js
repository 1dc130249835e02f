// Runs before the first paint, so that a chosen theme never flashes the other one.
try {
  const looks = JSON.parse(localStorage.getItem('floorwatch.looks') ?? '{}');
  const { density } = looks;
  // A wallboard says itself how it looks, and is dark where it says nothing.
  const isWall = location.pathname === '/wallboard';
  const theme = isWall ? (new URLSearchParams(location.search).get('theme') ?? 'dark') : looks.theme;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // Storage may be forbidden: the system's theme it is.
}
