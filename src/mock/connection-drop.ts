/**
 * A connection that breaks, as `fetch` words it. Thrown by the server it means: no answer at all, not even a status.
 * What serves the mock over HTTP destroys the socket for it.
 */
export class ConnectionDrop extends TypeError {
  override readonly name = 'ConnectionDrop';

  constructor() {
    super('network error: the mock server broke the connection, as its scenario says');
  }
}
