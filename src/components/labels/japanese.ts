/** Every string in Japanese. Nothing stands between a figure and its unit, and brackets are as wide as the letters. */
import { formatBytes } from '../attachments/format-bytes';
import { STRUCTURED_VIEW_ENGLISH } from '../structured-view/structured-view-labels';
import { createFormat } from './create-format';
import { isolate } from './isolate';
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
} from './japanese-words';
import type { Labels } from './labels';
import { sayRemoteTool } from './remote-tools';
import { toMinutes, toWait } from './time-units';

const { count, score, percent, money } = /* @__PURE__ */ createFormat('ja');

const UNITS = { second: '秒', minute: '分', hour: '時間' };

const quote = (name: string) => `「${isolate(name)}」`;
const sayBytes = (bytes: number) => formatBytes(bytes, 'ja').replace(/\s/, '');

function sayTime(passed: number): string {
  const [minutes, seconds] = toMinutes(passed);
  return (minutes ? `${count(minutes)}分` : '') + (seconds || !minutes ? `${count(seconds)}秒` : '');
}

/** Strings of the kit in Japanese. */
export const japanese: Labels = {
  // Announcer
  replyStarted: '回答が始まりました',
  replyContinues: '回答が続いています',
  replyEnded: '回答が完了しました',
  toolAwaits: (tool) => `ツール${quote(tool)}が承認を待っています`,

  // Attachments
  attachments: '添付ファイル',
  attach: 'ファイルを添付',
  dropHere: 'ここにドロップして添付',
  attachmentState(status, progress) {
    if (status === 'reading') return `読み込み中（${percent(progress)}）`;
    if (status === 'uploading') return `アップロード中（${percent(progress)}）`;
    return ATTACHMENT_STATES[status];
  },
  attachmentError({ kind, limit, status }) {
    switch (kind) {
      case 'count':
        return `メッセージに添付できるファイルは${count(limit ?? 0)}個までです。1個外してから、もう一度お試しください。`;
      case 'size':
        if (limit) return `${sayBytes(limit)}を超えています。より小さいファイルを選択してください。`;
        return status
          ? 'サーバーの上限を超えています。より小さいファイルを選択してください。'
          : '空のファイルかフォルダーです。別のファイルを選択してください。';
      case 'type':
        return 'この種類のファイルは添付できません。別のファイルを選択してください。';
      case 'network':
        return 'ファイルを送信できませんでした。接続を確認して、もう一度お試しください。';
      case 'aborted':
        return '送信が中断されました。もう一度試すか、ファイルを外してください。';
      case 'read':
        return 'ファイルを読み込めませんでした。もう一度選択してください。';
    }
  },
  attachmentRetry: (name) => `再試行：${isolate(name)}`,
  attachmentRemove: (name) => `${quote(name)}を外す`,
  attachmentsDone: (amount) => `${amount === 1 ? '' : `${count(amount)}個の`}ファイルを添付しました`,
  unnamedFile: 'ファイル',
  fileSize: sayBytes,

  // Code, and what copies
  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: '選択しました。Ctrl+Cまたは⌘Cでコピーしてください',
  code: (lang) => (lang ? `コード（${isolate(lang)}）` : 'コード'),
  download: 'ダウンロード',
  wrapLines: '行を折り返す',

  // Composer
  composer: 'メッセージ',
  placeholder: 'メッセージを入力',
  charsLeft: (amount) => `残り${count(amount)}文字`,
  charsOver: (amount) => `${count(amount)}文字超過`,
  waitsForFiles: (amount) =>
    `${amount === 1 ? '' : `${count(amount)}個の`}ファイルの準備ができ次第送信します`,
  filesFailed: (amount) =>
    `${count(amount)}個のファイルを添付できませんでした${amount === 1 ? '。再試行するか、外してください' : ''}`,

  // Diagram
  diagram: '図',
  diagramSource: 'コードを表示',

  // ErrorNotice
  dismissError: '閉じる',
  failedElsewhere: (name, kind) =>
    name === 'StorageError' ? (STORAGE[kind] ?? 'この会話は保存されません') : undefined,

  // Limits
  limits: 'サーバーの残り利用枠',
  limitsOf: (what) => (what === 'tokens' ? 'トークン' : 'リクエスト'),
  limitLeft: (remaining, limit) =>
    `残り${count(remaining)}${limit === undefined ? '' : `（上限${count(limit)}）`}`,
  limitLittle: (remaining) => (remaining > 0 ? '残りわずか' : '残りなし'),
  limitWholeIn(seconds) {
    const [amount, unit] = toWait(seconds);
    return `${count(amount)}${UNITS[unit]}後に全量回復`;
  },
  limitWhole: '全量回復済み',

  // Markdown
  loadImage: (host) => `画像を読み込む（${isolate(host)}）`,
  task: (isDone) => (isDone ? '完了' : '未完了'),
  notes: '脚注',
  noteBack: (number) => `参照${count(number)}に戻る`,

  // MessageActions
  messageActions: 'メッセージの操作',
  copyMarkdown: 'Markdownとしてコピー',
  regenerate: 'もう一度回答',
  edit: '編集',
  editField: 'メッセージを編集',
  editCancel: 'キャンセル',
  editSend: '送信',
  branchPlace: (place, amount) => `バージョン${count(amount)}件中${count(place)}件目`,
  branchShort: (place, amount) => `${count(place)}/${count(amount)}`,
  branchPrevious: '前のバージョン',
  branchNext: '次のバージョン',
  feedbackUp: '良い回答',
  feedbackDown: '悪い回答',
  saveMessage: 'ファイルに保存',

  // Message
  you: 'あなた',
  assistant: 'アシスタント',
  systemMessage: 'お知らせ',
  file: 'ファイル',
  image: '画像',

  // PromptVersion
  promptVersion: (version) => (/^\d/.test(version) ? `v${version}` : version),
  promptOlder: '旧バージョン',
  promptTitle: (version, promptId, latest) =>
    `プロンプト${promptId ? quote(promptId) : ''}のバージョン${isolate(version)}で回答` +
    `${latest && latest !== version ? `（最新は${isolate(latest)}）` : ''}`,

  // Reasoning
  reasoning: '思考',
  thoughtFor: (seconds) => (seconds < 1 ? '少し考えました' : `${sayTime(seconds)}間考えました`),

  // RetryButton
  retry: '再試行',
  retryIn: (seconds) => `${count(seconds)}秒後に再試行`,

  // SendOrStop
  send: '送信',
  stop: '停止',

  // Sources
  sourceList: '出典',
  sourceScore: (value) => `スコア：${score(value)}`,
  lessClose: (amount) => `関連度の低い出典が${count(amount)}件あります`,
  showLessClose: '表示',
  hideLessClose: '非表示',
  readPassage: 'すべて読む',
  shortenPassage: '短く表示',
  citation: (number, name) => `出典${count(number)}：${isolate(name)}`,

  // StatusNote
  retrying: (seconds, attempt, attempts) =>
    `${seconds > 0 ? `${count(seconds)}秒後に再試行します` : '再試行しています'}（${count(attempts)}回中${count(attempt)}回目）`,
  attempt: (attempt, attempts) => `${count(attempts)}回中${count(attempt)}回目の試行`,
  tried: (attempts) => `${count(attempts)}回試行しました。`,
  cancelled: (reason) => CANCELLED[reason ?? 'user'],
  failed: (kind, phase = '') => TIMED_OUT[phase] ?? FAILED[kind] ?? '問題が発生しました',
  finished: (reason = 'stop') => FINISHED[reason],

  // Suggestions
  suggestions: '候補',

  // Thread
  thread: '会話',
  jumpToLatest: (unseen) => (unseen > 0 ? `最新へ移動（新着${count(unseen)}件）` : '最新へ移動'),
  showEarlier: '以前のメッセージを表示',
  loadingEarlier: '以前のメッセージを読み込み中…',

  // ThreadList
  threadList: '会話一覧',
  threadNew: '新しい会話',
  threadSearch: '会話を検索',
  threadUntitled: '無題',
  threadGroup: (days) => (days <= 0 ? '今日' : days === 1 ? '昨日' : days < 8 ? '過去7日間' : 'それ以前'),
  threadRename: (title) => `${quote(title)}の名前を変更`,
  threadTitle: 'タイトル',
  threadRenameSave: '保存',
  threadRenameCancel: 'キャンセル',
  threadDelete: (title) => `${quote(title)}を削除`,
  threadDeleteAsk: '完全に削除しますか？',
  threadDeleteYes: '削除',
  threadDeleteNo: '残す',
  threadsLoading: '会話を読み込み中',
  threadsNone: 'まだ会話はありません',
  threadsNotFound: (query) => `${quote(query)}は見つかりませんでした`,

  // ToolCall
  toolState: (state, isRemote) =>
    TOOL_STATES[state] + (state === 'interrupted' && !isRemote ? '（未実行）' : ''),
  remoteTool: (name, isDone) => sayRemoteTool(REMOTE_TOOLS, name, isDone),
  toolResults: (amount) => (amount ? `${count(amount)}件の結果` : '結果なし'),
  toolResult: '結果',
  toolError: 'エラー',
  toolArgsCut: 'ここで途切れています',
  approveTool: '承認',
  denyTool: '拒否',

  // TypingIndicator
  writing: '回答を作成中',

  // Usage
  usageTotal: (amount, isAtLeast) => `${count(amount)}トークン${isAtLeast ? '以上' : ''}`,
  usageOf: (kind) => USAGE[kind],
  usageCount: count,
  usageCost: '費用',
  usageMoney: money,
  usageBudget: '予算',
  usageLevel: (level) => BUDGET[level],
  usageShare: (fraction) => `${percent(fraction)}使用`,
  usageUncounted: (amount) => `集計されていない回答が${count(amount)}件あります`,

  // Welcome
  welcome: '知りたいことは何ですか？',
  welcomeText: '質問を入力し、回答をもとに会話を続けられます。',

  // CompletionField
  completionField: 'テキスト',
  suggest: '提案',
  suggestKeys: 'Ctrl+Space',
  suggesting: '提案を作成中',
  acceptSuggestion: '採用',
  dismissSuggestion: '破棄',
  suggestionKeys: (isRightToLeft) => `Tabで採用、Ctrl+${isRightToLeft ? '←' : '→'}で1語ずつ採用、Escで破棄`,
  suggestionSays: (text) => `提案：${isolate(text)}`,
  suggestionBroke: (text, why) => `不完全な提案（${isolate(why)}）：${isolate(text)}`,
  suggestionCut: (why) => `不完全：${isolate(why)}`,
  noSuggestion: (why) => (why ? `提案はありません：${isolate(why)}` : '提案はありません'),

  // JobProgress
  job: 'ジョブ',
  jobState: (status, reason) => (reason === 'detached' ? '実行を任せました' : JOB_STATES[status]),
  jobShare: (share) => percent(Math.floor(share * 100) / 100),
  jobTime: sayTime,
  stopJob: '停止',
  detachJob: '実行を任せて離れる',

  // StructuredView
  fieldName: STRUCTURED_VIEW_ENGLISH.fieldName,
  valueBoolean: (value) => (value ? 'はい' : 'いいえ'),
  valueNone: 'なし',
  valueComing: '未受信',
  valueMissing: '記載なし',
  valueTable: (rows) => `表（${count(rows)}行）`,
  valueNotWhole: (kind) =>
    kind === 'invalid-output'
      ? '無効：指定された形式ではありません。'
      : '不完全：項目が欠けていたり、文が途中で切れていたりする可能性があります。',
};
