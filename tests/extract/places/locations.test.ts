import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLocationFinder } from '../../../src/extract/places/index.ts';
import { processorTime } from '../../processor-time.ts';
import { annotate, gazetteer, loadWords, placesIn, storyOf } from './sources.ts';

const named = (marked: string, name: string, publication: string | null = null) =>
  placesIn(marked, publication).find((place) => place.name === name || place.aliases.includes(name));

describe('which place of a name', () => {
  test('the best known when nothing else is said', () => {
    expect(named('She flew to [Paris] on Monday.', 'Paris')?.countryCode).toBe('FR');
  });

  test('the one in what the text says contains it', () => {
    const places = placesIn('A fire broke out in [Paris], [Texas], overnight.');
    expect(places.map(({ name, countryCode }) => `${name} ${countryCode}`)).toEqual(['Paris US', 'Texas US']);
    expect(places[0]?.within.map(({ name }) => name)).toContain('Texas');
  });

  test('a name that the tagger took with its container is two places', () => {
    const places = placesIn('He was born in [Cork, Ireland].');
    expect(places.map(({ name }) => name)).toEqual(['Cork', 'Ireland']);
    expect(places[0]?.countryCode).toBe('IE');
  });

  test('the container may be an abbreviation that is no marked name', () => {
    const places = placesIn('The plant in [Springfield], Ill., will close. [Springfield] has other plants.');
    expect(places.map(({ name }) => name)).toEqual(['Springfield', 'Illinois']);
    expect(places[0]?.within.map(({ name }) => name)).toContain('Illinois');
    expect(places[0]?.mentions).toHaveLength(2);
  });

  test('a container tells what it is itself: Everett is in the state, not the capital', () => {
    const places = placesIn('Jets are built in [Everett], [Washington].');
    expect(places[1]).toMatchObject({ name: 'Washington', kind: 'REGION' });
  });

  test.each([
    ['Residents of [Brampton], near [Carlisle], asked why.', 'GB'],
    ['A fire broke out in [Brampton], 9 miles north-east of [Carlisle].', 'GB'],
    ['The plant in [Brampton] (just outside [Toronto]) will close.', 'CA'],
  ])('the one near what the text says it is near: %s', (text, countryCode) => {
    expect(named(text, 'Brampton')?.countryCode).toBe(countryCode);
  });

  test.each([
    ['They met in [Lincoln], 500 miles west of [Chicago], on Monday.', 'Lincoln', 'Nebraska'],
    ['They met in [Springfield], 200 miles south-west of [Chicago].', 'Springfield', 'Illinois'],
    ['A farm in [Perth], 560 km north of [London], burned.', 'Perth', 'Scotland'],
  ])('the one as far away as the text says: %s', (text, name, within) => {
    expect(named(text, name)?.within.map((place) => place.name)).toContain(within);
  });

  test('a country is not looked for near its own capital', () => {
    expect(named('It hit the coast of [Mexico], 300 miles southwest of [Mexico City].', 'Mexico')?.kind).toBe(
      'COUNTRY',
    );
  });

  test('a list of countries is no chain of containers', () => {
    const places = placesIn('Cases rose in [China], [Japan] and [Thailand].');
    expect(places.map(({ kind }) => kind)).toEqual(['COUNTRY', 'COUNTRY', 'COUNTRY']);
  });

  test('the items of a list are of one kind', () => {
    const places = placesIn('Fires burned in [Oregon], [Washington] and [Idaho].');
    expect(places.map(({ kind }) => kind)).toEqual(['REGION', 'REGION', 'REGION']);
  });

  test('nor is a list of cities that ends in "and"', () => {
    const places = placesIn('She spoke in [Washington], [New York] and [Boston].');
    expect(places.map(({ kind }) => kind)).toEqual(['CITY', 'CITY', 'CITY']);
  });

  test.each([
    ['Snow fell across [Washington] state.', 'REGION'],
    ['Snow fell in the state of [Washington].', 'REGION'],
    ['The city of [New York] sued.', 'CITY'],
    ['The [Limerick] county board met.', 'REGION'],
    ['The [Kano] state governor resigned.', 'REGION'],
  ])('the sort that the words beside it say: %s', (text, kind) => {
    expect(placesIn(text)[0]?.kind).toBe(kind);
  });

  test("the article's other places pull it their way", () => {
    const text =
      'Police in [Ontario] and [Toronto] warned drivers between [Hamilton] and [London] of ice on [Canada]’s roads.';
    expect(named(text, 'London')?.countryCode).toBe('CA');
    expect(named('Markets in [London] and [Frankfurt] fell.', 'London')?.countryCode).toBe('GB');
  });

  test('one meaning throughout an article', () => {
    const places = placesIn('[Paris], [Texas] is quiet. Later, [Paris] was quieter still.');
    expect(places.find(({ name }) => name === 'Paris')?.mentions).toHaveLength(2);
  });

  test('a publication is at home somewhere', () => {
    expect(named('The council in [Newcastle] met.', 'Newcastle', 'The Australian')?.countryCode).toBe('AU');
  });
});

