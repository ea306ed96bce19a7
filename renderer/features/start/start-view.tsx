import { Text, Title } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useConnection } from '../../state/connection-store.ts';
import { Page } from '../../ui/page.tsx';
import { ConfirmDrawing } from './drawings/confirm-drawing.tsx';
import { HubDrawing } from './drawings/hub-drawing.tsx';
import { RecordDrawing } from './drawings/record-drawing.tsx';
import { Lesson } from './lesson.tsx';
import { practiceWayOf } from './practice-way.ts';
import { ReadyLine } from './ready-line.tsx';
import classes from './start.module.css';
import { StartChoice } from './start-choice.tsx';
import { startTexts } from './texts.ts';

/** An empty bench teaches: three drawings, then practice or the real thing. */
export function StartView() {
  const t = useTexts(startTexts);
  const way = useConnection(({ greeting }) => practiceWayOf(greeting));
  return (
    <Page title={t('title')}>
      <div className={classes.page}>
        <div className={classes.head}>
          <Title order={2} className={classes.heading}>
            {t('heading')}
          </Title>
          <Text className={classes.lead}>{t('lead')}</Text>
        </div>
        <ol className={classes.lessons}>
          <Lesson title={t('one.title')} text={t('one.text')} drawing={<HubDrawing label={t('one.drawing')} />} />
          <Lesson title={t('two.title')} text={t('two.text')} drawing={<ConfirmDrawing label={t('two.drawing')} />} />
          <Lesson
            title={t('three.title')}
            text={t('three.text')}
            drawing={<RecordDrawing label={t('three.drawing')} />}
          />
        </ol>
        <StartChoice way={way} />
        <ReadyLine />
      </div>
    </Page>
  );
}
