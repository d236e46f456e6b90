import { type RunningGateway, startGateway } from '../gateway.ts';
import { articleOf, PORTO, PORTUGAL } from '../store/articles.ts';
import { mentionInsideQuotes } from '../store/inside-quotes.ts';

/** A gateway over invented articles, the newest first: three quotes about Porto in each, and one that names no speaker. */
export async function startSmallGateway(articles: number): Promise<RunningGateway> {
  const gateway = await startGateway(null);
  const put = Array.from({ length: articles }, (_, i) =>
    mentionInsideQuotes(
      articleOf({
        key: `a${i}`,
        publishedAt: `2024-01-${String(28 - i).padStart(2, '0')}`,
        people: ['Ana Reis', 'Ben Otieno'],
        places: [PORTO, PORTUGAL],
        quotes: [
          { speaker: 'Ana Reis', text: `Porto will vote on ${i}` },
          { speaker: 'Ben Otieno', text: `Nobody asked Porto about ${i}` },
          { speaker: null, text: `Number ${i} was expected` },
        ],
      }),
    ),
  );
  await gateway.store.commit({ put, remove: [] });
  return gateway;
}
