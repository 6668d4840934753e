/** Every string in German, with the formal address. */
import { formatBytes } from '../attachments/format-bytes';
import { STRUCTURED_VIEW_ENGLISH } from '../structured-view/structured-view-labels';
import { createFormat } from './create-format';
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
} from './german-words';
import { isolate } from './isolate';
import type { Labels } from './labels';
import { sayRemoteTool } from './remote-tools';
import { toMinutes, toWait } from './time-units';

const { count, score, percent, money, unit, plural } = /* @__PURE__ */ createFormat('de');

/** One or many. */
function counted(amount: number, one: string, other: string): string {
  return `${count(amount)} ${plural(amount) === 'one' ? one : other}`;
}

const quote = (name: string) => `„${isolate(name)}“`;

function sayTime(passed: number): string {
  const [minutes, seconds] = toMinutes(passed);
  const parts = minutes ? [unit(minutes, 'minute', 'short')] : [];
  if (seconds || !minutes) parts.push(unit(seconds, 'second', 'short'));
  return parts.join(' ');
}

/** Strings of the kit in German. */
export const german: Labels = {
  // Announcer
  replyStarted: 'Die Antwort hat begonnen',
  replyContinues: 'Die Antwort geht weiter',
  replyEnded: 'Die Antwort ist vollständig',
  toolAwaits: (tool) => `${isolate(tool)} wartet auf Ihre Zustimmung`,

  // Attachments
  attachments: 'Angehängte Dateien',
  attach: 'Dateien anhängen',
  dropHere: 'Dateien zum Anhängen hier ablegen',
  attachmentState(status, progress) {
    if (status === 'reading') return `Wird gelesen, ${percent(progress)}`;
    if (status === 'uploading') return `Wird hochgeladen, ${percent(progress)}`;
    return ATTACHMENT_STATES[status];
  },
  attachmentError({ kind, limit, status }) {
    switch (kind) {
      case 'count':
        return `Eine Nachricht kann höchstens ${counted(limit ?? 0, 'Datei', 'Dateien')} haben. Entfernen Sie eine und versuchen Sie es erneut.`;
      case 'size':
        if (limit) return `Größer als ${formatBytes(limit, 'de')}. Wählen Sie eine kleinere Datei.`;
        return status
          ? 'Zu groß für den Server. Wählen Sie eine kleinere Datei.'
          : 'Leer oder ein Ordner. Wählen Sie eine andere Datei.';
      case 'type':
        return 'Diese Art von Datei kann hier nicht angehängt werden. Wählen Sie eine andere.';
      case 'network':
        return 'Die Datei konnte nicht gesendet werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.';
      case 'aborted':
        return 'Das Senden wurde abgebrochen. Versuchen Sie es erneut oder entfernen Sie die Datei.';
      case 'read':
        return 'Die Datei konnte nicht gelesen werden. Wählen Sie sie erneut aus.';
    }
  },
  attachmentRetry: (name) => `Erneut versuchen: ${isolate(name)}`,
  attachmentRemove: (name) => `${isolate(name)} entfernen`,
  attachmentsDone: (amount) => (amount === 1 ? 'Datei angehängt' : `${count(amount)} Dateien angehängt`),
  unnamedFile: 'Datei',
  fileSize: (bytes) => formatBytes(bytes, 'de'),

  // Code, and what copies
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed: 'Markiert: zum Kopieren Strg+C oder ⌘C drücken',
  code: (lang) => (lang ? `Code, ${isolate(lang)}` : 'Code'),
  download: 'Herunterladen',
  wrapLines: 'Zeilen umbrechen',

  // Composer
  composer: 'Nachricht',
  placeholder: 'Nachricht schreiben',
  charsLeft: (amount) => `Noch ${counted(amount, 'Zeichen', 'Zeichen')}`,
  charsOver: (amount) => `${counted(amount, 'Zeichen', 'Zeichen')} zu viel`,
  waitsForFiles: (amount) =>
    amount === 1
      ? 'Wird gesendet, sobald die Datei bereit ist'
      : `Wird gesendet, sobald ${count(amount)} Dateien bereit sind`,
  filesFailed: (amount) =>
    amount === 1
      ? 'Eine Datei ist nicht angehängt: versuchen Sie es erneut oder entfernen Sie sie'
      : `${count(amount)} Dateien sind nicht angehängt`,

  // Diagram
  diagram: 'Diagramm',
  diagramSource: 'Quelltext anzeigen',

  // ErrorNotice
  dismissError: 'Schließen',
  failedElsewhere: (name, kind) =>
    name === 'StorageError' ? (STORAGE[kind] ?? 'Diese Unterhaltung wird nicht aufbewahrt') : undefined,

  // Limits
  limits: 'Was der Server noch zulässt',
  limitsOf: (what) => (what === 'tokens' ? 'Tokens' : 'Anfragen'),
  limitLeft: (remaining, limit) =>
    limit === undefined ? `Noch ${count(remaining)}` : `Noch ${count(remaining)} von ${count(limit)}`,
  limitLittle: (remaining) => (remaining > 0 ? 'Wenig übrig' : 'Nichts übrig'),
  limitWholeIn: (seconds) => `wieder vollständig in ${unit(...toWait(seconds), 'short')}`,
  limitWhole: 'Inzwischen wieder vollständig',

  // Markdown
  loadImage: (host) => `Bild von ${isolate(host)} laden`,
  task: (isDone) => (isDone ? 'Erledigt' : 'Offen'),
  notes: 'Fußnoten',
  noteBack: (number) => `Zurück zum Verweis ${count(number)}`,

  // MessageActions
  messageActions: 'Aktionen zur Nachricht',
  copyMarkdown: 'Als Markdown kopieren',
  regenerate: 'Neu antworten',
  edit: 'Bearbeiten',
  editField: 'Nachricht bearbeiten',
  editCancel: 'Abbrechen',
  editSend: 'Senden',
  branchPlace: (place, amount) => `Fassung ${count(place)} von ${count(amount)}`,
  branchShort: (place, amount) => `${count(place)} / ${count(amount)}`,
  branchPrevious: 'Vorherige Fassung',
  branchNext: 'Nächste Fassung',
  feedbackUp: 'Gute Antwort',
  feedbackDown: 'Schlechte Antwort',
  saveMessage: 'Als Datei speichern',

  // Message
  you: 'Sie',
  assistant: 'Assistent',
  systemMessage: 'Hinweis',
  file: 'Datei',
  image: 'Bild',

  // PromptVersion
  promptVersion: (version) => (/^\d/.test(version) ? `v${version}` : version),
  promptOlder: 'ältere Version',
  promptTitle: (version, promptId, latest) =>
    `Beantwortet mit Version ${isolate(version)} des Prompts${promptId ? ` ${quote(promptId)}` : ''}` +
    `${latest && latest !== version ? `; die neueste ist ${isolate(latest)}` : ''}`,

  // Reasoning
  reasoning: 'Überlegung',
  thoughtFor: (seconds) => (seconds < 1 ? 'Kurz überlegt' : `${sayTime(seconds)} lang überlegt`),

  // RetryButton
  retry: 'Erneut versuchen',
  retryIn: (seconds) => `Erneut versuchen in ${unit(seconds, 'second', 'short')}`,

  // SendOrStop
  send: 'Senden',
  stop: 'Stoppen',

  // Sources
  sourceList: 'Quellen',
  sourceScore: (value) => `Wertung ${score(value)}`,
  lessClose: (amount) => `${counted(amount, 'Quelle ist', 'Quellen sind')} weniger nah an der Frage`,
  showLessClose: 'Einblenden',
  hideLessClose: 'Ausblenden',
  readPassage: 'Alles lesen',
  shortenPassage: 'Weniger lesen',
  citation: (number, name) => `Quelle ${count(number)}: ${isolate(name)}`,

  // StatusNote
  retrying: (seconds, attempt, attempts) =>
    `Neuer Versuch${seconds > 0 ? ` in ${unit(seconds, 'second', 'short')}` : ''} (${count(attempt)} von ${count(attempts)})`,
  attempt: (attempt, attempts) => `Versuch ${count(attempt)} von ${count(attempts)}`,
  tried: (attempts) => `${count(attempts)}-mal versucht.`,
  cancelled: (reason) => CANCELLED[reason ?? 'user'],
  failed: (kind, phase = '') => TIMED_OUT[phase] ?? FAILED[kind] ?? 'Etwas ist schiefgegangen',
  finished: (reason = 'stop') => FINISHED[reason],

  // Suggestions
  suggestions: 'Vorschläge',

  // Thread
  thread: 'Unterhaltung',
  jumpToLatest: (unseen) => (unseen > 0 ? `Zum Neuesten, ${count(unseen)} neu` : 'Zum Neuesten'),
  showEarlier: 'Frühere Nachrichten anzeigen',
  loadingEarlier: 'Frühere Nachrichten werden geladen…',

  // ThreadList
  threadList: 'Unterhaltungen',
  threadNew: 'Neue Unterhaltung',
  threadSearch: 'Unterhaltungen durchsuchen',
  threadUntitled: 'Ohne Titel',
  threadGroup: (days) =>
    days <= 0 ? 'Heute' : days === 1 ? 'Gestern' : days < 8 ? 'Letzte 7 Tage' : 'Früher',
  threadRename: (title) => `${quote(title)} umbenennen`,
  threadTitle: 'Titel',
  threadRenameSave: 'Speichern',
  threadRenameCancel: 'Abbrechen',
  threadDelete: (title) => `${quote(title)} löschen`,
  threadDeleteAsk: 'Endgültig löschen?',
  threadDeleteYes: 'Löschen',
  threadDeleteNo: 'Behalten',
  threadsLoading: 'Unterhaltungen werden geladen',
  threadsNone: 'Noch keine Unterhaltungen',
  threadsNotFound: (query) => `Nichts gefunden für ${quote(query)}`,

  // ToolCall
  toolState: (state, isRemote) =>
    TOOL_STATES[state] + (state === 'interrupted' && !isRemote ? ', nie ausgeführt' : ''),
  remoteTool: (name, isDone) => sayRemoteTool(REMOTE_TOOLS, name, isDone),
  toolResults: (amount) => (amount ? counted(amount, 'Ergebnis', 'Ergebnisse') : 'Keine Ergebnisse'),
  toolResult: 'Ergebnis',
  toolError: 'Fehler',
  toolArgsCut: 'Hier abgeschnitten',
  approveTool: 'Zustimmen',
  denyTool: 'Ablehnen',

  // TypingIndicator
  writing: 'Antwort wird geschrieben',

  // Usage
  usageTotal: (amount, isAtLeast) => (isAtLeast ? 'Mindestens ' : '') + counted(amount, 'Token', 'Tokens'),
  usageOf: (kind) => USAGE[kind],
  usageCount: count,
  usageCost: 'Kosten',
  usageMoney: money,
  usageBudget: 'Budget',
  usageLevel: (level) => BUDGET[level],
  usageShare: (fraction) => `${percent(fraction)} verbraucht`,
  usageUncounted: (amount) =>
    counted(amount, 'Antwort wurde nicht gezählt', 'Antworten wurden nicht gezählt'),

  // Welcome
  welcome: 'Was möchten Sie wissen?',
  welcomeText: 'Stellen Sie eine Frage und fahren Sie mit der Antwort fort.',

  // CompletionField
  completionField: 'Text',
  suggest: 'Vorschlagen',
  suggestKeys: 'Strg+Leertaste',
  suggesting: 'Vorschlag wird geschrieben',
  acceptSuggestion: 'Übernehmen',
  dismissSuggestion: 'Verwerfen',
  suggestionKeys: (isRightToLeft) =>
    `Tab übernimmt, Strg+${isRightToLeft ? '←' : '→'} nimmt ein Wort, Esc verwirft`,
  suggestionSays: (text) => `Vorschlag: ${isolate(text)}`,
  suggestionBroke: (text, why) => `Unvollständiger Vorschlag (${isolate(why)}): ${isolate(text)}`,
  suggestionCut: (why) => `Unvollständig: ${isolate(why)}`,
  noSuggestion: (why) => (why ? `Kein Vorschlag: ${isolate(why)}` : 'Kein Vorschlag'),

  // JobProgress
  job: 'Auftrag',
  jobState: (status, reason) => (reason === 'detached' ? 'Weiterlaufen gelassen' : JOB_STATES[status]),
  jobShare: (share) => percent(Math.floor(share * 100) / 100),
  jobTime: sayTime,
  stopJob: 'Stoppen',
  detachJob: 'Weiterlaufen lassen',

  // StructuredView
  fieldName: STRUCTURED_VIEW_ENGLISH.fieldName,
  valueBoolean: (value) => (value ? 'Ja' : 'Nein'),
  valueNone: 'Leer',
  valueComing: 'Kommt noch',
  valueMissing: 'Nicht angegeben',
  valueTable: (rows) => `Tabelle, ${counted(rows, 'Zeile', 'Zeilen')}`,
  valueNotWhole: (kind) =>
    kind === 'invalid-output'
      ? 'Ungültig: nicht in der verlangten Form.'
      : 'Nicht vollständig: Felder können fehlen und Texte abgeschnitten sein.',
};
