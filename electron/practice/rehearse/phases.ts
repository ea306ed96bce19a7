import type { Language } from '../../../shared/texts/language.ts';

/** The acts of a rehearsal, in order. `offline` comes only where the room has no network. */
export type Phase = 'opening' | 'identifying' | 'kitting' | 'offline' | 'enrolling' | 'delivering' | 'counting';

export const phaseLabels: Readonly<Record<Phase, Readonly<Record<Language, string>>>> = {
  opening: { ja: '練習室を開いています', en: 'Opening the practice room' },
  identifying: { ja: '端末を識別しています', en: 'Identifying the devices' },
  kitting: { ja: 'キッティングしています', en: 'Kitting' },
  offline: { ja: 'オフラインの教室で待っています', en: 'Waiting in a room without network' },
  enrolling: { ja: '端末が MDM に登録しています', en: 'The devices enroll into the MDM' },
  delivering: { ja: '登録記録を送信しています', en: 'Delivering the records' },
  counting: { ja: '証人の記録を数えています', en: 'Counting what the witnesses saw' },
};
