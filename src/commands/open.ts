import { type OpenOptions, openStore, type Store } from '../store/index.ts';
import { CommandError } from './exit.ts';

/**
 * Opens the store that a command names, with what the environment says of PostgreSQL: `DATABASE_READ_URLS`,
 * `DATABASE_POOL_SIZE`, `DATABASE_STATEMENT_TIMEOUT` and `DATABASE_PREPARED_STATEMENTS`.
 *
 * @throws StoreError, and CommandError for a setting that is none
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
    ...switchOf(environment, 'DATABASE_PREPARED_STATEMENTS', 'preparedStatements'),
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

function switchOf(environment: NodeJS.ProcessEnv, name: string, option: keyof OpenOptions) {
  const said = environment[name];
  if (said === undefined || said === '') return {};
  if (said !== 'on' && said !== 'off') throw new CommandError(`${name} is "${said}": write on or off`);
  return { [option]: said === 'on' };
}
