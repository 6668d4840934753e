/** A component that streams, and hands its stream to the test. */
import { type LLMStream, type UseLLMStreamOptions, useLLMStream } from 'deltakit';
import { vi } from 'vitest';
import { type Mounted, mount } from './mount';

export interface StreamProbe extends Mounted {
  /** The stream, whose fields are always the latest. */
  readonly stream: LLMStream;
}

function Probe({
  options,
  onRender,
}: {
  options: UseLLMStreamOptions;
  onRender: (stream: LLMStream) => void;
}) {
  const stream = useLLMStream(options);
  onRender(stream);
  return <p data-status={stream.status}>{stream.display.text}</p>;
}

/** Mounts a component with `useLLMStream` over the page's own `fetch`. */
export async function probeStream(options: UseLLMStreamOptions): Promise<StreamProbe> {
  let current: LLMStream | undefined;
  const mounted = mount(
    <Probe
      options={options}
      onRender={(stream) => {
        current = stream;
      }}
    />,
  );
  const stream = await vi.waitUntil(() => current);
  return {
    ...mounted,
    get stream() {
      return current ?? stream;
    },
  };
}
