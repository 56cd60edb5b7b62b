package timdnn.report;

/**
 * A section of the page.
 *
 * @param id its anchor
 * @param title its heading
 * @param body what it holds
 */
record Section(String id, String title, Html body) {}
