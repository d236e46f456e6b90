import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { greatCircleKm } from '../../src/great-circle.ts';
import type { LocationWhere, Store } from '../../src/store/index.ts';
import { articleOf, place } from './articles.ts';
import { describeEach } from './databases.ts';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A grid over the globe with the poles and both names of the antimeridian, and some towns. */
const POINTS: readonly Point[] = [
  ...[-90, -89.5, -60, -33, -10, 0, 12, 41, 55, 89.9, 90].flatMap((latitude) =>
    [-180, -179.5, -120, -58, -8.5, 0, 0.3, 37, 100, 151, 179.9, 180].map((longitude) => ({ latitude, longitude })),
  ),
  { latitude: 41.15, longitude: -8.61 },
  { latitude: 41.55, longitude: -8.42 },
  { latitude: -16.8, longitude: 179.99 },
];
const PLACES = POINTS.map((point, i) => place(`p${i}`, `Place ${i}`, point));

describeEach('places on the globe', ({ newStore }) => {
  let store: Store;

  beforeAll(async () => {
    store = await newStore();
    const nowhere = place('nowhere', 'Nowhere', { latitude: null, longitude: null });
    await store.commit({ put: [articleOf({ key: 'a', places: [...PLACES, nowhere] })], remove: [] });
  });
  afterAll(() => store.close());

  async function found(where: LocationWhere): Promise<string[]> {
    const [page] = await store.locations.list({ of: null, parents: [], first: 500, where, totalCount: true });
    const keys = (page?.edges ?? []).map(({ node }) => node.key).sort();
    expect(page?.totalCount).toBe(keys.length);
    return keys;
  }

  const points = fc.record({
    latitude: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 0, 90)),
    longitude: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 0, 180)),
  });
  const angles = fc.oneof(fc.integer({ min: -180, max: 180 }), fc.constantFrom(-180, 180, 179.95));

  describe('near', () => {
    test('finds what a look at every place finds', async () => {
      const radii = fc.oneof(
        fc.double({ min: 0, max: 20_038, noNaN: true }),
        fc.double({ min: 0, max: 300, noNaN: true }),
      );
      await fc.assert(
        fc.asyncProperty(points, radii, async (point, radiusKm) => {
          // Within a metre of the edge the last bit of a double decides.
          fc.pre(PLACES.every((to) => Math.abs(greatCircleKm(point, pointOf(to)) - radiusKm) > 0.001));
          const expected = PLACES.filter((to) => greatCircleKm(point, pointOf(to)) <= radiusKm).map(({ key }) => key);
          expect(await found({ near: { ...point, radiusKm } })).toEqual(expected.sort());
        }),
        { numRuns: 300 },
      );
    });

    test('reaches across the antimeridian and over the pole', async () => {
      const across = await found({ near: { latitude: 0, longitude: 179.8, radiusKm: 100 } });
      expect(across.map((key) => POINTS[Number(key.slice(1))]?.longitude)).toEqual(
        expect.arrayContaining([-180, -179.5, 179.9, 180]),
      );
      const overPole = await found({ near: { latitude: 89.95, longitude: 10, radiusKm: 30 } });
      expect(overPole).toHaveLength(24);
    });

    test('orders by distance, and pages so', async () => {
      const near = { latitude: 41.2, longitude: -8.6, radiusKm: 3000 };
      const list = async (first: number, after?: string) => {
        const [page] = await store.locations.list({
          of: null,
          parents: [],
          where: { near },
          orderBy: [{ field: 'DISTANCE', direction: 'ASC' }],
          first,
          ...(after !== undefined && { after }),
          totalCount: false,
        });
        return page?.edges ?? [];
      };
      const whole = await list(100);
      const distances = whole.map(({ node }) => greatCircleKm(near, pointOf(node)));
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(whole.length).toBeGreaterThan(3);
      const [first] = await list(1);
      expect((await list(100, first?.cursor)).map(({ node }) => node.key)).toEqual(
        whole.slice(1).map(({ node }) => node.key),
      );
    });

    test('an order by distance from nowhere is refused', async () => {
      const orderBy = [{ field: 'DISTANCE', direction: 'ASC' }] as const;
      await expect(
        (async () => store.locations.list({ of: null, parents: [], first: 1, orderBy, totalCount: false }))(),
      ).rejects.toMatchObject({ code: 'BAD_ORDER' });
    });
  });

  test('within finds what a look at every place finds, across the antimeridian too', async () => {
    const latitudes = fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 }));
    await fc.assert(
      fc.asyncProperty(latitudes, angles, angles, async ([one, other], west, east) => {
        const [south, north] = [Math.min(one, other), Math.max(one, other)];
        const expected = PLACES.filter((to) => {
          const { latitude, longitude } = pointOf(to);
          // The antimeridian is 180 and -180.
          const names = Math.abs(longitude) === 180 ? [-180, 180] : [longitude];
          const between = (at: number) => (west <= east ? at >= west && at <= east : at >= west || at <= east);
          return latitude >= south && latitude <= north && names.some(between);
        });
        expect(await found({ within: { south, west, north, east } })).toEqual(expected.map(({ key }) => key).sort());
      }),
      { numRuns: 300 },
    );
  });

  test('distances are those of the globe', () => {
    const paris = { latitude: 48.8566, longitude: 2.3522 };
    const london = { latitude: 51.5074, longitude: -0.1278 };
    expect(greatCircleKm(paris, london)).toBeCloseTo(343.56, 1);
    expect(greatCircleKm({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 90 })).toBeCloseTo(20_015.1, 0);
    expect(greatCircleKm({ latitude: 5, longitude: 180 }, { latitude: 5, longitude: -180 })).toBeCloseTo(0, 6);
  });

  function pointOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }): Point {
    return { latitude: latitude ?? Number.NaN, longitude: longitude ?? Number.NaN };
  }
});
