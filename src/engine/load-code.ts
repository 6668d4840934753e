import { networkError } from '../bytes/network-error';

/** Code that is fetched when it is needed. @throws StreamError `network` when it can't be */
export async function loadCode<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw networkError(cause);
  }
}
