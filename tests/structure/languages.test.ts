import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseWords } from '../../src/data.ts';
import type { Story } from '../../src/model.ts';
import { readDocument } from '../../src/read/index.ts';
import { createStructurer } from '../../src/structure/index.ts';

const WORDS = resolve(import.meta.dirname, '../../data/words');
const words = Object.fromEntries(
  readdirSync(WORDS).map((file) => [file.replace(/\.txt$/, ''), parseWords(readFileSync(join(WORDS, file), 'utf8'))]),
);
const structure = createStructurer(words);
const tell = (lines: readonly string[]): Story =>
  structure(readDocument(new TextEncoder().encode(lines.join('\n\n')), 'article.txt'));
const paragraphs = (story: Story): string[] =>
  story.blocks.filter(({ kind }) => kind === 'PARAGRAPH').map(({ text }) => text);

/** An invented page, in the order of its lines. */
interface Page {
  readonly section: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly authors: readonly string[];
  readonly date: string;
  readonly publishedAt: string;
  readonly caption: string;
  readonly credit: string;
  readonly body: readonly string[];
  readonly furniture: readonly string[];
}

const PAGES: Readonly<Record<string, Page>> = {
  de: {
    section: 'Wirtschaft',
    headline: 'Fähre sitzt vor Norderoog fest, der Hafen bleibt geschlossen',
    standfirst: 'Im Sturm hat das Schiff sein Ruder verloren. Die Inseln zählen ihre Vorräte.',
    byline: 'Eine Reportage von Ada Lund und Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: '4. März 2024, 14:30 Uhr',
    publishedAt: '2024-03-04',
    caption: 'Die Fähre am Montag vor der Sandbank. Foto: Eva Dahl/dpa',
    credit: 'Eva Dahl/dpa',
    body: [
      'Der Hafen der kleinen Insel ist seit Montag geschlossen, weil eine Fähre auf eine Sandbank gelaufen ist und die Einfahrt versperrt.',
      '„Wir haben Kaffee für neun Tage“, sagte die Leiterin des Hafenamts. „Danach werden wir Tee trinken müssen, und der Tee ist knapp.“',
      'Zwei Schlepper sind unterwegs und sollen am Mittwoch eintreffen, wie die Küstenwache am Abend in Husum mitteilte.',
    ],
    furniture: ['Lesezeit: 3 Min.', 'Zur Startseite'],
  },
  fr: {
    section: 'Économie',
    headline: 'Un ferry échoué bloque le port de l’île de Sainte-Aude',
    standfirst: 'Le navire a perdu son gouvernail dans la tempête. Les habitants comptent leurs réserves.',
    byline: 'Par Ada Lund et Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Publié le 4 mars 2024 à 14h30, mis à jour le 5 mars 2024 à 9h12',
    publishedAt: '2024-03-04',
    caption: 'Le ferry devant le banc de sable, lundi. Crédit photo : Eva Dahl/AFP',
    credit: 'Eva Dahl/AFP',
    body: [
      'Le port de la petite île est fermé depuis lundi, après qu’un ferry s’est échoué sur un banc de sable qui barre l’entrée du chenal.',
      '« Nous avons du café pour neuf jours, a dit la directrice du port. Ensuite il faudra boire du thé, et il en reste très peu. »',
      'Deux remorqueurs sont en route et devraient arriver mercredi dans la matinée, ont indiqué les garde-côtes dans un communiqué.',
    ],
    furniture: ['Temps de lecture : 3 min.', 'Partager'],
  },
  es: {
    section: 'Economía',
    headline: 'Un transbordador encallado cierra el puerto de la isla de Santa Auda',
    standfirst: 'El barco perdió el timón durante la tormenta. Los vecinos cuentan sus reservas.',
    byline: 'Por Ada Lund y Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Publicado el 4 de marzo de 2024 a las 14:30',
    publishedAt: '2024-03-04',
    caption: 'El transbordador frente al banco de arena, el lunes. Foto: Eva Dahl/EFE',
    credit: 'Eva Dahl/EFE',
    body: [
      'El puerto de la pequeña isla está cerrado desde el lunes, después de que un transbordador encallara en un banco de arena que cierra la entrada.',
      '“Tenemos café para nueve días”, dijo la directora del puerto. “Después habrá que tomar té, y del té queda muy poco en las tiendas.”',
      'Dos remolcadores están en camino y deberían llegar el miércoles por la mañana, según informó la guardia costera en un comunicado.',
    ],
    furniture: ['Tiempo de lectura: 3 min', 'Compartir'],
  },
  it: {
    section: 'Economia',
    headline: 'Traghetto incagliato, chiuso il porto dell’isola di Sant’Auda',
    standfirst: 'La nave ha perso il timone nella tempesta. Gli abitanti contano le scorte rimaste.',
    byline: 'di Ada Lund e Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Pubblicato il 4 marzo 2024 alle ore 14:30',
    publishedAt: '2024-03-04',
    caption: 'Il traghetto davanti al banco di sabbia, lunedì. Foto: Eva Dahl/ANSA',
    credit: 'Eva Dahl/ANSA',
    body: [
      'Il porto della piccola isola è chiuso da lunedì, dopo che un traghetto si è incagliato su un banco di sabbia che sbarra l’ingresso.',
      '«Abbiamo caffè per nove giorni», ha detto la direttrice del porto. «Poi dovremo bere il tè, e di tè ne resta davvero poco.»',
      'Due rimorchiatori sono in viaggio e dovrebbero arrivare mercoledì mattina, ha fatto sapere la guardia costiera in una nota.',
    ],
    furniture: ['Tempo di lettura: 3 min', 'Condividi'],
  },
  nl: {
    section: 'Economie',
    headline: 'Gestrande veerboot sluit haven van het eiland Sint Auda af',
    standfirst: 'Het schip verloor zijn roer in de storm. De bewoners tellen hun voorraden.',
    byline: 'Door Ada Lund en Bo van den Berg',
    authors: ['Ada Lund', 'Bo van den Berg'],
    date: '4 maart 2024 om 14:30 uur',
    publishedAt: '2024-03-04',
    caption: 'De veerboot maandag voor de zandbank. Foto: Eva Dahl/ANP',
    credit: 'Eva Dahl/ANP',
    body: [
      'De haven van het kleine eiland is sinds maandag gesloten, nadat een veerboot op een zandbank was gelopen die de ingang verspert.',
      '“We hebben koffie voor negen dagen”, zei de directeur van de haven. “Daarna moeten we thee drinken, en thee is er bijna niet meer.”',
      'Twee sleepboten zijn onderweg en worden woensdagochtend verwacht, zo liet de kustwacht maandagavond in een verklaring weten.',
    ],
    furniture: ['Leestijd: 3 min', 'Delen'],
  },
  pt: {
    section: 'Economia',
    headline: 'Balsa encalhada fecha o porto da ilha de Santa Auda',
    standfirst: 'O navio perdeu o leme na tempestade. Os moradores contam as suas reservas.',
    byline: 'Por Ada Lund e Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Publicado em 4 de março de 2024 às 14:30',
    publishedAt: '2024-03-04',
    caption: 'A balsa diante do banco de areia, na segunda-feira. Foto: Eva Dahl/Lusa',
    credit: 'Eva Dahl/Lusa',
    body: [
      'O porto da pequena ilha está fechado desde segunda-feira, depois que uma balsa encalhou num banco de areia que fecha a entrada do canal.',
      '“Temos café para nove dias”, disse a diretora do porto. “Depois teremos de beber chá, e do chá já resta muito pouco nas lojas.”',
      'Dois rebocadores estão a caminho e devem chegar na quarta-feira de manhã, informou a guarda costeira num comunicado.',
    ],
    furniture: ['Tempo de leitura: 3 min', 'Compartilhar'],
  },
  sv: {
    section: 'Ekonomi',
    headline: 'Strandad färja stänger hamnen på ön Sankta Auda',
    standfirst: 'Fartyget förlorade rodret i stormen. Öborna räknar sina förråd.',
    byline: 'Text: Ada Lund och Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Publicerad 4 mars 2024 kl. 14.30',
    publishedAt: '2024-03-04',
    caption: 'Färjan utanför sandbanken i måndags. Foto: Eva Dahl/TT',
    credit: 'Eva Dahl/TT',
    body: [
      'Hamnen på den lilla ön är stängd sedan i måndags, efter att en färja gått på en sandbank som spärrar inloppet till hamnen.',
      '”Vi har kaffe för nio dagar”, sade hamnens chef. ”Sedan får vi dricka te, och av te finns det nästan ingenting kvar i affären.”',
      'Två bogserbåtar är på väg och väntas komma fram på onsdag morgon, meddelade kustbevakningen i ett uttalande på kvällen.',
    ],
    furniture: ['Lästid: 3 min', 'Dela'],
  },
  no: {
    section: 'Økonomi',
    headline: 'Strandet ferge stenger havnen på øya Sankta Auda',
    standfirst: 'Skipet mistet roret i stormen. Øyboerne teller lagrene sine.',
    byline: 'Av Ada Lund og Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Publisert 4. mars 2024 kl. 14:30',
    publishedAt: '2024-03-04',
    caption: 'Fergen utenfor sandbanken mandag. Foto: Eva Dahl/NTB',
    credit: 'Eva Dahl/NTB',
    body: [
      'Havnen på den lille øya har vært stengt siden mandag, etter at en ferge gikk på en sandbanke som sperrer innseilingen til havnen.',
      '«Vi har kaffe til ni dager», sa havnens leder. «Etter det må vi drikke te, og av te er det nesten ingenting igjen i butikken.»',
      'To slepebåter er på vei og ventes å komme frem onsdag morgen, opplyste kystvakten i en melding sent mandag kveld.',
    ],
    furniture: ['Lesetid: 3 min', 'Del'],
  },
  da: {
    section: 'Indland',
    headline: 'Strandet færge lukker havnen på øen Sankta Auda',
    standfirst: 'Skibet mistede roret i stormen. Øboerne tæller deres lagre.',
    byline: 'Af Ada Lund og Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Offentliggjort d. 4. marts 2024 kl. 14:30',
    publishedAt: '2024-03-04',
    caption: 'Færgen ud for sandbanken mandag. Foto: Eva Dahl/Ritzau Scanpix',
    credit: 'Eva Dahl/Ritzau Scanpix',
    body: [
      'Havnen på den lille ø har været lukket siden mandag, efter at en færge gik på en sandbanke, som spærrer indsejlingen til havnen.',
      '»Vi har kaffe til ni dage,« sagde havnens leder. »Derefter må vi drikke te, og af te er der næsten ikke mere tilbage i butikken.«',
      'To slæbebåde er på vej og ventes at nå frem onsdag morgen, oplyste kystvagten i en meddelelse sent mandag aften.',
    ],
    furniture: ['Læsetid: 3 min', 'Del'],
  },
  pl: {
    section: 'Gospodarka',
    headline: 'Prom na mieliźnie zamyka port na wyspie Święta Auda',
    standfirst: 'Statek stracił ster podczas sztormu. Mieszkańcy liczą swoje zapasy.',
    byline: 'Autor: Ada Lund i Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Opublikowano: 4 marca 2024, godz. 14:30',
    publishedAt: '2024-03-04',
    caption: 'Prom na mieliźnie w poniedziałek. Fot. Eva Dahl/PAP',
    credit: 'Eva Dahl/PAP',
    body: [
      'Port na małej wyspie jest zamknięty od poniedziałku, po tym jak prom wpłynął na mieliznę, która zagradza wejście do portu.',
      '„Mamy kawę na dziewięć dni”, powiedziała kierowniczka portu. „Potem będziemy pić herbatę, a herbaty prawie już nie ma w sklepach.”',
      'Dwa holowniki są w drodze i powinny dotrzeć w środę rano, poinformowała straż przybrzeżna w komunikacie wieczorem.',
    ],
    furniture: ['Czas czytania: 3 min', 'Udostępnij'],
  },
  tr: {
    section: 'Ekonomi',
    headline: 'Karaya oturan feribot Azize Auda adasının limanını kapattı',
    standfirst: 'Gemi fırtınada dümenini kaybetti. Ada halkı erzakını sayıyor.',
    byline: 'Haber: Ada Lund ve Bo Berg',
    authors: ['Ada Lund', 'Bo Berg'],
    date: 'Yayınlanma: 04.03.2024 - 14:30',
    publishedAt: '2024-03-04',
    caption: 'Feribot pazartesi günü kumluğun önünde. Fotoğraf: Eva Dahl/AA',
    credit: 'Eva Dahl/AA',
    body: [
      'Küçük adanın limanı, bir feribotun girişi kapatan kumluğa oturmasının ardından pazartesi gününden beri kapalı tutuluyor.',
      '“Dokuz günlük kahvemiz var” dedi liman müdürü. “Ondan sonra çay içmek zorunda kalacağız, dükkânlarda çay da neredeyse kalmadı.”',
      'İki römorkör yola çıktı ve çarşamba sabahı adaya varması bekleniyor, diye açıkladı sahil güvenlik komutanlığı pazartesi akşamı.',
    ],
    furniture: ['Okuma süresi: 3 dk', 'Paylaş'],
  },
};

