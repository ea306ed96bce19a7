import { isKitError } from '../../../shared/errors/kit-error.ts';
import { defined } from '../defined.ts';
import type { Step, StepContext, StepFacts } from '../step.ts';

const international = 'com.apple.international';
/** SpringBoard restarts when the language changes (device-protocols §2.3). */
const restarted = 'com.apple.springboard.finishedstartup';

/** Language, region, clock and time zone; iOS 14 and later honour the zone only in Setup Assistant. */
export const localize: Step = {
  id: 'localize',
  deadlineMs: (timings) => timings.language + 2 * timings.request,
  skippable: true,
  recheck: false,
  readBack: () => true,
  probe: async (ctx) => {
    const { language, locale, timeZone } = ctx.plan.blueprint;
    const session = await ctx.connections.session();
    const { Language, Locale } = await readInternational(ctx);
    const zone = timeZone === undefined ? undefined : await session.getValue(undefined, 'TimeZone');
    const equal =
      (language === undefined || Language === language) &&
      (locale === undefined || Locale === locale) &&
      zone === timeZone;
    return equal ? { state: 'satisfied', facts: chosen(ctx) } : { state: 'needed' };
  },
  effect: async (ctx) => {
    const { language, locale, timeZone } = ctx.plan.blueprint;
    const session = await ctx.connections.session();
    const before = ctx.memory.international ?? {};
    const seconds = Math.floor(ctx.clock.now().getTime() / 1000);
    await session.setValue(undefined, 'TimeIntervalSince1970', seconds);
    if (timeZone !== undefined) await session.setValue(undefined, 'TimeZone', timeZone);
    if (locale !== undefined && before.Locale !== locale) await session.setValue(international, 'Locale', locale);
    if (language !== undefined && before.Language !== language) await changeLanguage(ctx, language);
    return undefined;
  },
};

async function changeLanguage(ctx: StepContext, language: string): Promise<void> {
  const session = await ctx.connections.session();
  const notices = await session.observe(restarted);
  try {
    await session.setValue(international, 'Language', language);
    await notices.wait(ctx.timings.language);
  } catch (error) {
    // A restart that was not announced shows in the values read back, or does not.
    if (!isKitError(error, 'device.no-answer', 'device.connection-lost')) throw error;
  } finally {
    notices.close();
  }
}

async function readInternational(ctx: StepContext): Promise<Readonly<Record<string, unknown>>> {
  const session = await ctx.connections.session();
  const values = await session.getValue(international);
  ctx.memory.international = typeof values === 'object' && values !== null ? { ...values } : {};
  return ctx.memory.international;
}

function chosen({ plan }: StepContext): StepFacts {
  const { language, locale, timeZone } = plan.blueprint;
  return defined({ language, locale, timeZone });
}
