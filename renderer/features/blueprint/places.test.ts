import { describe, expect, it } from 'vitest';
import { languageChoices, localeChoices, timeZones } from './places.ts';

describe('choices of places', () => {
  it('are named in the language shown', () => {
    expect(localeChoices('ja', '')).toContainEqual({ value: 'ja_JP', label: '日本語 (日本) · ja_JP' });
    expect(languageChoices('en', '')).toContainEqual({ value: 'ko', label: 'Korean · ko' });
  });

  it('keep what a blueprint has, known or not', () => {
    expect(languageChoices('ja', 'tlh').at(0)?.value).toBe('tlh');
    expect(timeZones('Mars/Base').at(0)).toBe('Mars/Base');
  });
});
