/** The reader is there, as on a page that has been open for a moment: tests on a fake clock don't wait for modules. */
import '../../src/chat/create-args-reader';
import '../../src/chat/keep-thread';
import '../../src/chat/request-kit';
import '../../src/deltas/detect-format';
import '../../src/engine/read-batches';
import '../../src/chat/make-calls';
