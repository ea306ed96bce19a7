import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useStationFile } from '../../ui/use-station-file.ts';
import { recordsTexts } from './texts.ts';

/** A day's work as an HTML file. */
export function useReport() {
  const t = useTexts(recordsTexts);
  const language = useLanguage();
  const { get, ...state } = useStationFile('records.report', 'report', (file) => t('report.done', { file }));
  /** @param day `YYYY-MM-DD`; the station's own today when left out. */
  const save = (day: string | undefined) => get({ language, ...(day === undefined ? {} : { day }) });
  return { ...state, save };
}

/** `YYYY-MM-DD` on this Mac's calendar. */
export function localDay(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
