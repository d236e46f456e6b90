import type { TypedDocumentString } from './gql/graphql.ts';

/** Asks the gateway. The answer has the type that was generated for the document. */
export async function ask<Answer, Variables>(
  url: string,
  document: TypedDocumentString<Answer, Variables>,
  variables: Variables,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