describe.each(Object.entries(PAGES))('a page in %s', (language, page) => {
  const story = tell([
    page.section,
    page.headline,
    page.standfirst,
    page.byline,
    page.date,
    ...page.furniture,
    page.caption,
    ...page.body,
  ]);

  test('headline, standfirst and section', () => {
    expect(story.headline).toBe(page.headline);
    expect(story.standfirst).toBe(page.standfirst);
    expect(story.section).toBe(page.section);
  });

  test('authors and date', () => {
    expect(story.authors.map(({ name }) => name)).toEqual(page.authors);
    expect(story.publishedAt).toBe(page.publishedAt);
  });

  test('the picture’s credit', () => {
    expect(story.captions.map(({ credit }) => credit)).toEqual([page.credit]);
    expect(story.captions[0]?.photographer).toBe('Eva Dahl');
  });

  test('paragraphs alone, and the language', () => {
    expect(paragraphs(story)).toEqual(page.body);
    expect(story.language).toBe(language);
  });
});

test('a date with slashes is day before month, but in English, which writes both', () => {
  const dated = (language: string): string | null => {
    const { headline, body } = PAGES[language] ?? { headline: '', body: [] };
    return tell([headline, '05/03/2024', ...body]).publishedAt;
  };
  expect(dated('es')).toBe('2024-03-05');
  expect(dated('fr')).toBe('2024-03-05');
  const english = [
    'The harbour of the small island has been closed since Monday, after a ferry ran aground on a sandbank that bars the way in.',
    'Two tugs are on their way and are expected to reach the island on Wednesday morning, the coast guard said in a statement.',
  ];
  expect(tell(['Ferry aground closes harbour of the island', '05/03/2024', ...english]).publishedAt).toBeNull();
});

