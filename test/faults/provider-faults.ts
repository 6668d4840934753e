/** An error that the provider reports inside its stream, in the words of each format: from the mock server's writer. */
import type { MockFormat } from 'deltakit/mock';
import { createEncoder, ENCODINGS, isMockFormat } from '../../src/mock/encode/create-encoder';
import type { Fault } from './play-fault';
import { HALF } from './say';

const ERROR = { type: 'error-reported', message: 'The model is overloaded.', code: 'overloaded' } as const;

export const PROVIDER_FAULTS: readonly Fault[] = Object.keys(ENCODINGS)
  .filter(isMockFormat)
  .filter((format) => ENCODINGS[format].carries.includes('error-reported'))
  .flatMap((format) => [
    { name: `${format}: an error behind content`, script: play(format, HALF) },
    { name: `${format}: an error before content`, script: play(format, '') },
  ]);

function play(format: MockFormat, content: string): NonNullable<Fault['script']> {
  return ({ open, close }) => {
    const facts = { id: 'reply-1', model: 'mock', created: 1_750_000_000, includeUsage: true };
    const { encode, contentType, headers } = createEncoder(format, facts);
    open({ 'content-type': contentType, ...headers });
    close(
      [
        encode({ type: 'reply-info', id: facts.id, model: facts.model }),
        content && encode({ type: 'text-delta', text: content }),
        encode(ERROR),
      ].join(''),
    );
  };
}
