/** What the kit fetches when it is first needed, fetched before: a tape does not wait for modules. */
import '../../src/chat/create-args-reader';
import '../../src/chat/keep-thread';
import '../../src/chat/make-calls';
import '../../src/chat/request-kit';
import '../../src/deltas/detect-format';
import '../../src/engine/read-batches';
import '../../src/jobs/job-transport';
import '../../src/structured/structure-replies';
