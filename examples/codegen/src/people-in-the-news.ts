import { ask } from './ask.ts';
import { graphql } from './gql/gql.ts';
import type { ArticleWhere, PeopleInTheNewsQuery } from './gql/graphql.ts';

const PeopleInTheNews = graphql(`
  query PeopleInTheNews($where: ArticleWhere, $after: String) {
    articles(first: 5, after: $after, where: $where) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        headline
        publishedAt
        people(first: 5) {
          edges {
            mentionCount
            roles
            node {
              name
            }
          }
        }
      }
    }
  }
`);

type Article = PeopleInTheNewsQuery['articles']['nodes'][number];

/** The articles that a filter finds, page by page, until there is no next one. */
async function* articlesOf(url: string, where: ArticleWhere): AsyncGenerator<Article> {
  let after: string | null = null;
  do {
    const { articles }: PeopleInTheNewsQuery = await ask(url, PeopleInTheNews, { where, after });
    yield* articles.nodes;
    after = articles.pageInfo.hasNextPage ? (articles.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
}

/** Who is in these articles, and how often they are mentioned. */
export async function peopleInTheNews(url: string, where: ArticleWhere): Promise<Map<string, number>> {
  const mentions = new Map<string, number>();
  for await (const { people } of articlesOf(url, where)) {
    for (const { node, mentionCount } of people.edges) {
      mentions.set(node.name, (mentions.get(node.name) ?? 0) + mentionCount);
    }
  }
  return mentions;
}
