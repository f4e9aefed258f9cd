// Opens the HTML report of the five seeds and of 2,000 made articles in headless Chromium.
// KARABAKH_CLI is the tool (default: the release build), CHROMIUM the browser.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';

import { launch } from './browser.mjs';
import { HOSTILE, make } from './make.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = resolve(root, process.env.KARABAKH_CLI ?? 'target/release/karabakh-cli');
const folder = mkdtempSync(join(tmpdir(), 'karabakh-browser-'));
const SEEDS = join(folder, 'seeds.html');
const MADE = join(folder, 'made.html');
const ARTICLES = 2000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;

before(async () => {
  execFileSync(tool, ['analyze', join(root, 'seeds'), '-f', 'html', '-o', SEEDS]);
  make(join(folder, 'made.jsonl'), ARTICLES, join(root, 'seeds'));
  execFileSync(tool, ['analyze', join(folder, 'made.jsonl'), '-f', 'html', '-o', MADE]);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens a page, leads it through `steps`, and sees to it that nothing went wrong or was fetched. */
async function open(file, { width = 1400, colorScheme = 'light', shown = '#list .article', steps }) {
  const wrong = [];
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.stack}`));
  page.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const address = pathToFileURL(file).href;
  page.on('request', (request) => { if (request.url() !== address) wrong.push(`fetched: ${request.url()}`); });
  await page.goto(address);
  await page.waitForSelector(shown);
  await steps(page);
  await page.close();
  assert.deepEqual(wrong, []);
}

/** A page of the made articles from `first` on, so many of them, with these options. */
function some(name, first, count, options) {
  const records = join(folder, `${name}.jsonl`);
  const lines = readFileSync(join(folder, 'made.jsonl'), 'utf8').split('\n');
  writeFileSync(records, lines.slice(first, first + count).map((line) => `${line}\n`).join(''));
  const page = join(folder, `${name}.html`);
  // no article at all is a problem, and the page stands all the same
  const { status } = spawnSync(tool, ['analyze', records, '-f', 'html', '-o', page, ...options]);
  assert.ok(status === 0 || count === 0, `${name}: ${status}`);
  return page;
}

/** Whether the page stands in both languages: every section that its contents name is there. */
async function stands(page) {
  for (const language of ['ar', 'en']) {
    assert.equal(await page.getAttribute('html', 'lang'), language);
    const goals = await page.$$eval('.contents a', (all) => all.map((link) => link.getAttribute('href')));
    assert.ok(goals.length > 0);
    for (const goal of goals) assert.ok(await page.$(goal), goal);
    await buildAll(page);
    await page.fill('#query', 'باكو');
    await page.fill('#query', '');
    await page.click('#lang');
  }
}

/** Nothing sticks out at the sides, wherever one scrolls to. */
async function assertFits(page) {
  const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.equal(scroll, inner);
  const out = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width && (left < -1 || right > window.innerWidth + 1) && !element.closest('.scroll, .legend, .contents, svg, .hidden');
  }).map((element) => `${element.tagName} ${element.className}`));
  assert.deepEqual(out.slice(0, 5), []);
}

/** axe-core finds nothing against the page: WCAG 2.2 A and AA, and what it calls best practice. */
async function assertAccessible(page) {
  await page.evaluate(() => { for (const one of document.querySelectorAll('.all')) one.open = true; });
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`), []);
}

/** Builds every article of the page that is shown, as printing does. */
const buildAll = (page) => page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));

for (const [name, file] of [['the seeds', SEEDS], [`${ARTICLES} articles`, MADE]]) {
  for (const width of [360, 1400]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`${name} fit ${width} pixels in ${colorScheme} colours and both languages`, () => open(file, { width, colorScheme, steps: async (page) => {
        assert.equal(await page.getAttribute('html', 'dir'), 'rtl');
        await buildAll(page);
        // charts are drawn when they come into view
        await page.waitForSelector('.as-table summary');
        for (const table of await page.$$('.as-table summary')) await table.click();
        await assertFits(page);
        await page.click('#lang');
        assert.equal(await page.getAttribute('html', 'dir'), 'ltr');
        assert.equal(await page.textContent('h1'), 'What happened, and who says so');
        await buildAll(page);
        await assertFits(page);
        if (file === SEEDS) await assertAccessible(page);
      } }));
    }
  }
}

