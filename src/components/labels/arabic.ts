/** Every string in Modern Standard Arabic. Names are isolated, so that a Latin one does not turn a sentence round. */
import { formatBytes } from '../attachments/format-bytes';
import { STRUCTURED_VIEW_ENGLISH } from '../structured-view/structured-view-labels';
import {
  ARABIC,
  BY_CHARACTERS,
  CHARACTERS,
  counted,
  FILES,
  format,
  MESSAGES,
  REPLIES,
  RESULTS,
  ROWS,
  SOURCES,
  TIME,
  TIMES,
  TOKENS,
} from './arabic-counts';
import {
  ATTACHMENT_STATES,
  BUDGET,
  CANCELLED,
  FAILED,
  FINISHED,
  JOB_STATES,
  REMOTE_TOOLS,
  STORAGE,
  TIMED_OUT,
  TOOL_STATES,
  USAGE,
} from './arabic-words';
import { isolate } from './isolate';
import type { Labels } from './labels';
import { sayRemoteTool } from './remote-tools';
import { toMinutes, toWait } from './time-units';

const { count, percent } = format;

const quote = (name: string) => `«${isolate(name)}»`;
const after = (seconds: number) => `بعد ${counted(seconds, TIME.second)}`;

function sayTime(passed: number): string {
  const [minutes, seconds] = toMinutes(passed);
  const parts = minutes ? [counted(minutes, TIME.minute)] : [];
  if (seconds || !minutes) parts.push(counted(seconds, TIME.second));
  return parts.join(' و');
}

