import { certificateForms, scepForm } from './certificates.ts';
import { appLockForm, homeScreenForm, passcodeForm, setupAssistantForm, webClipForm } from './device.ts';
import type { HandForm } from './form.ts';
import { contentFilterForm, globalProxyForm } from './network.ts';
import { restrictionsForm } from './restrictions.ts';
import { wifiForm } from './wifi.ts';

/** The forms made by hand, those that are wanted most first. */
export const handForms: readonly HandForm[] = [
  wifiForm,
  restrictionsForm,
  passcodeForm,
  webClipForm,
  ...certificateForms,
  scepForm,
  globalProxyForm,
  contentFilterForm,
  appLockForm,
  homeScreenForm,
  setupAssistantForm,
];

const byId = new Map(handForms.map((form) => [form.id, form]));

export function handForm(id: string): HandForm | undefined {
  return byId.get(id);
}
