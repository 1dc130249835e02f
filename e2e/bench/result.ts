/** One line of the benchmark's output. Absolute figures do not carry over to another machine; ratios do. */
export type Result = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured beside, in the same run; absent where the value itself has to reach the goal. */
  readonly peer: string | undefined;
  readonly peerValue: number | undefined;
  readonly ratio: number | undefined;
  /** At most so much: of the ratio where there is a peer, else of the value. */
  readonly goal: number;
  readonly ok: boolean;
};

/** Judges a value beside a peer's. */
export function besides(
  name: string,
  unit: string,
  value: number,
  peer: string,
  peerValue: number,
  goal: number,
): Result {
  const ratio = value / peerValue;
  return {
    name,
    value: round(value),
    unit,
    peer,
    peerValue: round(peerValue),
    ratio: round(ratio),
    goal,
    ok: ratio <= goal,
  };
}

/** Judges a value by itself. */
export function alone(name: string, unit: string, value: number, goal: number): Result {
  return {
    name,
    value: round(value),
    unit,
    peer: undefined,
    peerValue: undefined,
    ratio: undefined,
    goal,
    ok: value <= goal,
  };
}

const round = (value: number): number => Number(value.toPrecision(4));

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}