// Small pages, two at a time.
describe('every page stands', { concurrency: 2 }, () => {
  for (let n = 0; n < 30; n += 1) {
    test(`the page of article ${n} alone stands`, () => open(some(`one-${n}`, n * 7, 1, []), { steps: stands }));
  }

  const KINDS = ['entities', 'dates', 'casualties', 'events', 'quotes', 'variants'];
  const PAIRS = KINDS.flatMap((a, i) => KINDS.slice(i).map((b) => (a === b ? a : `${a},${b}`)));
  for (const only of PAIRS) {
    test(`the page of ${only} stands`, () => open(some(`only-${only}`, 0, 5, ['--only', only]), { steps: stands }));
  }

  for (const [name, first, count, options, shown] of [
    ['no article', 0, 0, [], '.opening'],
    ['one article without its text', 3, 1, ['--report', 'aggregate'], '.opening'],
    ['the surest facts', 0, 5, ['--min-confidence', '0.99'], undefined],
    ['facts that no article has', 3, 1, ['--min-confidence', '1', '--only', 'casualties'], undefined],
  ]) {
    test(`the page of ${name} stands`, () => open(some(`page-${name}`, first, count, options), { shown: shown ?? '#list .article', steps: stands }));
  }
});

test('text is readable: contrast of 4.5 and more in both colour schemes', () => open(SEEDS, { steps: async (page) => {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((value) => { document.documentElement.dataset.theme = value; }, theme);
    await buildAll(page);
    const weak = await page.evaluate(() => {
      const shown = (colour) => {
        const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
        return { r, g, b, a };
      };
      const light = ({ r, g, b }) => {
        const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
      };
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = shown(getComputedStyle(at).backgroundColor);
          if (colour.a === 1) return colour;
        }
        return { r: 255, g: 255, b: 255 };
      };
      const elements = [...document.querySelectorAll('main *, footer *')].filter((element) =>
        element.namespaceURI.endsWith('xhtml') && [...element.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
      return elements.map((element) => {
        const [a, b] = [light(shown(getComputedStyle(element).color)), light(ground(element))];
        return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), `${element.tagName}.${element.className}`];
      }).filter(([ratio]) => ratio < 4.5);
    });
    assert.deepEqual(weak.slice(0, 5), [], theme);
  }
} }));

test('every figure leads to the words that state it', () => open(SEEDS, { steps: async (page) => {
  await page.evaluate(() => { for (const one of document.querySelectorAll('.all')) one.open = true; });
  await page.waitForSelector('.evidence a');
  const links = await page.$$eval('.evidence a', (all) => all.map((link) => [link.getAttribute('href'), link.textContent]));
  assert.ok(links.length >= 5);
  for (const [href, text] of links) {
    await page.click(`.evidence a[href="${href}"]`);
    const goal = await page.waitForFunction((id) => document.activeElement.id === id && document.activeElement, href.slice(1));
    const stated = await goal.evaluate((mark) => {
      const fact = mark.dataset.facts.split(' ').find((i) => facts(story(Number(mark.closest('.article').dataset.n)))[i].layer === 'casualties');
      return [...mark.closest('.text').querySelectorAll('.m')].filter((one) => one.dataset.facts.split(' ').includes(fact)).map((one) => one.textContent).join('');
    });
    assert.equal(stated, text);
    assert.ok(await goal.evaluate((mark) => { const { top, bottom } = mark.getBoundingClientRect(); return top > 0 && bottom < window.innerHeight; }));
  }
} }));

test('a card tells what happened, when, where, and who says so, and leads to the sentence', () => open(SEEDS, { steps: async (page) => {
  await page.click('#lang');
  const first = await page.locator('.event').first().textContent();
  for (const part of ['19 September 2023', 'Karabakh', 'attack', '2 articles', '2 independent']) assert.ok(first.includes(part), part);
  const told = await page.locator('.event', { hasText: '7 civilians killed' }).first().textContent();
  for (const part of ['20 September 2023', 'Karabakh', 'shelling', 'according to', 'Yerevan', '1 article']) assert.ok(told.includes(part), part);
  assert.ok((await page.textContent('#events')).includes('Ministry of Defence of Russia'));
  const links = await page.$$eval('.event :is(h3.toll, .sentence) > a', (all) => all.map((link) => link.getAttribute('href')));
  assert.ok(links.length >= 8);
  for (const href of links) {
    await page.click(`.event a[href="${href}"]`);
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('m')), href);
    assert.ok(page.url().endsWith(`at=${href.slice(1)}`), page.url());
  }
} }));

