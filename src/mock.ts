/** `deltakit/mock`: a server that plays every success and failure of an LLM reply, in-process or over HTTP. */
export { ConnectionDrop } from './mock/connection-drop';
export { createMockServer, type MockServer, type MockServerOptions } from './mock/create-mock-server';
export type { MockTimers } from './mock/mock-timers';
export type { MockPrompt } from './mock/prompts';
export type { MockRequest } from './mock/request-log';
export {
  type AnswerFacts,
  type AnswerHeaders,
  type FirstFailures,
  type FixedAnswer,
  type MockFormat,
  type Scenario,
  type ScenarioRequest,
  type Step,
  text,
} from './mock/scenario';
export { SCENARIOS } from './mock/scenarios';
export type { WireFaults } from './mock/wire-faults';
