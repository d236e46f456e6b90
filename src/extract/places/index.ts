/** Places: the gazetteer, and the resolution of an article's toponyms against it. */
export { createLocationFinder, type LocationFinder } from './find.ts';
export type { Gazetteer } from './gazetteer.ts';
export { openGazetteer } from './open.ts';
