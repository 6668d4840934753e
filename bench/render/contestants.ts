/** Who is compared: a page each, and the format in which the server streams to it. The first is what the ratios refer to. */

export const CONTESTANT_NAMES = [
  'limit',
  'deltakit',
  'react-text',
  'ai-sdk',
  'ai-sdk-50',
  'ant-design-x',
  'react-markdown',
] as const;

export type ContestantName = (typeof CONTESTANT_NAMES)[number];

export type StreamFormat = 'openai-chat' | 'ai-sdk-ui';

export interface Contestant {
  name: ContestantName;
  /** The folder in `pages/`; two that differ in a setting share it. */
  page: string;
  /** What the page reads its setting from. */
  query?: string;
  format: StreamFormat;
}

export const CONTESTANTS: Record<ContestantName, Contestant> = {
  limit: { name: 'limit', page: 'limit', format: 'openai-chat' },
  deltakit: { name: 'deltakit', page: 'deltakit', format: 'openai-chat' },
  'react-text': { name: 'react-text', page: 'react-text', format: 'openai-chat' },
  'ai-sdk': { name: 'ai-sdk', page: 'ai-sdk', format: 'ai-sdk-ui' },
  'ai-sdk-50': { name: 'ai-sdk-50', page: 'ai-sdk', query: 'throttle=50', format: 'ai-sdk-ui' },
  'ant-design-x': { name: 'ant-design-x', page: 'ant-design-x', format: 'openai-chat' },
  'react-markdown': { name: 'react-markdown', page: 'react-markdown', format: 'openai-chat' },
};
