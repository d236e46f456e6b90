import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createEnvironment } from './environment.ts';

/** Shows the example inside an element of the page. */
export function show(root: Element, url: string): () => void {
  const shown = createRoot(root);
  shown.render(<App environment={createEnvironment(url)} />);
  return () => shown.unmount();
}
