// Prints how large the page of so many made articles is and how long it takes to open, the best of three times:
// `npm run measure --prefix tests/browser -- 5000`. Let nothing else run meanwhile.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch } from './browser.mjs';
import { make } from './make.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = resolve(root, process.env.KARABAKH_CLI ?? 'target/release/karabakh-cli');
const [count = '5000', ...options] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'karabakh-measure-'));
const [articles, file] = [join(folder, 'made.jsonl'), join(folder, 'made.html')];
make(articles, Number(count), join(root, 'seeds'));
execFileSync(tool, ['analyze', articles, '-f', 'html', '-o', file, ...options]);
const browser = await launch();
const times = [];
for (let round = 0; round < 3; round += 1) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('.event');
  times.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].domInteractive));
  await page.close();
}
await browser.close();
console.log(`${count} articles: ${(statSync(file).size / 1e6).toFixed(1)} MB, open after ${(Math.min(...times) / 1000).toFixed(1)} s`);
rmSync(folder, { recursive: true });
