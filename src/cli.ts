#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CommandError, EXIT } from './commands/exit.ts';
import { StoreError } from './store/contract.ts';

// Each command is imported when it is called: `dateline schema` need not load a database.

const EXIT_CODES = `
Exit status: 0 done; 1 nothing could be done; 2 wrong command line; 3 done, but some files could not be read.`;

const SOURCES =
  'folders, files, patterns ("wire/*.html"), tar archives, addresses of feeds (these alone use the network), or "-" for records {"path","text"} on standard input, one a line';

function buildProgram(): Command {
  const program = new Command('dateline')
    .description('A GraphQL content gateway for news: articles in, a typed graph of who said what, where, out.')
    .version(packageVersion())
    .showHelpAfterError('(dateline --help tells more)')
    .addHelpText('after', EXIT_CODES)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE));

  program
    .command('serve')
    .description('Serve the graph over HTTP, with GraphiQL; take in SOURCES meanwhile, if there are any.')
    .argument('[sources...]', SOURCES)
    .option('--watch', 'go on taking in what changes in the folders, and ask addresses again', false)
    .addOption(pollOption())
    .addOption(
      new Option('-p, --port <number>', 'the port to listen on').env('PORT').default(4000).argParser(parsePort),
    )
    .addOption(
      new Option('--host <address>', 'the address to listen on; 0.0.0.0 for all').env('HOST').default('127.0.0.1'),
    )
    .addOption(storeOption())
    .option('--federation', 'serve as a subgraph of Apollo Federation 2', false)
    .addOption(severalOption('--cors <origin>', 'an origin whose pages may call the API; "*" for any'))
    .option('--no-graphiql', 'serve no GraphiQL')
    .option('--no-introspection', 'do not tell the schema, nor serve GraphiQL')
    .addOption(severalOption('--limit <name=number>', 'another limit, as cost=50000: docs/decisions/server.md has all'))
    .option('--documents <file>', 'trusted documents: JSON of documents by their hash, as code generators write it')
    .option('--documents-only', 'execute nothing but trusted documents', false)
    .addOption(
      new Option('--max-age <seconds>', 'for how long caches may keep an answer without asking again')
        .default(0)
        .argParser(parseCount),
    )
    .addOption(
      new Option('--cache <megabytes>', 'memory for answers, and as much again for what is read; 0 keeps nothing')
        .default(64)
        .argParser(parseCount),
    )
    .addOption(new Option('--workers <number>', 'processes that serve').default(1).argParser(parseWorkers))
    .addOption(
      new Option('--metrics-port <number>', 'a port for /metrics, as Prometheus reads them (default: none)').argParser(
        parsePort,
      ),
    )
    .option('--access-log', 'print a line of JSON for each request on standard output', false)
    .addOption(workersOption('--ingest-workers <number>', Math.max(1, availableParallelism() - 1)))
    .addOption(nameOption())
    .addHelpText('after', EXIT_CODES)
    .action(async (sources: string[], { ingestWorkers, workers, ...options }) => {
      const { serve } = await import('./commands/serve.ts');
      process.exitCode = await serve(sources, { ...options, workers: ingestWorkers, processes: workers });
    });

  program
    .command('ingest')
    .description(
      'Take in articles. Unchanged files are passed over; articles leave whose file is gone from a folder that was taken in whole.',
    )
    .argument('<sources...>', SOURCES)
    .addOption(storeOption())
    .addOption(workersOption('--workers <number>', availableParallelism()))
    .addOption(nameOption())
    .option('--full', 'read every file, whatever its size and time say', false)
    .option(
      '--watch',
      'go on taking in what changes in the folders, and ask addresses again, until told to stop',
      false,
    )
    .addOption(pollOption())
    .option('--allow-empty', 'forget what came from a folder that holds no files any more', false)
    .option('--report <file>', 'write what was done to a file, as JSON')
    .option('--json', 'print what was done on standard output, as JSON', false)
    .addHelpText('after', `${EXIT_CODES}\n128 and more: told by a signal to stop, after committing what was read.`)
    .action(async (sources: string[], options) => {
      const { ingest } = await import('./commands/ingest.ts');
      process.exitCode = await ingest(sources, options);
    });

  program
    .command('sources')
    .description('List where the articles came from: articles, files and place, one a line.')
    .option('--forget <place>', 'forget all articles that came from one of these places')
    .addOption(storeOption())
    .action(async (options) => {
      const { sources } = await import('./commands/sources.ts');
      process.exitCode = await sources(options);
    });

  program
    .command('extract')
    .description('Print one JSON record a document, one a line: structure, people, quotes and places. Keeps nothing.')
    .argument('[files...]', 'articles; standard input when there are none')
    .option('--jsonl', 'read records {"id","text"} from standard input, one a line', false)
    .option('--body', 'the text is body only: every line is a paragraph, nothing is dropped as furniture', false)
    .option('--phrases', 'print quoted words and labels too, which are no statements', false)
    .addHelpText('after', EXIT_CODES)
    .action(async (files: string[], options) => {
      const { extract } = await import('./commands/extract.ts');
      process.exitCode = await extract(files, options);
    });

  program
    .command('schema')
    .description('Print the GraphQL schema.')
    .option('--federation', 'with the directives of Apollo Federation 2, for composing', false)
    .action(async (options) => {
      const { schema } = await import('./commands/schema.ts');
      process.exitCode = schema(options);
    });

  return program;
}

function storeOption(): Option {
  const usual = process.env.DATABASE_URL ?? 'dateline.db';
  return new Option('--store <place>', 'what keeps the graph: a SQLite file, or postgres://… (also DATABASE_URL)')
    .env('DATELINE_STORE')
    .default(usual, 'DATABASE_URL, or dateline.db');
}

function workersOption(flags: string, usual: number): Option {
  return new Option(flags, 'how many threads parse').env('DATELINE_WORKERS').default(usual).argParser(parseWorkers);
}

function pollOption(): Option {
  return new Option('--poll <seconds>', 'how often --watch asks addresses again').default(900).argParser(parseSeconds);
}

/** An option that may be given several times. */
function severalOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be given several times`)
    .default([], 'none')
    .argParser((value: string, before: readonly string[]) => [...before, value]);
}

function nameOption(): Option {
  return new Option(
    '--as <name>',
    'a name for the sources, in place of their path: it goes before the paths of their articles',
  );
}

function parseWorkers(value: string): number {
  const workers = Number(value);
  if (!Number.isInteger(workers) || workers < 1 || workers > 256)
    throw new InvalidArgumentError('It is a number from 1 to 256.');
  return workers;
}

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('It is a whole number.');
  return count;
}

function parseSeconds(value: string): number {
  const seconds = parseCount(value);
  if (seconds < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return seconds;
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return version;
}

// A reader that has seen enough (`dateline extract … | head -1`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.DONE);
  throw error;
});

try {
  await buildProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommandError || error instanceof StoreError)) throw error;
  process.stderr.write(`dateline: ${error.message}\n`);
  process.exitCode = error instanceof CommandError ? error.exitCode : EXIT.FAILED;
}
