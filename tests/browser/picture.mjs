// Makes docs/report.png, the page of the five seeds as the README shows it: `npm run picture --prefix tests/browser`.
// KARABAKH_CLI is the tool (default: the release build), CHROMIUM the browser.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = resolve(root, process.env.KARABAKH_CLI ?? 'target/release/karabakh-cli');
const folder = mkdtempSync(join(tmpdir(), 'karabakh-picture-'));
const file = join(folder, 'seeds.html');
execFileSync(tool, ['analyze', join(root, 'seeds'), '-f', 'html', '--lang', 'en', '-o', file]);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
await page.goto(pathToFileURL(file).href);
await page.waitForSelector('.event');
await page.screenshot({ path: join(root, 'docs/report.png') });
await browser.close();
rmSync(folder, { recursive: true });
