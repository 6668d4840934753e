/** The reader is there, as on a page that has been open for a moment: tests on a fake clock don't wait for modules. */
import '../../src/deltas/detect-format';
import '../../src/engine/read-batches';
