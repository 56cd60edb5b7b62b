/** Commands about tables of a column: fit them, show, export and import them, and Liberty files of digital cells. */
package timdnn.cli.table;
