/** The words of Arabic that a state, a kind or a reason is told by, one table for each. */
import type { CancelReason, Status } from '../../machine/state';
import type { ToolState } from '../tool-call/tool-state';
import type { RemoteToolWords } from './remote-tools';

export const ATTACHMENT_STATES = { done: 'مُرفَق', failed: 'لم يُرفَق', cancelled: 'أُلغي' };

export const STORAGE: Readonly<Record<string, string>> = {
  full: 'لا تتسع المساحة لحفظ هذه المحادثة',
  corrupt: 'تعذّرت قراءة محادثة',
};

export const CANCELLED: Readonly<Record<CancelReason, string>> = {
  user: 'تم الإيقاف',
  superseded: 'حلّ محله سؤال أحدث',
  detached: 'تُرك ليستمر على الخادم',
  unmount: 'أُوقف بسبب مغادرة الصفحة',
  server: 'أنهاه الخادم',
};

export const FAILED: Readonly<Record<string, string>> = {
  'invalid-request': 'تعذّر الإرسال',
  network: 'انقطع الاتصال',
  http: 'أجاب الخادم بخطأ',
  'rate-limit': 'الطلبات كثيرة جدًا الآن',
  timeout: 'لم يصل رد في الوقت المحدد',
  provider: 'أبلغ مزوّد الخدمة عن خطأ',
  truncated: 'انقطع قبل النهاية',
  malformed: 'تعذّرت قراءة الرد',
  'too-large': 'الرد أكبر من المسموح به',
  'invalid-output': 'الرد ليس بالشكل المتوقع',
  blocked: 'حُجب الرد',
};

export const TIMED_OUT: Readonly<Record<string, string>> = {
  connect: 'لم يستجب الخادم في الوقت المحدد',
  firstContent: 'لم يبدأ الرد في الوقت المحدد',
  idle: 'لم يعد يصل شيء عبر الاتصال',
  stall: 'توقف الرد عن التقدم',
  total: 'استغرق الرد وقتًا طويلًا جدًا',
};

export const FINISHED: Readonly<Record<string, string>> = {
  length: 'انتهى عند حد الطول',
  'content-filter': 'أنهاه مرشّح المحتوى',
  refusal: 'امتنع عن الرد',
};

export const JOB_STATES: Readonly<Record<Status, string>> = {
  idle: 'لم تبدأ',
  pending: 'في الانتظار',
  streaming: 'قيد التنفيذ',
  completed: 'اكتملت',
  failed: 'فشلت',
  cancelled: 'أُوقفت',
};

export const REMOTE_TOOLS: RemoteToolWords = {
  web: ['يجري البحث في الويب', 'تم البحث في الويب'],
  files: ['يجري البحث في الملفات', 'تم البحث في الملفات'],
  page: ['تجري قراءة صفحة', 'تمت قراءة صفحة'],
  code: ['يجري تشغيل شيفرة', 'تم تشغيل شيفرة'],
  image: ['يجري رسم صورة', 'تم رسم صورة'],
};

export const TOOL_STATES: Readonly<Record<ToolState, string>> = {
  forming: 'قيد التحضير',
  ready: 'جاهزة',
  'awaiting-approval': 'بانتظار موافقتك',
  'awaiting-answer': 'بانتظار إجابتك',
  running: 'قيد التشغيل',
  done: 'تمت',
  failed: 'فشلت',
  denied: 'غير مسموح بها',
  interrupted: 'انقطعت',
};

export const USAGE = {
  inputTokens: 'المُدخلات',
  cachedInputTokens: 'منها من الذاكرة المؤقتة',
  outputTokens: 'المُخرجات',
  reasoningTokens: 'منها للتفكير',
  totalTokens: 'الإجمالي',
};

export const BUDGET = {
  ok: 'ضمن الميزانية',
  warning: 'الميزانية على وشك النفاد',
  reached: 'نفدت الميزانية',
};
