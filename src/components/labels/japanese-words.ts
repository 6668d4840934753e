/** The words of Japanese that a state, a kind or a reason is told by, one table for each. */
import type { CancelReason, Status } from '../../machine/state';
import type { ToolState } from '../tool-call/tool-state';
import type { RemoteToolWords } from './remote-tools';

export const ATTACHMENT_STATES = {
  done: '添付済み',
  failed: '添付できませんでした',
  cancelled: 'キャンセルしました',
};

export const STORAGE: Readonly<Record<string, string>> = {
  full: '空き容量がないため、この会話を保存できません',
  corrupt: '会話を読み込めませんでした',
};

export const CANCELLED: Readonly<Record<CancelReason, string>> = {
  user: '停止しました',
  superseded: '新しい質問に置き換えられました',
  detached: 'サーバーに処理を任せました',
  unmount: 'ページを離れたため停止しました',
  server: 'サーバーによって終了されました',
};

export const FAILED: Readonly<Record<string, string>> = {
  'invalid-request': '送信できませんでした',
  network: '接続が切れました',
  http: 'サーバーがエラーを返しました',
  'rate-limit': '現在リクエストが多すぎます',
  timeout: '時間内に回答がありませんでした',
  provider: 'プロバイダーがエラーを報告しました',
  truncated: '途中で途切れました',
  malformed: '回答を読み取れませんでした',
  'too-large': '回答が大きすぎました',
  'invalid-output': '回答が想定の形式ではありません',
  blocked: '回答は差し止められました',
};

export const TIMED_OUT: Readonly<Record<string, string>> = {
  connect: 'サーバーが時間内に応答しませんでした',
  firstContent: '回答が時間内に始まりませんでした',
  idle: '接続が無応答になりました',
  stall: '回答が途中で止まりました',
  total: '回答に時間がかかりすぎました',
};

export const FINISHED: Readonly<Record<string, string>> = {
  length: '長さの上限で終了しました',
  'content-filter': 'コンテンツフィルターにより終了しました',
  refusal: '回答を控えました',
};

export const JOB_STATES: Readonly<Record<Status, string>> = {
  idle: '未開始',
  pending: '待機中',
  streaming: '実行中',
  completed: '完了',
  failed: '失敗',
  cancelled: '停止',
};

export const REMOTE_TOOLS: RemoteToolWords = {
  web: ['ウェブを検索中', 'ウェブを検索しました'],
  files: ['ファイルを検索中', 'ファイルを検索しました'],
  page: ['ページを読み取り中', 'ページを読み取りました'],
  code: ['コードを実行中', 'コードを実行しました'],
  image: ['画像を生成中', '画像を生成しました'],
};

export const TOOL_STATES: Readonly<Record<ToolState, string>> = {
  forming: '準備中',
  ready: '準備完了',
  'awaiting-approval': '承認待ち',
  'awaiting-answer': '入力待ち',
  running: '実行中',
  done: '完了',
  failed: '失敗',
  denied: '許可されませんでした',
  interrupted: '中断',
};

export const USAGE = {
  inputTokens: '入力',
  cachedInputTokens: 'うちキャッシュ',
  outputTokens: '出力',
  reasoningTokens: 'うち思考',
  totalTokens: '合計',
};

export const BUDGET = { ok: '予算内', warning: '予算の残りわずか', reached: '予算を使い切りました' };