const OTHER_SCRIPTS: Readonly<
  Record<string, readonly [headline: string, date: string, iso: string, ...body: string[]]>
> = {
  ja: [
    '北浜港、座礁したフェリーで閉鎖',
    '2024年3月4日 14時30分',
    '2024-03-04',
    '北浜港は四日、座礁したフェリーが航路をふさいだため閉鎖された。島の商店では食料の在庫を数える動きが広がっている。',
    '「コーヒーは九日分ある」と港の責任者は話した。「その後はお茶を飲むしかないが、お茶も店にはほとんど残っていない」という。',
    'フェリーをえい航する二隻の船が水曜日の朝に北浜港へ到着する見込みだと、海上保安庁が四日夜に発表した。',
  ],
  zh: [
    '北浜港因渡轮搁浅关闭',
    '2024-03-04 14:30',
    '2024-03-04',
    '北浜港四日关闭，一艘渡轮在航道上搁浅，堵住了港口的入口，岛上的商店开始清点剩余的食品和燃料。',
    '“我们的咖啡还够喝九天，”港口负责人说，“以后只能喝茶，而岛上商店里的茶叶也已经所剩无几了。”',
    '两艘拖船正在途中，预计星期三早上抵达北浜港，海岸警卫队星期一晚上在一份声明中说，渡轮没有漏油。',
  ],
  ko: [
    '좌초한 여객선에 북빈항 폐쇄',
    '2024년 3월 4일 14:30',
    '2024-03-04',
    '북빈항은 여객선이 모래톱에 좌초해 항로를 막으면서 월요일부터 폐쇄됐다. 섬의 상점들은 남은 식량을 세기 시작했다.',
    '“커피는 아흐레 치가 남아 있다”고 항만 책임자는 말했다. “그다음에는 차를 마셔야 하는데 차도 거의 남지 않았다”고 덧붙였다.',
    '예인선 두 척이 북빈항으로 향하고 있으며 수요일 아침에 도착할 예정이라고 해양경찰이 월요일 밤 성명에서 밝혔다.',
  ],
  ru: [
    'Севший на мель паром закрыл порт острова Святой Ауды',
    '4 марта 2024, 14:30',
    '2024-03-04',
    'Порт небольшого острова закрыт с понедельника после того, как паром сел на мель и перекрыл вход в гавань на несколько дней.',
    '«Кофе у нас на девять дней, — сказала начальница порта. — Потом будем пить чай, а чая в магазинах почти не осталось».',
    'Два буксира уже в пути и должны прибыть в среду утром, сообщила береговая охрана острова в понедельник вечером.',
  ],
  ar: [
    'عبارة جانحة تغلق ميناء جزيرة القديسة أودا',
    '2024-03-04',
    '2024-03-04',
    'أغلق ميناء الجزيرة الصغيرة منذ يوم الاثنين بعد أن جنحت عبارة على ضفة رملية وسدت مدخل الميناء أمام جميع السفن القادمة.',
    'وقالت مديرة الميناء إن لدى السكان قهوة تكفي تسعة أيام وإنهم سيشربون الشاي بعد ذلك لكن الشاي يكاد ينفد من المتاجر.',
    'وأعلن خفر السواحل مساء الاثنين أن قاطرتين في الطريق إلى الجزيرة ومن المتوقع وصولهما إلى الميناء صباح يوم الأربعاء المقبل.',
  ],
  hi: [
    'रेत में फंसी नाव से द्वीप का बंदरगाह बंद',
    '2024-03-04',
    '2024-03-04',
    'छोटे द्वीप का बंदरगाह सोमवार से बंद है क्योंकि एक नाव रेत में फंस गई है और उसने बंदरगाह का रास्ता पूरी तरह रोक दिया है।',
    'बंदरगाह की प्रमुख ने कहा कि उनके पास नौ दिन की कॉफी है और उसके बाद सबको चाय पीनी होगी, लेकिन चाय भी बहुत कम बची है।',
    'तटरक्षक बल ने सोमवार शाम को बताया कि दो जहाज रास्ते में हैं और उनके बुधवार की सुबह तक बंदरगाह पहुंचने की उम्मीद है।',
  ],
};

