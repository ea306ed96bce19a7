import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { openBrowser } from '../../tests/electron/support/browser.ts';
import { root } from './root.ts';

const folder = join(root, 'resources/icons');

/** What an .icns holds: type code → pixels (Apple's icon services; two codes a size, for one and two pixels a point). */
const icnsTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/** `npm run icons`: draws the app's icon in every size, and puts them together for the Mac. The results are committed. */
const browser = await openBrowser();
try {
  const page = await browser.context.newPage();
  const drawn = new Map<number, Buffer>();
  for (const size of new Set(icnsTypes.map(([, pixels]) => pixels))) {
    const png = await draw(page, size <= 32 ? 'icon-small.svg' : 'icon.svg', size);
    drawn.set(size, png);
    writeFileSync(join(folder, `icon-${size}.png`), png);
  }
  writeFileSync(join(folder, 'icon.icns'), icns(icnsTypes.map(([type, size]) => [type, drawn.get(size)])));
} finally {
  await browser.close();
}

async function draw(page: Page, name: string, size: number): Promise<Buffer> {
  const svg = readFileSync(join(folder, name)).toString('base64');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
  );
  await page.waitForFunction('document.images[0].complete');
  return page.screenshot({ omitBackground: true });
}

/** Magic and length of the whole, then type and length before each image; lengths count their own header. */
function icns(images: readonly (readonly [type: string, png: Buffer | undefined])[]): Buffer {
  const chunks = images.map(([type, png]) => headed(type, png ?? Buffer.alloc(0)));
  return headed('icns', Buffer.concat(chunks));
}

function headed(type: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([header, body]);
}
