/**
 * How many of what in, how Arabic says that out. One and two need no figure; 3–10 take the plural, 11–99 the singular
 * in the accusative, hundreds the singular, so that every noun has five forms. The case of a dual is the sentence's.
 */
import { createFormat } from './create-format';

/**
 * With 0–9, whatever the engine takes for the digits of `ar`. They are read from Casablanca to Muscat, which ٠–٩ are not;
 * versions, code and what a model writes have them too; and a server must say what the browser says, while engines differ.
 */
export const ARABIC = 'ar-u-nu-latn';

export const format = /* @__PURE__ */ createFormat(ARABIC);

/** One, two, 3–10, 11–99, and hundreds, which none goes with. */
export type CountedNoun = readonly [one: string, two: string, few: string, many: string, other: string];

export function counted(amount: number, [one, two, few, many, other]: CountedNoun): string {
  const form = format.plural(amount);
  if (form === 'one') return one;
  if (form === 'two') return two;
  return `${format.count(amount)} ${form === 'few' ? few : form === 'many' ? many : other}`;
}

/** Behind a noun or a preposition. */
export const FILES: CountedNoun = ['ملف واحد', 'ملفين', 'ملفات', 'ملفًا', 'ملف'];
/** As a subject. */
export const CHARACTERS: CountedNoun = ['حرف واحد', 'حرفان', 'أحرف', 'حرفًا', 'حرف'];
/** Behind a noun or a preposition. */
export const BY_CHARACTERS: CountedNoun = ['حرف واحد', 'حرفين', 'أحرف', 'حرفًا', 'حرف'];
export const MESSAGES: CountedNoun = [
  'رسالة جديدة واحدة',
  'رسالتان جديدتان',
  'رسائل جديدة',
  'رسالة جديدة',
  'رسالة جديدة',
];
export const REPLIES: CountedNoun = ['رد واحد', 'ردّان', 'ردود', 'ردًا', 'رد'];
export const RESULTS: CountedNoun = ['نتيجة واحدة', 'نتيجتان', 'نتائج', 'نتيجة', 'نتيجة'];
/** Behind a preposition. */
export const ROWS: CountedNoun = ['صف واحد', 'صفين', 'صفوف', 'صفًا', 'صف'];
export const SOURCES: CountedNoun = ['مصدر واحد', 'مصدران', 'مصادر', 'مصدرًا', 'مصدر'];
export const TIMES: CountedNoun = ['مرة واحدة', 'مرتين', 'مرات', 'مرة', 'مرة'];
export const TOKENS: CountedNoun = ['رمز واحد', 'رمزان', 'رموز', 'رمزًا', 'رمز'];

/** Behind a preposition. */
export const TIME: Readonly<Record<'second' | 'minute' | 'hour', CountedNoun>> = {
  second: ['ثانية واحدة', 'ثانيتين', 'ثوانٍ', 'ثانية', 'ثانية'],
  minute: ['دقيقة واحدة', 'دقيقتين', 'دقائق', 'دقيقة', 'دقيقة'],
  hour: ['ساعة واحدة', 'ساعتين', 'ساعات', 'ساعة', 'ساعة'],
};
