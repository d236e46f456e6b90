import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSmallGateway } from './content.ts';
import { COMPLAINT, copyExample, npx, SLOW } from './copies.ts';

interface Example {
  quotesAbout(url: string, place: string): Promise<string[]>;
}

test('gql.tada, whose documents have types without generated code', SLOW, async () => {
  const gateway = await startSmallGateway(1);
  onTestFinished(() => gateway.close());
  const url = `${gateway.url}/graphql`;
  const folder = copyExample('gql-tada');
  const outputs = [await npx(folder, 'gql.tada', ['generate-output']), await npx(folder, 'gql.tada', ['check'])];
  expect(outputs).toEqual([
    expect.stringContaining('generated successfully'),
    expect.stringContaining('No problems found'),
  ]);
  expect(outputs.join('')).not.toMatch(COMPLAINT);
  expect(await npx(folder, 'tsc', [])).toBe('');

  const { quotesAbout }: Example = await import(join(folder, 'src/quotes-about.ts'));
  expect(await quotesAbout(url, 'porto')).toEqual([
    'Ana Reis: Porto will vote on 0 (2024-01-28)',
    'Ben Otieno: Nobody asked Porto about 0 (2024-01-28)',
  ]);
  expect(await quotesAbout(url, 'Nowhere at all')).toEqual([]);
});
