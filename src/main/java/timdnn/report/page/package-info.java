/**
 * What a page is made of: marked-up text, tables, sections, numbers as people read them, and where a figure comes
 * from.
 */
package timdnn.report.page;
