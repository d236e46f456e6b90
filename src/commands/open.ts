import { type OpenOptions, openStore, type Store } from '../store/index.ts';
import { CommandError } from './exit.ts';

/**
 * Opens the store that a command names, with what the environment says of PostgreSQL: `DATABASE_READ_URLS`,
 * `DATABASE_POOL_SIZE` and `DATABASE_STATEMENT_TIMEOUT`.
 *
 * @throws StoreError, and CommandError for a setting that is no number
 */
export function openNamed(place: string, environment: NodeJS.ProcessEnv = process.env): Promise<Store> {
  const readUrls = (environment.DATABASE_READ_URLS ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  const options: OpenOptions = {
    readUrls,
    ...numberOf(environment, 'DATABASE_POOL_SIZE', 'poolSize', 1),
    ...numberOf(environment, 'DATABASE_STATEMENT_TIMEOUT', 'statementTimeout', 0),
  };
  return openStore(place, options);
}

/** A place as messages show it: without the password. */
export function shownPlace(place: string): string {
  return place.replace(/^([a-z]+:\/\/)(?:[^@/]*@)/, '$1');
}

function numberOf(environment: NodeJS.ProcessEnv, name: string, option: keyof OpenOptions, least: number) {
  const said = environment[name];
  if (said === undefined || said === '') return {};
  const value = Number(said);
  if (!Number.isInteger(value) || value < least)
    throw new CommandError(`${name} is "${said}": write a whole number from ${least}`);
  return { [option]: value };
}
