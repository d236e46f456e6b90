import { Suspense } from 'react';
import { graphql, RelayEnvironmentProvider, useLazyLoadQuery } from 'react-relay';
import type { Environment } from 'relay-runtime';
import type { AppQuery } from './__generated__/AppQuery.graphql';
import { Articles } from './Articles.tsx';
import { ContentVersion } from './ContentVersion.tsx';

function Page() {
  const query = useLazyLoadQuery<AppQuery>(
    graphql`
      query AppQuery {
        ...Articles_query
      }
    `,
    {},
  );
  return <Articles query={query} />;
}

export function App({ environment }: { environment: Environment }) {
  return (
    <RelayEnvironmentProvider environment={environment}>
      <ContentVersion />
      <Suspense fallback="Loading …">
        <Page />
      </Suspense>
    </RelayEnvironmentProvider>
  );
}
