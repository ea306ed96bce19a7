import { SegmentedControl, Switch } from '@mantine/core';
import { useId } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useWindowSettings } from '../../state/use-window-settings.ts';
import classes from './settings.module.css';
import { settingsTexts } from './texts.ts';

const themes = ['system', 'light', 'dark'] as const;

/** Language, theme, notifications and sound of this window; each change shows at once. */
export function Appearance() {
  const t = useTexts(settingsTexts);
  const { settings, languages, change } = useWindowSettings();
  const { language, theme, notifications, sounds } = settings;
  const id = useId();
  return (
    <div className={classes.rows}>
      <div className={classes.row}>
        <span id={`${id}-language`}>{t('language')}</span>
        <SegmentedControl
          size="sm"
          aria-labelledby={`${id}-language`}
          value={language}
          onChange={(value) => change({ language: value })}
          data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </div>
      <div className={classes.row}>
        <span id={`${id}-theme`}>{t('theme')}</span>
        <SegmentedControl
          size="sm"
          aria-labelledby={`${id}-theme`}
          value={theme}
          onChange={(value) => change({ theme: value })}
          data={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        />
      </div>
      {notifications !== undefined && (
        <div className={classes.row}>
          <span>{t('notifications')}</span>
          <Switch
            label={t('notifications.label')}
            checked={notifications}
            onChange={(event) => change({ notifications: event.currentTarget.checked })}
          />
        </div>
      )}
      <div className={classes.row}>
        <span>{t('sounds')}</span>
        <Switch
          label={t('sounds.label')}
          description={t('sounds.text')}
          checked={sounds}
          onChange={(event) => change({ sounds: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}
