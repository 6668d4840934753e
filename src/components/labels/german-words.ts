/** The words of German that a state, a kind or a reason is told by, one table for each. */
import type { CancelReason, Status } from '../../machine/state';
import type { ToolState } from '../tool-call/tool-state';
import type { RemoteToolWords } from './remote-tools';

export const ATTACHMENT_STATES = { done: 'Angehängt', failed: 'Nicht angehängt', cancelled: 'Abgebrochen' };

export const STORAGE: Readonly<Record<string, string>> = {
  full: 'Kein Platz, um diese Unterhaltung aufzubewahren',
  corrupt: 'Eine Unterhaltung konnte nicht gelesen werden',
};

export const CANCELLED: Readonly<Record<CancelReason, string>> = {
  user: 'Gestoppt',
  superseded: 'Durch eine neuere Frage ersetzt',
  detached: 'Dem Server zur Fortsetzung überlassen',
  unmount: 'Gestoppt, weil die Seite verlassen wurde',
  server: 'Vom Server beendet',
};

export const FAILED: Readonly<Record<string, string>> = {
  'invalid-request': 'Konnte nicht gesendet werden',
  network: 'Die Verbindung ist abgebrochen',
  http: 'Der Server hat einen Fehler gemeldet',
  'rate-limit': 'Zurzeit zu viele Anfragen',
  timeout: 'Keine Antwort innerhalb der vorgesehenen Zeit',
  provider: 'Der Anbieter hat einen Fehler gemeldet',
  truncated: 'Vor dem Ende abgeschnitten',
  malformed: 'Die Antwort konnte nicht gelesen werden',
  'too-large': 'Die Antwort war zu groß',
  'invalid-output': 'Die Antwort hat nicht die erwartete Form',
  blocked: 'Die Antwort wurde zurückgehalten',
};

export const TIMED_OUT: Readonly<Record<string, string>> = {
  connect: 'Der Server hat nicht rechtzeitig geantwortet',
  firstContent: 'Die Antwort hat nicht rechtzeitig begonnen',
  idle: 'Die Verbindung ist verstummt',
  stall: 'Die Antwort ist ins Stocken geraten',
  total: 'Die Antwort hat zu lange gedauert',
};

export const FINISHED: Readonly<Record<string, string>> = {
  length: 'Beim Erreichen der Längenbegrenzung beendet',
  'content-filter': 'Von einem Inhaltsfilter beendet',
  refusal: 'Antwort abgelehnt',
};

export const JOB_STATES: Readonly<Record<Status, string>> = {
  idle: 'Nicht begonnen',
  pending: 'In der Warteschlange',
  streaming: 'Läuft',
  completed: 'Fertig',
  failed: 'Fehlgeschlagen',
  cancelled: 'Gestoppt',
};

export const REMOTE_TOOLS: RemoteToolWords = {
  web: ['Sucht im Web', 'Im Web gesucht'],
  files: ['Durchsucht Dateien', 'Dateien durchsucht'],
  page: ['Liest eine Seite', 'Eine Seite gelesen'],
  code: ['Führt Code aus', 'Code ausgeführt'],
  image: ['Zeichnet ein Bild', 'Ein Bild gezeichnet'],
};

export const TOOL_STATES: Readonly<Record<ToolState, string>> = {
  forming: 'Wird vorbereitet',
  ready: 'Bereit',
  'awaiting-approval': 'Wartet auf Ihre Zustimmung',
  'awaiting-answer': 'Wartet auf Ihre Antwort',
  running: 'Läuft',
  done: 'Erledigt',
  failed: 'Fehlgeschlagen',
  denied: 'Nicht erlaubt',
  interrupted: 'Unterbrochen',
};

export const USAGE = {
  inputTokens: 'Eingabe',
  cachedInputTokens: 'davon aus dem Cache',
  outputTokens: 'Ausgabe',
  reasoningTokens: 'davon Überlegung',
  totalTokens: 'Insgesamt',
};

export const BUDGET = {
  ok: 'Im Budget',
  warning: 'Budget fast aufgebraucht',
  reached: 'Budget aufgebraucht',
};
