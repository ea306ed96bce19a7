import { describe, expect, it } from 'vitest';
import { findPane, panesOf, skipKeysFor } from './setup-panes.ts';
import { harmlessSkipKeys, setupPanes } from './setup-panes-data.ts';

describe('the table of Setup Assistant panes', () => {
  it('names each pane once', () => {
    const keys = [...setupPanes, ...harmlessSkipKeys].map((pane) => pane.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('refers only to panes it has', () => {
    const unknown = harmlessSkipKeys.flatMap((entry) => entry.panes).filter((key) => findPane(key) === undefined);
    expect(unknown).toEqual([]);
  });

  it('labels every pane in both languages', () => {
    expect(setupPanes.filter((pane) => !pane.label.ja || !pane.label.en)).toEqual([]);
  });

  it('knows which panes a version has', () => {
    const at15 = panesOf('15.7.1').map((pane) => pane.key);
    expect(at15).toContain('Siri');
    expect(at15).toContain('AppStore');
    expect(at15).not.toContain('Safety');
    expect(panesOf('16').map((pane) => pane.key)).toContain('Safety');
    expect(panesOf('14.2').map((pane) => pane.key)).not.toContain('AppStore');
  });
});

describe('skipKeysFor', () => {
  it('skips nothing when all panes are to be shown', () => {
    expect(skipKeysFor({ mode: 'show-all' }, '18.1')).toEqual([]);
  });

  it('skips every pane the version has, old and harmless keys too', () => {
    const keys = skipKeysFor({ mode: 'skip-all' }, '18.1');
    for (const key of ['AppleID', 'Intelligence', 'TermsOfAddress', 'Zoom', 'Language', 'TouchID']) {
      expect(keys).toContain(key);
    }
    expect(keys).not.toContain('Multitasking');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('skips every iOS pane when the version is unknown', () => {
    expect(skipKeysFor({ mode: 'skip-all' })).toContain('Multitasking');
  });

  it('skips the complement of what is shown', () => {
    const keys = skipKeysFor({ mode: 'show-some', show: ['Language', 'Location', 'Biometric'] }, '17.4');
    expect(keys).toContain('Siri');
    expect(keys).toContain('Region');
    for (const shown of ['Language', 'Location', 'Biometric', 'LanguageAndLocale', 'TouchID']) {
      expect(keys).not.toContain(shown);
    }
  });

  it('never skips a shown pane this table does not know', () => {
    const keys = skipKeysFor({ mode: 'show-some', show: ['BrandNewPane'] }, '27.0');
    expect(keys).not.toContain('BrandNewPane');
    expect(keys).toEqual(skipKeysFor({ mode: 'skip-all' }, '27.0'));
  });
});
