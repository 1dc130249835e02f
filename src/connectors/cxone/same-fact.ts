/** Whether two facts say the same, the time of telling apart. Both are made by the same code, so keys have one order. */
export function sameFact<T extends { readonly asOf: number }>(a: T, b: T): boolean {
  return JSON.stringify({ ...a, asOf: 0 }) === JSON.stringify({ ...b, asOf: 0 });
}
