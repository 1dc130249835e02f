// Runs before the first paint, so that a chosen theme never flashes the other one.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('floorwatch.looks') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // Storage may be forbidden: the system's theme it is.
}
