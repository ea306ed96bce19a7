import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import {
  type FilePurpose,
  fileExtensions,
  fileLimits,
  type WindowFile,
  type WindowInput,
} from '../../shared/contract/window.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Language } from '../../shared/texts/language.ts';
import { shellText } from '../../shared/texts/shell.ts';

/** Lets the person choose, and gives the page bytes: it never learns a path. */
export async function openFiles(
  window: BrowserWindow,
  { purpose, multiple = false }: WindowInput<'files.open'>,
  language: Language,
): Promise<WindowFile[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: titleOf(purpose, language),
    filters: filtersOf(purpose, language),
    properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  if (canceled) return [];
  const files: WindowFile[] = [];
  for (const path of filePaths.slice(0, multiple ? fileLimits.count : 1)) files.push(await readBounded(path));
  return files;
}

/** @returns whether the person chose a place. */
export async function saveFile(
  window: BrowserWindow,
  { purpose, file }: WindowInput<'files.save'>,
  language: Language,
): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: titleOf(purpose, language),
    defaultPath: file.name,
    filters: filtersOf(purpose, language),
  });
  if (canceled) return false;
  try {
    await writeFile(filePath, Buffer.from(file.data, 'base64'));
  } catch (error) {
    throw failure(filePath, error);
  }
  return true;
}

/** A folder for the mirror of the records. @returns nothing when the person chose none. */
export async function chooseFolder(window: BrowserWindow, language: Language): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: shellText('folder.mirror', language),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

async function readBounded(path: string): Promise<WindowFile> {
  const name = basename(path);
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > fileLimits.bytes) {
        throw new KitError('window.file-too-large', { name, limit: String(fileLimits.bytes / 1024 / 1024) });
      }
      return { name, data: (await handle.readFile()).toString('base64') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof KitError) throw error;
    throw failure(path, error);
  }
}

function failure(path: string, error: unknown): KitError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '?';
  return new KitError('window.file-failed', { name: basename(path), reason }, { cause: error });
}

function titleOf(purpose: FilePurpose, language: Language): string {
  return shellText(`files.${purpose}`, language);
}

function filtersOf(purpose: FilePurpose, language: Language): FileFilter[] {
  return [{ name: titleOf(purpose, language), extensions: [...fileExtensions[purpose]] }];
}
