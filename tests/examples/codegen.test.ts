import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSmallGateway } from './content.ts';
import { COMPLAINT, copyExample, npx, SLOW } from './copies.ts';

interface Example {
  peopleInTheNews(url: string, where: object): Promise<Map<string, number>>;
}

test('graphql-codegen with the client preset, from the running gateway', SLOW, async () => {
  const gateway = await startSmallGateway(12);
  onTestFinished(() => gateway.close());
  const url = `${gateway.url}/graphql`;
  const folder = copyExample('codegen');
  const output = await npx(folder, 'graphql-codegen', ['--config', 'codegen.ts'], { DATELINE_URL: url });
  expect(output).toMatch(/Generate to src\/gql/);
  expect(output).not.toMatch(COMPLAINT);
  expect(await npx(folder, 'tsc', [])).toBe('');

  const { peopleInTheNews }: Example = await import(join(folder, 'src/people-in-the-news.ts'));
  expect([...(await peopleInTheNews(url, {}))]).toEqual([
    ['Ana Reis', 12],
    ['Ben Otieno', 12],
  ]);
  expect(await peopleInTheNews(url, { headline: { eq: 'No such headline' } })).toEqual(new Map());
});
