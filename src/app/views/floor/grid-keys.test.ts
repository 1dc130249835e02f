import { describe, expect, it } from 'vitest';
import { gridMove, type KeyPress, moveRow } from './grid-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('keys in the grid', () => {
  it('follow the ARIA grid pattern', () => {
    expect(gridMove(press('ArrowDown'))).toEqual({ kind: 'rows', by: 1 });
    expect(gridMove(press('ArrowLeft'))).toEqual({ kind: 'columns', by: -1 });
    expect(gridMove(press('Home'))).toEqual({ kind: 'row-edge', end: false });
    expect(gridMove(press('End', { ctrlKey: true }))).toEqual({ kind: 'grid-edge', end: true });
    expect(gridMove(press('Enter'))).toEqual({ kind: 'open' });
    expect(gridMove(press('Escape'))).toEqual({ kind: 'back' });
  });

  it("leave the browser's own keys alone", () => {
    for (const key of ['a', 'Tab', 'F5']) expect(gridMove(press(key))).toBeUndefined();
    expect(gridMove(press('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(gridMove(press('ArrowDown', { ctrlKey: true }))).toBeUndefined();
  });

  it('stop at the edges', () => {
    expect(moveRow({ kind: 'rows', by: -1 }, 0, 5, 3)).toBe(0);
    expect(moveRow({ kind: 'rows', by: 1 }, 4, 5, 3)).toBe(4);
    expect(moveRow({ kind: 'screens', by: 1 }, 0, 50, 10)).toBe(9);
    expect(moveRow({ kind: 'screens', by: -1 }, 4, 50, 10)).toBe(0);
    expect(moveRow({ kind: 'grid-edge', end: true }, 0, 50, 10)).toBe(49);
  });
});
