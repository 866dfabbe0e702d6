import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, isUuid, uuidv7From } from './ids.ts';

const instance = fc.tuple(fc.integer({ min: 0, max: 2 ** 47 }), fc.uint8Array({ minLength: 16, maxLength: 16 }));

describe('ids', () => {
  test('a UUIDv7 carries its instant and its version', () => {
    const id = uuidv7From(Date.UTC(2026, 0, 5), new Uint8Array(16).fill(255));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-b[0-9a-f]{3}-/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 5));
  });

  test('derived ids are the same each time, valid, and distinct per visit, slot and epoch', () => {
    fc.assert(
      fc.property(instance, fc.nat(1000), ([at, random], first) => {
        const parent = uuidv7From(at, random);
        const ids = new Set<string>();
        for (let visit = first; visit < first + 20; visit++) {
          for (const [epoch, slot] of [
            [0, 0],
            [0, 1],
            [1, 0],
          ] as const) {
            const id = derivedId(parent, epoch, visit, slot);
            expect(isUuid(id)).toBe(true);
            expect(id).toBe(derivedId(parent, epoch, visit, slot));
            expect(id.slice(0, 13)).toBe(parent.slice(0, 13));
            ids.add(id);
          }
        }
        expect(ids.size).toBe(60);
      }),
    );
  });
});
