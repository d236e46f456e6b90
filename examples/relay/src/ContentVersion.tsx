import { useMemo, useState } from 'react';
import { graphql, useSubscription } from 'react-relay';
import type { ContentVersionSubscription } from './__generated__/ContentVersionSubscription.graphql';

const SUBSCRIPTION = graphql`
  subscription ContentVersionSubscription {
    contentChanged {
      version
      articles
    }
  }
`;

/** Tells when articles came or went while the page was open. */
export function ContentVersion() {
  const [news, setNews] = useState('');
  const config = useMemo(
    () => ({
      subscription: SUBSCRIPTION,
      variables: {},
      onNext: (answer: ContentVersionSubscription['response'] | null | undefined) => {
        if (answer) setNews(`Version ${answer.contentChanged.version}: ${answer.contentChanged.articles} articles`);
      },
    }),
    [],
  );
  useSubscription<ContentVersionSubscription>(config);
  return <output>{news}</output>;
}