test('filters hold for all of the page, and the address keeps them', () => open(MADE, { steps: async (page) => {
  const all = await page.evaluate(() => [view.events.length, view.articles.length, view.speakers.length]);
  const [name, value] = ['outlet', 'رويترز'];
  await page.selectOption(`#filter-${name}`, value);
  const some_ = await page.evaluate(() => [view.events.length, view.articles.length, view.speakers.length]);
  some_.forEach((count, i) => assert.ok(count > 0 && count <= all[i], String(i)));
  assert.ok(await page.evaluate((outlet) => view.articles.every((n) => INDEX[n].source === outlet), value));
  await page.selectOption('#filter-source', 'named');
  await page.selectOption('#filter-type', 'shelling');
  await page.fill('#filter-from', '2020-10-01');
  await page.dispatchEvent('#filter-from', 'change');
  const left = await page.evaluate(() => view.events.map((event) => [event.type, event.end >= '2020-10-01', isNamed(event)]));
  assert.ok(left.length > 0);
  for (const one of left) assert.deepEqual(one, ['shelling', true, true]);
  assert.ok((await page.$$eval('.event .what', (found) => found.map((what) => what.textContent))).every((text) => text === 'قصف'));
  const shown = await page.evaluate(() => [location.hash, view.events.length]);
  await page.click('#filter-clear');
  assert.equal(await page.evaluate(() => view.events.length), all[0]);
  await page.evaluate((hash) => { location.hash = hash; }, shown[0]);
  await page.waitForFunction((count) => view.events.length === count, shown[1]);
  assert.equal(await page.inputValue('#filter-outlet'), value);
} }));

test('the map is led by pointer and keys, and has its places in a table', () => open(SEEDS, { steps: async (page) => {
  const spots = () => page.$$eval('.spot', (all) => all.map((spot) => spot.getAttribute('aria-label')));
  assert.ok((await spots()).length >= 4);
  const lands = await page.$$eval('.land', (all) => all.length);
  await page.click('.zoom button:nth-child(2)');
  assert.ok((await page.$$eval('.land', (all) => all.length)) >= lands);
  await page.focus('.map svg');
  const circle = () => page.$eval('.spot circle', (one) => one.getAttribute('cx'));
  const before_ = await circle();
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await circle(), before_);
  await page.click('#map .as-table summary');
  await page.waitForSelector('#map tbody tr');
  const rows = await page.$$eval('#map tbody tr', (all) => all.length);
  assert.equal(rows, await page.evaluate(() => placesShown().length));
  await page.focus('.spot');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /place=/);
  assert.ok(await page.evaluate(() => view.events.length < WHOLE.events.length && view.events.every((event) => liesIn(event.place, state.filter.place))));
} }));

test('a title, and articles that are left out: the page says so', () => open(some('left', 0, 5, ['--articles', 'none', '--title', 'أسبوع <b>واحد</b>']), { shown: '.event', steps: async (page) => {
  assert.equal(await page.title(), 'أسبوع <b>واحد</b>');
  assert.equal(await page.textContent('h1'), 'أسبوع <b>واحد</b>');
  assert.match(await page.textContent('.left-out'), /5.*--articles all/su);
  await stands(page);
} }));

test('the outline of the world is what its command makes', () => {
  const made = join(folder, 'world.json');
  execFileSync('node', [join(root, 'src/output/html/map/make.mjs'), made]);
  assert.equal(readFileSync(made, 'utf8'), readFileSync(join(root, 'src/output/html/map/world.json'), 'utf8'));
});

test('the page opens what zlib deflates, and reads numbers as the tool writes them', () => open(SEEDS, { steps: async (page) => {
  const samples = ['', 'a', 'نص '.repeat(9000), Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 65_521).join('')];
  for (const text of samples) {
    for (const level of [0, 1, 6, 9]) {
      const packed = deflateRawSync(text, { level }).toString('base64');
      assert.equal(await page.evaluate((data) => new TextDecoder().decode(inflate(Uint8Array.from(atob(data), (c) => c.charCodeAt(0)))), packed), text, String(level));
    }
  }
} }));

test('of an event the claims that are stated most often stand first', () => open(MADE, { steps: async (page) => {
  const [first, most] = await page.evaluate(() => {
    const group = view.telling.find((event) => event.claims?.length > 2);
    at('page').append(eventCard(group));
    const card_ = at('page').lastChild;
    card_.querySelector('.all').append(claims(group));
    const top = Math.max(...group.claims.map(reports));
    const weightiest = group.claims.filter((claim) => reports(claim) === top);
    const link = ({ evidence: [one] }) => `#a${one.document}.${one.span.join('-')}`;
    return [card_.querySelector('.evidence a').getAttribute('href'), weightiest.map(link)];
  });
  assert.ok(most.includes(first), `${first} of ${most}`);
} }));

test('marks tell what they mean to pointer, tap and keys', () => open(SEEDS, { steps: async (page) => {
  await buildAll(page);
  const mark = page.locator('.text .m.casualties').first();
  await mark.hover();
  assert.match(await page.textContent('#card'), /من يقول ذلك/);
  await page.mouse.move(5, 5);
  await page.waitForSelector('#card', { state: 'hidden' });
  await mark.click();
  await page.mouse.move(5, 5);
  assert.ok(await page.isVisible('#card'));
  await page.keyboard.press('Escape');
  assert.ok(!(await page.isVisible('#card')));
  const before_ = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('ArrowLeft');
  assert.ok(await page.isVisible('#card'));
  assert.notEqual(await page.evaluate(() => document.activeElement.textContent), before_);
} }));

