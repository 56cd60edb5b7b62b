package timdnn.report.page;

/**
 * A section of the page.
 *
 * @param id its anchor
 * @param title its heading
 * @param body what it holds
 */
public record Section(String id, String title, Html body) {}
