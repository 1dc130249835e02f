import type { Random } from './random.ts';

// Only numbers that regulators keep for fiction: Ofcom's drama ranges, and 555-0100 to 555-0199 of North America.
const UK_PREFIXES = ['+44207946', '+44117496', '+44121496', '+44131496', '+44141496', '+44161496'] as const;
const US_AREAS = ['212', '312', '404', '415', '512', '617', '702', '801'] as const;

/** A customer's number: British mostly, sometimes a mobile or a North American one. */
export function customerPhone(random: Random): string {
  const kind = random.next();
  if (kind < 0.55) return `${random.pick(UK_PREFIXES)}0${pad(random.whole(0, 999), 3)}`;
  if (kind < 0.8) return `+447700900${pad(random.whole(0, 999), 3)}`;
  return `+1${random.pick(US_AREAS)}55501${pad(random.whole(0, 99), 2)}`;
}

/** The number of the nth service line. */
export function servicePhone(n: number): string {
  return `+448081570${pad(n % 1000, 3)}`;
}

/** The nth agent's station. */
export function stationPhone(n: number): string {
  return `+441632960${pad(n % 1000, 3)}`;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