test('the legend takes layers off and puts them back', () => open(SEEDS, { steps: async (page) => {
  await buildAll(page);
  const line = () => page.$eval('.text .m.person', (mark) => getComputedStyle(mark).textDecorationLine);
  assert.equal(await line(), 'underline');
  for (const [pressed, shown] of [['false', 'none'], ['true', 'underline']]) {
    await page.click('.legend [data-layer=person]');
    assert.equal(await page.getAttribute('.legend [data-layer=person]', 'aria-pressed'), pressed);
    assert.equal(await line(), shown);
  }
} }));

test('the theme button turns light to dark', () => open(SEEDS, { steps: async (page) => {
  const paper = () => page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
  const light = await paper();
  await page.click('#theme');
  assert.notEqual(await paper(), light);
  await page.click('#theme');
  assert.equal(await paper(), light);
} }));

test('search finds names and quotations in any spelling', () => open(SEEDS, { steps: async (page) => {
  const found = async (query) => {
    await page.fill('#query', '');
    await page.waitForSelector('#results', { state: 'hidden' });
    await page.fill('#query', query);
    await page.waitForSelector('#results', { state: 'visible' });
    await page.waitForFunction(() => /\d/.test(document.querySelector('#progress')?.textContent));
    return page.$$eval('.hits.quotations > li', (hits) => hits.length);
  };
  await page.keyboard.press('/');
  const usual = await found('قره باغ');
  assert.ok(usual > 10);
  for (const other of ['كاراباخ', 'ناجورنو قرة باغ', 'قَرَّة بـاغ', 'Karabakh']) assert.equal(await found(other), usual, other);
  assert.ok((await found('باشينيان')) > 0);
  for (const name of ['Lavrov', 'Aliyev', 'شوشي']) {
    await found(name);
    assert.ok((await page.$$eval('.hits.names > li', (all) => all.length)) > 0, name);
  }
  assert.ok((await found('Lavrov')) > 0);
  assert.ok((await found('كراباغ')) > 0);
  await found('مسيرات احتفالية');
  assert.equal(await page.$$eval('.hits.texts > li', (all) => all.length), 1);
  await found('باشينيان');
  await page.click('.hits.quotations > li a');
  assert.ok(await page.isVisible('#card'));
} }));

test('the page folds as the tool does', () => open(SEEDS, { steps: async (page) => {
  const samples = ['قَرَّةُ بـاغ وأذربيجان ۲۰۲۰', 'ﻻ إله ﷲ ﷺ', 'Ｂａｋｕ Éric', 'کاراباخ گنجه پوتین', 'لا\u200bيزال\u00ad', 'آإأٱى'];
  const lines = execFileSync(tool, ['normalize'], { input: `${samples.join('\n')}\n` }).toString().trimEnd().split('\n');
  const plain = (text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  assert.deepEqual(await page.evaluate((all) => all.map((one) => fold(one)), samples), lines.map(plain));
} }));

test('hostile text stays text', () => open(MADE, { steps: async (page) => {
  await buildAll(page);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.$eval('#a2-title', (heading) => heading.textContent), HOSTILE);
  assert.match(await page.$eval('#a2 .text', (text) => text.textContent), /<\/script><script>window\.broken = 1<\/script><!--/);
  assert.equal(await page.$$eval('img, iframe, object, main script', (all) => all.length), 0);
  assert.equal(await page.$$eval('a', (all) => all.filter((link) => !link.getAttribute('href').startsWith('#')).length), 0);
  await page.fill('#query', 'window.broken');
  await page.waitForSelector('.hits.quotations > li');
  assert.equal(await page.evaluate(() => window.broken), undefined);
} }));

test('only what is looked at is built, and the page stays small', () => open(MADE, { steps: async (page) => {
  // 5,000 articles then take no more than 25 MB
  assert.ok(statSync(MADE).size < ARTICLES * 5000);
  assert.equal(await page.$$eval('.article', (all) => all.length), 10);
  assert.ok((await page.$$eval('.article:not(.waiting)', (all) => all.length)) < 5);
  assert.ok((await page.evaluate(() => document.querySelectorAll('*').length)) < 20_000);
  await page.click('#pager button:last-of-type');
  assert.equal(await page.getAttribute('.article', 'id'), 'a10');
  await page.evaluate((last) => { location.hash = last; }, `#a${ARTICLES - 1}`);
  await page.waitForSelector(`#a${ARTICLES - 1} .text`);
} }));