/** Strings of the kit in Arabic, for a page with `dir="rtl"`. */
export const arabic: Labels = {
  // Announcer
  replyStarted: 'بدأ الرد',
  replyContinues: 'الرد مستمر',
  replyEnded: 'اكتمل الرد',
  toolAwaits: (tool) => `الأداة ${isolate(tool)} بانتظار موافقتك`,

  // Attachments
  attachments: 'الملفات المرفقة',
  attach: 'إرفاق ملفات',
  dropHere: 'أفلِت الملفات هنا لإرفاقها',
  attachmentState(status, progress) {
    if (status === 'reading') return `تجري القراءة، ${percent(progress)}`;
    if (status === 'uploading') return `يجري الرفع، ${percent(progress)}`;
    return ATTACHMENT_STATES[status];
  },
  attachmentError({ kind, limit, status }) {
    switch (kind) {
      case 'count':
        return `أقصى ما يمكن إرفاقه برسالة هو ${counted(limit ?? 0, ['ملف واحد', 'ملفان', 'ملفات', 'ملفًا', 'ملف'])}. أزِل ملفًا ثم أعد المحاولة.`;
      case 'size':
        if (limit) return `أكبر من ${isolate(formatBytes(limit, ARABIC))}. اختر ملفًا أصغر.`;
        return status ? 'أكبر مما يقبله الخادم. اختر ملفًا أصغر.' : 'الملف فارغ أو أنه مجلد. اختر ملفًا آخر.';
      case 'type':
        return 'لا يمكن إرفاق هذا النوع من الملفات هنا. اختر ملفًا آخر.';
      case 'network':
        return 'تعذّر إرسال الملف. تحقق من الاتصال ثم أعد المحاولة.';
      case 'aborted':
        return 'توقف الإرسال. أعد المحاولة أو أزِل الملف.';
      case 'read':
        return 'تعذّرت قراءة الملف. اختره مرة أخرى.';
    }
  },
  attachmentRetry: (name) => `إعادة المحاولة: ${isolate(name)}`,
  attachmentRemove: (name) => `إزالة ${isolate(name)}`,
  attachmentsDone: (amount) => `تم إرفاق ${amount === 1 ? 'الملف' : counted(amount, FILES)}`,
  unnamedFile: 'ملف',
  fileSize: (bytes) => formatBytes(bytes, ARABIC),

  // Code, and what copies
  copy: 'نسخ',
  copied: 'تم النسخ',
  copyFailed: 'النص محدد: اضغط \u2068Ctrl+C\u2069 أو \u2068⌘C\u2069 لنسخه',
  code: (lang) => (lang ? `شيفرة، ${isolate(lang)}` : 'شيفرة'),
  download: 'تنزيل',
  wrapLines: 'التفاف الأسطر',

  // Composer
  composer: 'رسالة',
  placeholder: 'اكتب رسالة',
  charsLeft: (amount) => `يتبقى ${counted(amount, CHARACTERS)}`,
  charsOver: (amount) => `تجاوز الحد بمقدار ${counted(amount, BY_CHARACTERS)}`,
  waitsForFiles: (amount) => `ستُرسَل عند جاهزية ${amount === 1 ? 'الملف' : counted(amount, FILES)}`,
  filesFailed: (amount) =>
    `تعذّر إرفاق ${counted(amount, FILES)}${amount === 1 ? ': أعد المحاولة أو أزِله' : ''}`,

  // Diagram
  diagram: 'مخطط',
  diagramSource: 'عرض الشيفرة',

  // ErrorNotice
  dismissError: 'إغلاق',
  failedElsewhere: (name, kind) =>
    name === 'StorageError' ? (STORAGE[kind] ?? 'لا يجري حفظ هذه المحادثة') : undefined,

  // Limits
  limits: 'المتبقي مما يسمح به الخادم',
  limitsOf: (what) => (what === 'tokens' ? 'الرموز' : 'الطلبات'),
  limitLeft: (remaining, limit) =>
    `المتبقي ${count(remaining)}${limit === undefined ? '' : ` من ${count(limit)}`}`,
  limitLittle: (remaining) => (remaining > 0 ? 'المتبقي قليل' : 'لم يتبقَّ شيء'),
  limitWholeIn(seconds) {
    const [amount, unit] = toWait(seconds);
    return `يكتمل من جديد بعد ${counted(amount, TIME[unit])}`;
  },
  limitWhole: 'اكتمل من جديد',

  // Markdown
  loadImage: (host) => `تحميل الصورة من ${isolate(host)}`,
  task: (isDone) => (isDone ? 'منجزة' : 'غير منجزة'),
  notes: 'الحواشي',
  noteBack: (number) => `العودة إلى الإحالة ${count(number)}`,

  // MessageActions
  messageActions: 'إجراءات الرسالة',
  copyMarkdown: 'نسخ بتنسيق \u2068Markdown\u2069',
  regenerate: 'الرد من جديد',
  edit: 'تعديل',
  editField: 'تعديل الرسالة',
  editCancel: 'إلغاء',
  editSend: 'إرسال',
  branchPlace: (place, amount) => `النسخة ${count(place)} من ${count(amount)}`,
  // A slash between figures would be read from the left.
  branchShort: (place, amount) => `${count(place)} من ${count(amount)}`,
  branchPrevious: 'النسخة السابقة',
  branchNext: 'النسخة التالية',
  feedbackUp: 'رد جيد',
  feedbackDown: 'رد سيئ',
  saveMessage: 'حفظ في ملف',

  // Message
  you: 'أنت',
  assistant: 'المساعد',
  systemMessage: 'إشعار',
  file: 'ملف',
  image: 'صورة',

  // PromptVersion
  promptVersion: (version) => isolate(/^\d/.test(version) ? `v${version}` : version),
  promptOlder: 'إصدار أقدم',
  promptTitle: (version, promptId, latest) =>
    `تم الرد بالإصدار ${isolate(version)} من الموجّه${promptId ? ` ${quote(promptId)}` : ''}` +
    `${latest && latest !== version ? `؛ والأحدث هو ${isolate(latest)}` : ''}`,

  // Reasoning
  reasoning: 'التفكير',
  thoughtFor: (seconds) => (seconds < 1 ? 'فكّر لحظة' : `فكّر لمدة ${sayTime(seconds)}`),

  // RetryButton
  retry: 'إعادة المحاولة',
  retryIn: (seconds) => `إعادة المحاولة ${after(seconds)}`,

  // SendOrStop
  send: 'إرسال',
  stop: 'إيقاف',

  // Sources
  sourceList: 'المصادر',
  sourceScore: (value) => `الدرجة ${isolate(format.score(value))}`,
  lessClose: (amount) => `${counted(amount, SOURCES)} أقل صلة`,
  showLessClose: 'إظهار',
  hideLessClose: 'إخفاء',
  readPassage: 'قراءة الكل',
  shortenPassage: 'قراءة أقل',
  citation: (number, name) => `المصدر ${count(number)}: ${isolate(name)}`,

  // StatusNote
  retrying: (seconds, attempt, attempts) =>
    `${seconds > 0 ? `إعادة المحاولة ${after(seconds)}` : 'تجري إعادة المحاولة'} (${count(attempt)} من ${count(attempts)})`,
  attempt: (attempt, attempts) => `المحاولة ${count(attempt)} من ${count(attempts)}`,
  tried: (attempts) => `تمت المحاولة ${counted(attempts, TIMES)}.`,
  cancelled: (reason) => CANCELLED[reason ?? 'user'],
  failed: (kind, phase = '') => TIMED_OUT[phase] ?? FAILED[kind] ?? 'حدث خطأ ما',
  finished: (reason = 'stop') => FINISHED[reason],

  // Suggestions
  suggestions: 'اقتراحات',

  // Thread
  thread: 'المحادثة',
  jumpToLatest: (unseen) =>
    unseen > 0 ? `الانتقال إلى الأحدث، ${counted(unseen, MESSAGES)}` : 'الانتقال إلى الأحدث',
  showEarlier: 'عرض الرسائل السابقة',
  loadingEarlier: 'يجري تحميل الرسائل السابقة…',

  // ThreadList
  threadList: 'المحادثات',
  threadNew: 'محادثة جديدة',
  threadSearch: 'البحث في المحادثات',
  threadUntitled: 'بلا عنوان',
  threadGroup: (days) =>
    days <= 0 ? 'اليوم' : days === 1 ? 'أمس' : days < 8 ? `آخر ${count(7)} أيام` : 'أقدم',
  threadRename: (title) => `إعادة تسمية ${quote(title)}`,
  threadTitle: 'العنوان',
  threadRenameSave: 'حفظ',
  threadRenameCancel: 'إلغاء',
  threadDelete: (title) => `حذف ${quote(title)}`,
  threadDeleteAsk: 'هل تريد الحذف نهائيًا؟',
  threadDeleteYes: 'حذف',
  threadDeleteNo: 'إبقاء',
  threadsLoading: 'يجري تحميل المحادثات',
  threadsNone: 'لا توجد محادثات بعد',
  threadsNotFound: (query) => `لا نتائج عن ${quote(query)}`,

  // ToolCall
  toolState: (state, isRemote) =>
    TOOL_STATES[state] + (state === 'interrupted' && !isRemote ? '، ولم تُشغَّل قط' : ''),
  remoteTool: (name, isDone) => sayRemoteTool(REMOTE_TOOLS, name, isDone),
  toolResults: (amount) => (amount ? counted(amount, RESULTS) : 'لا نتائج'),
  toolResult: 'النتيجة',
  toolError: 'خطأ',
  toolArgsCut: 'انقطعت هنا',
  approveTool: 'موافقة',
  denyTool: 'رفض',

  // TypingIndicator
  writing: 'تجري كتابة الرد',

  // Usage
  usageTotal: (amount, isAtLeast) => counted(amount, TOKENS) + (isAtLeast ? ' على الأقل' : ''),
  usageOf: (kind) => USAGE[kind],
  usageCount: count,
  usageCost: 'التكلفة',
  usageMoney: format.money,
  usageBudget: 'الميزانية',
  usageLevel: (level) => BUDGET[level],
  usageShare: (fraction) => `استُخدم ${percent(fraction)}`,
  usageUncounted: (amount) => `لم يُحتسب ${counted(amount, REPLIES)}`,

  // Welcome
  welcome: 'ماذا تريد أن تعرف؟',
  welcomeText: 'اطرح سؤالًا، ثم واصل انطلاقًا من الرد.',

  // CompletionField
  completionField: 'النص',
  suggest: 'اقتراح',
  suggestKeys: '\u2068Ctrl+Space\u2069',
  suggesting: 'تجري كتابة اقتراح',
  acceptSuggestion: 'قبول',
  dismissSuggestion: 'تجاهل',
  suggestionKeys: (isRightToLeft) =>
    `${isolate('Tab')} للقبول، و${isolate(`Ctrl+${isRightToLeft ? '←' : '→'}`)} لأخذ كلمة، و${isolate('Esc')} للتجاهل`,
  suggestionSays: (text) => `الاقتراح: ${isolate(text)}`,
  suggestionBroke: (text, why) => `اقتراح غير مكتمل (${isolate(why)}): ${isolate(text)}`,
  suggestionCut: (why) => `غير مكتمل: ${isolate(why)}`,
  noSuggestion: (why) => (why ? `لا اقتراح: ${isolate(why)}` : 'لا اقتراح'),

  // JobProgress
  job: 'مهمة',
  jobState: (status, reason) => (reason === 'detached' ? 'تُركت قيد التنفيذ' : JOB_STATES[status]),
  jobShare: (share) => percent(Math.floor(share * 100) / 100),
  jobTime: (seconds) => `استغرقت ${sayTime(seconds)}`,
  stopJob: 'إيقاف',
  detachJob: 'تركها قيد التنفيذ',

  // StructuredView
  fieldName: STRUCTURED_VIEW_ENGLISH.fieldName,
  valueBoolean: (value) => (value ? 'نعم' : 'لا'),
  valueNone: 'لا شيء',
  valueComing: 'لم يصل بعد',
  valueMissing: 'غير مذكور',
  valueTable: (rows) => `جدول من ${counted(rows, ROWS)}`,
  valueNotWhole: (kind) =>
    kind === 'invalid-output'
      ? 'غير صالح: ليس بالشكل المطلوب.'
      : 'غير مكتمل: قد تنقص حقول، وقد تكون نصوص مقتطعة.',
};
