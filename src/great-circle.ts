interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** The mean radius of the Earth in kilometres, as the IUGG defines it (R₁). */
export const EARTH_RADIUS_KM = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance between two points along the surface, by the haversine formula; the Earth taken as a sphere, within 0.6 %. */
export function greatCircleKm(from: Point, to: Point): number {
  const byLatitude = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const byLongitude = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const haversine = byLatitude + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * byLongitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(haversine, 1)));
}
