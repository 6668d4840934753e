/** The address of the document to stream: what the runner put behind the page's own address. */
export const streamUrl = `/stream${location.search}`;