test.each(Object.entries(OTHER_SCRIPTS))('a page in %s has its headline, date and paragraphs', (language, page) => {
  const [headline, date, iso, ...body] = page;
  const story = tell([headline, date, ...body]);
  expect(story).toMatchObject({ headline, publishedAt: iso, language, authors: [] });
  expect(paragraphs(story)).toEqual(body);
});

test.each([
  ['港に入るタグボート＝四日午後（海上保安庁提供）', '港に入るタグボート＝四日午後', '海上保安庁'],
  ['모래톱에 걸린 여객선. [사진 출처 = 항만청]', '모래톱에 걸린 여객선', '항만청'],
  ['搁浅的渡轮。（图片来源：海岸警卫队）', '搁浅的渡轮。', '海岸警卫队'],
  ['Prom na mieliźnie. (Fot. Jan Nowak)', 'Prom na mieliźnie.', 'Jan Nowak'],
])('a credit in brackets: %s', (line, text, credit) => {
  const [headline, date, , ...body] = OTHER_SCRIPTS.ja ?? ['', '', ''];
  const [caption] = tell([headline, date, line, ...body]).captions;
  expect(caption?.text.replace(/\.$/, '')).toBe(text.replace(/\.$/, ''));
  expect(caption?.credit).toBe(credit);
});
