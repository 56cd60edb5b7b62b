/** What commands share: where the project's files are, text files, and the one JSON document of a call. */
package timdnn.cli.shared;
