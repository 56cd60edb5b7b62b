/**
 * One run's folder as one HTML page that needs no network: text and tables as HTML, figures as JSON drawn by the page's
 * own script. The same files give the same bytes. Every figure says its status and how to get its points again.
 */
package timdnn.report;
