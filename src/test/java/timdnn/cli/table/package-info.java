/** Tests of commands about tables. */
package timdnn.cli.table;
