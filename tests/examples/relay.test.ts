import { join } from 'node:path';
import { type HTMLElement, Window } from 'happy-dom';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSmallGateway } from './content.ts';
import { COMPLAINT, copyExample, npx, SLOW } from './copies.ts';

interface Example {
  show(root: unknown, url: string): () => void;
}

test('relay-compiler, and a page of React components that it compiled', SLOW, async () => {
  const gateway = await startSmallGateway(12);
  onTestFinished(() => gateway.close());
  const folder = copyExample('relay');
  const output = await npx(folder, 'relay-compiler', []);
  expect(output).toMatch(/Compilation completed/);
  expect(output).not.toMatch(COMPLAINT);
  expect(await npx(folder, 'tsc', [])).toBe('');
  expect(await npx(folder, 'vite', ['build', '--ssr', 'src/main.tsx', '--outDir', 'built'])).not.toMatch(COMPLAINT);

  const { texts, click, root } = openPage();
  const complaints = vi.spyOn(console, 'error');
  const { show }: Example = await import(join(folder, 'built/main.js'));
  onTestFinished(show(root, `${gateway.url}/graphql`));

  await expect.poll(() => texts('h2'), WITHIN).toHaveLength(5);
  expect(texts('blockquote cite')).toEqual(Array(5).fill('Ana Reis'));
  click('button[name=quotes]');
  await expect.poll(() => texts('blockquote'), WITHIN).toHaveLength(5 + 2);
  for (const size of [10, 12]) {
    click('button[name=articles]');
    await expect.poll(() => texts('h2'), WITHIN).toHaveLength(size);
  }
  expect(texts('button[name=articles]')).toEqual([]);
  expect(new Set(texts('h2')).size).toBe(12);
  expect(texts('main p')).toEqual(['12 of 12']);

  await gateway.addArticle();
  await expect.poll(() => texts('output'), WITHIN).toEqual([expect.stringMatching(/^Version \d+: 13 articles$/)]);
  expect(complaints.mock.calls).toEqual([]);
});

const WITHIN = { timeout: 20_000 };

/** A browser's page, in the globals that React expects. They stay: React still works after it has left a page. */
function openPage() {
  const { window, document, navigator } = new Window();
  Object.assign(globalThis, { window, document });
  vi.stubGlobal('navigator', navigator);
  document.body.innerHTML = '<div id="root"></div>';
  return {
    root: document.querySelector('#root'),
    texts: (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent),
    click(selector: string) {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`there is no ${selector}`);
      element.click();
    },
  };
}