describe('what a place gathers', () => {
  test('aliases and mentions under one key', () => {
    const places = placesIn('The [US] said yes. The [United States] meant no. [America] slept.');
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ key: '6252001', name: 'United States', aliases: ['US', 'America'] });
    expect(places[0]?.mentions).toHaveLength(3);
  });

  test('demonyms are mentions of a country that is named as well', () => {
    const places = placesIn('[Turkey] closed the road. The Turkish army moved on.');
    expect(places[0]?.mentions.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['NAME Turkey', 'DEMONYM Turkish']);
  });

  test('a metonym is the place', () => {
    expect(named('[Moscow] said it would answer.', 'Moscow')?.countryCode).toBe('RU');
  });

  test('a name that no gazetteer has is kept without coordinates', () => {
    expect(placesIn('They met at [Quillfeather Bridge].')[0]).toMatchObject({
      key: 'place-quillfeather-bridge',
      name: 'Quillfeather Bridge',
      kind: 'FEATURE',
      latitude: null,
      longitude: null,
      countryCode: null,
    });
  });

  test('a part of a country is found by the country', () => {
    expect(named('Fighting spread in [Northern Iraq].', 'Northern Iraq')?.countryCode).toBe('IQ');
  });
});

describe('names that hold several places', () => {
  const names = (marked: string) => placesIn(marked).map(({ name }) => name);

  test.each([
    ["He spoke at [Kenya's Mombasa].", ['Kenya', 'Mombasa']],
    ['It shook [Leeds and Bradford].', ['Leeds', 'Bradford']],
    ['The [India-Pakistan] border is shut.', ['India', 'Pakistan']],
    ['Troops left [Kano Kaduna State].', ['Kano', 'Kaduna State']],
    ['They beat [Portugal 38] to nil.', ['Portugal']],
    ['They moved to [Denmark The] pair are happy.', ['Denmark']],
    ['[Kenya Trade Minister] Ada Vale left.', ['Kenya']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('a name known as a whole stays whole', () => {
    expect(names('She lives in [Trinidad and Tobago].')).toEqual(['Trinidad and Tobago']);
    expect(names('She lives in [Guinea-Bissau].')).toEqual(['Guinea-Bissau']);
  });
});

describe('where a place stands that no gazetteer has', () => {
  test('in the town that the text puts it in', () => {
    const place = placesIn('A fire in [Quillfeather Hall], [Leeds], was put out.')[0];
    expect(place).toMatchObject({ name: 'Quillfeather Hall', geonamesId: null, countryCode: 'GB' });
    expect(place?.within[0]?.name).toBe('Leeds');
    expect(place?.latitude).toBeCloseTo(53.8, 1);
  });

  test('in the town whose name it bears, when the article is about that', () => {
    expect(named('[Leeds] waited. [Leeds City Hall] shut.', 'Leeds City Hall')?.latitude).toBeCloseTo(53.8, 1);
  });

  test('a street or a school in the town that was named last', () => {
    const text = 'Police in [Leeds] shut [Quillfeather Road]. In [Bristol] nobody knew.';
    expect(named(text, 'Quillfeather Road')?.within[0]?.name).toBe('Leeds');
  });

  test('in a country or a large region it has no point of its own', () => {
    const place = placesIn('The village of [Quillfeather], [Kansas], is old.')[0];
    expect(place).toMatchObject({ latitude: null, longitude: null, countryCode: 'US' });
    expect(place?.within[0]?.name).toBe('Kansas');
  });
});

describe('what the tagger took for other names', () => {
  const names = (marked: string) => placesIn(marked).map(({ name }) => name);

  test.each([
    ['He grew up in the village of {Quillfeather}.', ['Quillfeather']],
    ['He grew up in {Dewsbury}.', ['Dewsbury']],
    ['The <Samburu> county assembly sat.', ['Samburu County']],
    ['They searched {Pala}, [Chad], for days.', ['Pala', 'Chad']],
    ['Shops in [Leeds], {Dewsbury} and [Bradford] shut.', ['Leeds', 'Dewsbury', 'Bradford']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('neither a month nor a person who is named in full', () => {
    expect(names('It began in March.')).toEqual([]);
    expect(names('{Ada Lincoln} agreed. They trusted in {Lincoln}.')).toEqual([]);
  });
});

describe('what the tagger passed over', () => {
  const names = (marked: string) => placesIn(marked).map(({ name }) => name);

  test('countries and continents are places wherever they stand', () => {
    expect(names('Leaders of Japan met in private.')).toEqual(['Japan']);
  });

  test('others after "in" or "near", and in a dateline', () => {
    expect(names('A bus crashed near Boston on Friday.')).toEqual(['Boston']);
    expect(names('LOS ANGELES, April 5 - A bus crashed.')).toEqual(['Los Angeles']);
    expect(names('She named her dog Boston and her cat Lagos.')).toEqual([]);
  });

  test('a town before what contains it, though it was taken for a person', () => {
    expect(names('{Louisville}, [Kentucky], is on the river.')).toEqual(['Louisville', 'Kentucky']);
  });

  test('what the article has as a place elsewhere', () => {
    expect(placesIn('[Aleppo] fell silent. Aleppo waited.')[0]?.mentions).toHaveLength(2);
  });

  test('neither a currency nor a body is a country', () => {
    expect(names('It cost US$100, or 100 US dollars.')).toEqual([]);
    expect(names('The University of Norway and the Tonga Health Ministry agreed.')).toEqual([]);
    expect(names('US President Ada Vale agreed.')).toEqual(['United States']);
  });

  test('a public body acts for its place; a newspaper does not', () => {
    expect(names('The <Vermont Department of Fisheries> and the <Washington Post> agreed.')).toEqual(['Vermont']);
    expect(names('The <U.S. Army> agreed.')).toEqual(['United States']);
  });

  test('a given name that is a country stays a name', () => {
    expect(names('Chad and Georgia smiled.')).toEqual([]);
  });
});

describe('words for people and things of a place', () => {
  const mentions = (marked: string) => placesIn(marked).flatMap((place) => place.mentions.map(({ text }) => text));

  test('count where they modify, not where they name people or a language', () => {
    expect(
      mentions('[Turkey] waited. Turkish-backed fighters and Turkish troops met two Turks who spoke in Turkish.'),
    ).toEqual(['Turkey', 'Turkish', 'Turkish']);
  });

  test('of two words', () => {
    expect(mentions('[South Korea] waited. The South Korean army moved.')).toEqual(['South Korea', 'South Korean']);
  });

  test('alone make a location where they speak of a state, its people or its land', () => {
    expect(mentions('The Danish prime minister met Greek and Maltese officials.')).toEqual([
      'Danish',
      'Greek',
      'Maltese',
    ]);
    expect(mentions('The Danish pastry was fresh.')).toEqual([]);
  });
});

test('a name that no gazetteer has needs words that say it is a place', () => {
  expect(placesIn('He praised [Quillfeather].')).toEqual([]);
  expect(placesIn('He lives in [Quillfeather].')[0]?.kind).toBe('AREA');
  expect(placesIn('The village of [Quillfeather] is old.')).toHaveLength(1);
  expect(placesIn('[Quillfeather], [Kansas], is old.')).toHaveLength(2);
});

test('a person of the same name is no place', () => {
  expect(placesIn('{Michael Jordan} scored. [Jordan] said he was tired.')).toEqual([]);
  expect(placesIn('{Michael Jordan} flew to [Jordan] to play.')).toHaveLength(1);
});

test('spans give back their text, are sorted and do not overlap', () => {
  const text = fc.array(
    fc.constantFrom(
      '[Paris] ',
      ', ',
      '[Texas] ',
      'Turkish ',
      ' in ',
      '[US] ',
      '{Ada Paris} ',
      "[Norway's Narvik] ",
      '[Leeds and York] ',
      '[Leeds City Hall] ',
      '{Dewsbury} ',
      'state ',
      ' and ',
      'flu ',
      '. ',
      'Ill.',
      '\n',
      'a ',
    ),
  );
  fc.assert(
    fc.property(text, (parts) => {
      const plain = parts.join('').replace(/[[\]{}]/g, '');
      for (const { mentions } of placesIn(parts.join(''))) {
        let last = 0;
        for (const { start, end, text: words } of mentions) {
          expect(plain.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('one word of a megabyte is read in passing', () => {
  expect(placesIn(`[${'A'.repeat(1_000_000)}]`)).toEqual([]);
});

test('a long chain of demonyms is read in passing', () => {
  expect(placesIn(`${'Turkish, Greek and '.repeat(20_000)}Maltese ships`)).toHaveLength(0);
  expect(placesIn(`${'Turkish and '.repeat(20_000)}Maltese troops`)).toHaveLength(2);
}, 120_000);

test('the same text gives the same places', () => {
  const text = '[Leeds] shut [Quill Road], and {Dewsbury}, [West Yorkshire], waited for Danish officials.';
  expect(placesIn(text)).toEqual(placesIn(text));
});

test('time grows in step with the number of names', () => {
  const find = createLocationFinder(gazetteer, loadWords());
  const took = (count: number): number => {
    const story = storyOf('Springfield, Georgia, Victoria '.repeat(count));
    const text = annotate(story);
    const names = text.tokens.flatMap((token, i) =>
      token.kind === 'WORD'
        ? [{ ...token, type: 'PLACE' as const, firstToken: i, endToken: i + 1, confidence: 1 }]
        : [],
    );
    return processorTime(() => find(text, names, story));
  };
  took(200);
  expect(took(8000)).toBeLessThan(40 * Math.max(took(1000), 20));
});
