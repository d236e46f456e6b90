export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** The side of the squares that count alike, in degrees. */
const SIDE = 0.5;

/**
 * The middle of a region by its towns: the mean over the half-degree squares that hold any, so that a crowded corner does not
 * pull it. Longitudes are taken around the first town, so that a region across the date line keeps together.
 */
export function middleOf(points: readonly Point[]): Point | undefined {
  const first = points[0];
  if (!first) return undefined;
  const squares = new Map<string, { latitude: number; longitude: number; count: number }>();
  for (const { latitude, longitude } of points) {
    const near = around(longitude, first.longitude);
    const key = `${Math.floor(latitude / SIDE)} ${Math.floor(near / SIDE)}`;
    const square = squares.get(key) ?? { latitude: 0, longitude: 0, count: 0 };
    square.latitude += latitude;
    square.longitude += near;
    square.count += 1;
    squares.set(key, square);
  }
  let latitude = 0;
  let longitude = 0;
  for (const square of squares.values()) {
    latitude += square.latitude / square.count;
    longitude += square.longitude / square.count;
  }
  return { latitude: latitude / squares.size, longitude: around(longitude / squares.size, 0) };
}

function around(longitude: number, centre: number): number {
  if (longitude - centre > 180) return longitude - 360;
  if (longitude - centre < -180) return longitude + 360;
  return longitude;
}
