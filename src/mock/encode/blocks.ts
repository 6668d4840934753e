/**
 * Deltas in, the blocks of a reply out, each with its beginning, its pieces and its end: most providers frame
 * what a model says this way. One block is open at a time, so the pieces of a call have to come together.
 */
import type { Delta, FinishReason, ReplyFile, Source, Usage } from '../../deltas/delta';

/** A source, and how much of its text had been written when it came. */
export interface Citation {
  source: Source;
  end: number;
}

/** Text of one kind in one run. */
export interface TextBlock {
  type: 'text' | 'reasoning' | 'refusal';
  index: number;
  text: string;
  /** What the text rests on. */
  citations: Citation[];
}

/** One tool call. */
export interface CallBlock {
  type: 'call';
  index: number;
  callId: string;
  name: string;
  isRemote: boolean;
  /** Its arguments, as JSON text. */
  text: string;
  result?: ToolResult;
}

/** What a tool gave. */
export type ToolResult = Extract<Delta, { type: 'tool-result-received' }>;

/** What comes at once. */
export type WholeBlock =
  | { type: 'result'; index: number; result: ToolResult }
  | { type: 'file'; index: number; file: ReplyFile }
  | { type: 'source'; index: number; source: Source }
  | { type: 'data'; index: number; data: Extract<Delta, { type: 'data-received' }> };

export type Block = TextBlock | CallBlock | WholeBlock;

/** How a format writes a block; what it does not need is left out. */
export interface BlockWriter {
  open?(block: TextBlock | CallBlock): string;
  piece?(block: TextBlock | CallBlock, text: string): string;
  close?(block: TextBlock | CallBlock): string;
  /** What a tool gave, behind its call. */
  result?(call: CallBlock, result: ToolResult): string;
  /** A source, where it belongs to the text; else it is a block of its own. */
  cite?(block: TextBlock, citation: Citation): string;
  /** What comes at once. */
  whole?(block: WholeBlock): string;
}

/** The blocks of one reply, and how it ended. */
export interface Blocks {
  readonly list: readonly Block[];
  readonly finish: FinishReason | undefined;
  readonly usage: Usage | undefined;
  /** What a delta of content adds; facts about the reply are kept, and add nothing. */
  write(delta: Delta): string;
  /** Ends the block that is open. */
  close(): string;
}

const TEXT_TYPES = {
  'text-delta': 'text',
  'reasoning-delta': 'reasoning',
  'refusal-delta': 'refusal',
} as const;

/** Begins a reply. */
export function createBlocks(writer: BlockWriter): Blocks {
  const list: Block[] = [];
  let open: TextBlock | CallBlock | undefined;
  let finish: FinishReason | undefined;
  let usage: Usage | undefined;

  function close(): string {
    const closed = open;
    open = undefined;
    return (closed && writer.close?.(closed)) ?? '';
  }

  function begin(block: TextBlock | CallBlock): string {
    const closing = close();
    open = block;
    list.push(block);
    return closing + (writer.open?.(block) ?? '');
  }

  function add(block: WholeBlock): string {
    const closing = close();
    list.push(block);
    return closing + (writer.whole?.(block) ?? '');
  }

  function append(text: string): string {
    if (!open || !text) return '';
    open.text += text;
    return writer.piece?.(open, text) ?? '';
  }

  function ensureText(type: TextBlock['type']): string {
    return open?.type === type ? '' : begin({ type, index: list.length, text: '', citations: [] });
  }

  /** A source belongs to the text before it, or to one that begins with it. */
  function cite(source: Source): string {
    if (!writer.cite) return add({ type: 'source', index: list.length, source });
    const opening = ensureText('text');
    if (open?.type !== 'text') return opening;
    const citation = { source, end: open.text.length };
    open.citations.push(citation);
    return opening + writer.cite(open, citation);
  }

  function receive(result: ToolResult): string {
    const call = [...list].reverse().find((block) => block.type === 'call' && block.callId === result.callId);
    if (call?.type !== 'call') return '';
    call.result = result;
    if (!writer.result) return add({ type: 'result', index: list.length, result });
    return (call === open ? close() : '') + writer.result(call, result);
  }

  return {
    list,
    get finish() {
      return finish;
    },
    get usage() {
      return usage;
    },
    close,
    write(delta) {
      const index = list.length;
      switch (delta.type) {
        case 'text-delta':
        case 'reasoning-delta':
        case 'refusal-delta':
          return ensureText(TEXT_TYPES[delta.type]) + append(delta.text);
        case 'tool-call-delta': {
          const { callId, name = '', argsText = '', isRemote = false } = delta;
          const isOpen = open?.type === 'call' && open.callId === callId;
          return (
            (isOpen ? '' : begin({ type: 'call', index, callId, name, isRemote, text: '' })) +
            append(argsText)
          );
        }
        case 'tool-call-ready': {
          if (open?.type !== 'call' || open.callId !== delta.callId) return '';
          const missing = open.text === '' ? append(delta.argsText ?? '') : '';
          return missing + close();
        }
        case 'tool-result-received':
          return receive(delta);
        case 'source-found':
          return cite(delta.source);
        case 'file-found':
          return add({ type: 'file', index, file: delta.file });
        case 'data-received':
          return add({ type: 'data', index, data: delta });
        case 'usage-reported':
          usage = { ...usage, ...delta.usage };
          return '';
        case 'reply-finished':
          finish = delta.reason ?? 'other';
          return close();
        default:
          return '';
      }
    },
  };
}

/** The text of all blocks of one kind. */
export function textOf(blocks: readonly Block[], type: TextBlock['type']): string {
  return blocks.map((block) => (block.type === type ? block.text : '')).join('');
}

/** The calls among blocks. */
export function callsOf(blocks: readonly Block[]): CallBlock[] {
  return blocks.filter((block) => block.type === 'call');
}
