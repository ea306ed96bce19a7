import { SegmentedControl, Switch } from '@mantine/core';
import { useId } from 'react';
import { languages } from '../../../shared/texts/language.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { usePreferences } from '../../state/preferences-store.ts';
import classes from './settings.module.css';
import { settingsTexts } from './texts.ts';

const themes = ['auto', 'light', 'dark'] as const;

/** Language, theme and sound of this window; each change shows at once. */
export function Appearance() {
  const t = useTexts(settingsTexts);
  const { language, theme, sounds } = usePreferences();
  const id = useId();
  return (
    <div className={classes.rows}>
      <div className={classes.row}>
        <span id={`${id}-language`}>{t('language')}</span>
        <SegmentedControl
          size="sm"
          aria-labelledby={`${id}-language`}
          value={language}
          onChange={(value) => usePreferences.setState({ language: value === 'en' ? 'en' : 'ja' })}
          data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </div>
      <div className={classes.row}>
        <span id={`${id}-theme`}>{t('theme')}</span>
        <SegmentedControl
          size="sm"
          aria-labelledby={`${id}-theme`}
          value={theme}
          onChange={(value) => usePreferences.setState({ theme: themes.find((known) => known === value) ?? 'auto' })}
          data={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        />
      </div>
      <div className={classes.row}>
        <span>{t('sounds')}</span>
        <Switch
          label={t('sounds.label')}
          description={t('sounds.text')}
          checked={sounds}
          onChange={(event) => usePreferences.setState({ sounds: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}
