/** The kit's pictures, drawn for {@link Icon} on a field of 24: each on its own, so that an app has those that it shows. */

export const ATTACH_ICON =
  'm19 11.5-7.2 7.2a4.5 4.5 0 0 1-6.4-6.4l7.7-7.7a3 3 0 0 1 4.2 4.2l-7.5 7.5a1.5 1.5 0 0 1-2.1-2.1l6.8-6.8';
export const CHEVRON_ICON = 'm10 7 5 5-5 5';
export const CLOSE_ICON = 'm6.5 6.5 11 11m0-11-11 11';
export const COPY_ICON = 'M9 9h10v11H9V9Zm-3.5 6H5V4h10v1.5';
export const DONE_ICON = 'm5 12.5 4.5 4.5L19 7.5';
export const DOWN_ICON = 'M12 5v14m-6-6 6 6 6-6';
export const DOWNLOAD_ICON = 'M12 4.5v10m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14';
export const EDIT_ICON = 'M5 19l.8-3.6L16 5.2l2.8 2.8L8.6 18.2 5 19Z';
export const FILE_ICON = 'M13.5 3.5h-7v17h11V7.6l-4-4.1Zm0 0v4.2h4';
export const HALTED_ICON = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.5 9.5h5v5h-5z';
export const IMAGE_ICON = 'M4 5h16v14H4V5Zm0 11 4.5-4.5 4 4 2.5-2.5 5 5M15 9v.1';
export const MORE_ICON = 'M5.5 12v.1m6.5-.1v.1m6.5-.1v.1';
export const PLUS_ICON = 'M12 5v14M5 12h14';
export const RETRY_ICON = 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7M4.5 4v4.7h4.7';
export const SEND_ICON = 'M12 19V5m-6 6 6-6 6 6';
export const SOURCE_ICON = 'm8.5 8-4 4 4 4m7-8 4 4-4 4';
export const STOP_ICON = 'M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Z';
export const THUMB_DOWN_ICON =
  'M16.5 3.5v10m0-10H20v10h-3.5m0-10H6.9a2 2 0 0 0-2 1.7l-1.3 7.4a1.6 1.6 0 0 0 1.6 1.9H11l-.9 3.7a2 2 0 0 0 1.9 2.3l4.5-7';
export const THUMB_UP_ICON =
  'M7.5 20.5v-10m0 10H4v-10h3.5m0 10h9.6a2 2 0 0 0 2-1.7l1.3-7.4A1.6 1.6 0 0 0 18.8 9.5H13l.9-3.7A2 2 0 0 0 12 3.5l-4.5 7';
export const TOOL_ICON =
  'M14.5 6.5a4 4 0 0 1 5-1.5l-2.7 2.7 1.5 1.5L21 6.5a4 4 0 0 1-5.3 5.2l-7.4 7.4a2 2 0 0 1-3-3l7.4-7.3a4 4 0 0 1 1.8-2.3Z';
export const WAIT_ICON = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 8v4.3l2.8 1.7';
export const WARNING_ICON = 'M12 4 2.8 19.8h18.4L12 4Zm0 6v4.5m0 2.4v.1';
export const WRAP_ICON = 'M4 6h16M4 12h12.5a3 3 0 0 1 0 6H12m0 0 2.5-2.5M12 18l2.5 2.5M4 18h4';
