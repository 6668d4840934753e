/** The kit's pictures, drawn for {@link Icon} on a field of 24: each on its own, so that an app has those that it shows. */

export const ATTACH_ICON = 'm19 12-6.6 6.6a4.6 4.6 0 0 1-6.5-6.5l7.3-7.3a3 3 0 0 1 4.3 4.3l-7.1 7.1';
export const CHEVRON_ICON = 'm10 7 5 5-5 5';
export const CLOSE_ICON = 'm6.5 6.5 11 11m0-11-11 11';
export const COPY_ICON = 'M9 9h10v11H9V9Zm-3.5 6H5V4h10v1.5';
export const DELETE_ICON = 'M4.5 7h15m-10 0V4.5h5V7m-8 0 .8 12.5h9.4L17.5 7';
export const DONE_ICON = 'm5 12.5 4.5 4.5L19 7.5';
export const DOWN_ICON = 'M12 5v14m-6-6 6 6 6-6';
export const DOWNLOAD_ICON = 'M12 4.5v10m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14';
export const EDIT_ICON = 'm4.5 19.5 1-4L16.3 4.7a1.5 1.5 0 0 1 2.1 0l.9.9a1.5 1.5 0 0 1 0 2.1L8.5 18.5l-4 1Z';
export const FILE_ICON = 'M13.5 3.5h-7v17h11V7.6l-4-4.1Zm0 0v4.2h4';
export const HALTED_ICON = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.5 9.5h5v5h-5z';
export const IMAGE_ICON = 'M4 5h16v14H4V5Zm0 11 4.5-4.5 4 4 2.5-2.5 5 5M15 9v.1';
export const MARKDOWN_ICON = 'M3.5 17V7l4 4.5 4-4.5v10m6-10v9.5m-3-3 3 3 3-3';
export const PLUS_ICON = 'M12 5v14M5 12h14';
export const RETRY_ICON = 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7M4.5 4v4.7h4.7';
export const SEARCH_ICON = 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12Zm4.4 10.4 5 5';
export const SEND_ICON = 'M12 19V5m-6 6 6-6 6 6';
export const SOURCE_ICON = 'm8.5 8-4 4 4 4m7-8 4 4-4 4';
export const STOP_ICON = 'M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Z';
export const THUMB_DOWN_ICON =
  'M16.5 3.5v10m0-10H20v10h-3.5m0-10H6.9a2 2 0 0 0-2 1.7l-1.3 7.4a1.6 1.6 0 0 0 1.6 1.9H11l-.9 3.7a2 2 0 0 0 1.9 2.3l4.5-7';
export const THUMB_UP_ICON =
  'M7.5 20.5v-10m0 10H4v-10h3.5m0 10h9.6a2 2 0 0 0 2-1.7l1.3-7.4A1.6 1.6 0 0 0 18.8 9.5H13l.9-3.7A2 2 0 0 0 12 3.5l-4.5 7';
export const TOOL_ICON =
  'M20.2 7.2a5 5 0 0 1-6.6 5.9l-6.3 6.3a1.9 1.9 0 0 1-2.7-2.7l6.3-6.3a5 5 0 0 1 5.9-6.6l-3 3 .7 2.7 2.7.7 3-3Z';
export const WAIT_ICON = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8v4.3l2.8 1.7';
export const WARNING_ICON = 'M12 4 2.8 19.8h18.4L12 4Zm0 6v4.5m0 2.4v.1';
export const WRAP_ICON = 'M4 6h16M4 12h12.5a3 3 0 0 1 0 6H12m0 0 2.5-2.5M12 18l2.5 2.5M4 18h4';
